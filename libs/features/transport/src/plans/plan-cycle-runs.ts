import { Injectable } from '@nestjs/common';
import { Clock, type Id } from '#core/kernel';
import type { RoutingPlan, RoutingProblem } from '#core/routing';
import { Database, rowsOf, type Tx } from '#platform/database';
import { type Events, OnSlow, Outbox, type SlowContext } from '#platform/events';
import { FreezePlan, freeVehicles } from './freeze-plan';
import { RunPlan } from './run-plan.entity';
import { unservedOf, WriteProposals } from './write-proposals';
import { planInThread } from './plan-in-thread';

/** How often a plan that was overtaken by others is thought anew. */
const TRIES_MAX = 5;

/**
 * Read, think, write: no transaction is held open while the planner thinks. Safe to repeat and to kill: the
 * question is frozen before, the answer is written once, under locks, and only if it still holds.
 */
@Injectable()
export class PlanCycleRuns {
  constructor(
    private readonly db: Database,
    private readonly freeze: FreezePlan,
    private readonly proposals: WriteProposals,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @OnSlow('run_plan.requested', 'solving')
  async run({ planId }: Events['run_plan.requested'], context: SlowContext): Promise<void> {
    for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
      const frozen = await this.ask(planId);
      if (!frozen) return;
      const answer = await planInThread(frozen, context.signal);
      if (await this.answer(planId, frozen.problem, answer)) return;
    }
    await this.giveUp(planId);
  }

  /** The frozen question; null when the plan has its answer already. */
  private async ask(
    planId: Id<'RunPlan'>,
  ): Promise<{ problem: RoutingProblem; seed: number } | null> {
    return this.db.transaction(async (tx) => {
      const plan = await tx.findOne(RunPlan, {
        where: { id: planId },
        lock: { mode: 'pessimistic_write' },
      });
      if (plan?.state !== 'queued') return null;
      const problem = plan.problem ?? (await this.freeze.problemOf(tx, plan));
      if (plan.problem === null) await setProblem(tx, planId, problem);
      return { problem, seed: plan.seed };
    });
  }

  /** False when somebody planned the same kilos or vehicles meanwhile: the question is asked anew. */
  private async answer(
    planId: Id<'RunPlan'>,
    problem: RoutingProblem,
    answer: RoutingPlan,
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const plan = await tx.findOne(RunPlan, {
        where: { id: planId },
        lock: { mode: 'pessimistic_write' },
      });
      if (plan?.state !== 'queued') return true;
      await rowsOf(tx, 'SELECT 1 FROM vehicle WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
        plan.vehicleIds,
      ]);
      const free = new Set(await freeVehicles(tx, plan));
      const holds =
        answer.runs.every((run) => free.has(run.vehicleId)) &&
        (await this.proposals.stillWait(tx, problem, answer));
      if (!holds) {
        await setProblem(tx, planId, null);
        return false;
      }
      const unserved = await unservedOf(tx, problem, answer);
      await this.proposals.write(tx, plan, problem, answer);
      await tx.query(
        `UPDATE run_plan SET state = 'planned', answer = $2, unserved = $3, planned_at = $4,
           version = version + 1 WHERE id = $1`,
        [planId, JSON.stringify(answer), JSON.stringify(unserved), this.clock.now()],
      );
      const { communeId, cycleId } = plan;
      await this.outbox.tell(tx, 'run_plan.planned', {
        ...{ planId, communeId, cycleId },
        runs: answer.runs.length,
        servedGrams: answer.totals.servedGrams,
        unservedGrams: answer.totals.unservedGrams,
      });
      return true;
    });
  }

  private async giveUp(planId: Id<'RunPlan'>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [plan] = await rowsOf<{ communeId: string; cycleId: string }>(
        tx,
        `UPDATE run_plan SET state = 'stale', failure = 'run_plan.overtaken', version = version + 1
         WHERE id = $1 AND state = 'queued' RETURNING commune_id AS "communeId", cycle_id AS "cycleId"`,
        [planId],
      );
      if (!plan) return;
      await this.outbox.tell(tx, 'run_plan.failed', {
        planId,
        ...plan,
        failure: 'run_plan.overtaken',
      });
    });
  }
}

async function setProblem(tx: Tx, planId: string, problem: RoutingProblem | null): Promise<void> {
  await tx.query('UPDATE run_plan SET problem = $2 WHERE id = $1', [
    planId,
    problem === null ? null : JSON.stringify(problem),
  ]);
}
