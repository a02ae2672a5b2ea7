import { Injectable } from '@nestjs/common';
import type { RoutingPlan } from '#core/routing';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { WriteReplan } from '../replan/write-replan';
import { type AskedPlan, keepQuestion, lockPlan } from './ask-plan';
import { freeVehicles } from './freeze-plan';
import type { RunPlan } from './run-plan.entity';
import { unservedOf } from './unserved-goods';
import { WriteProposals } from './write-proposals';

/** Writes the answer of a plan with all its runs, in one transaction, or nothing. */
@Injectable()
export class AnswerPlan {
  constructor(
    private readonly db: Database,
    private readonly proposals: WriteProposals,
    private readonly replans: WriteReplan,
    private readonly outbox: Outbox,
  ) {}

  /** False when the question no longer holds: it is to be asked anew. */
  async run(asked: AskedPlan, answer: RoutingPlan, at: Date): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const plan = await lockPlan(tx, asked.plan.id);
      if (plan?.state !== 'queued') return true;
      if (plan.changes === null && !(await this.propose(tx, plan, asked, answer))) {
        await keepQuestion(tx, plan.id, null);
        return false;
      }
      const unserved = await unservedOf(tx, asked.problem, answer);
      await tx.query(
        `UPDATE run_plan SET state = 'planned', answer = $2, unserved = $3, planned_at = $4,
           progress = NULL, version = version + 1 WHERE id = $1`,
        [plan.id, JSON.stringify(answer), JSON.stringify(unserved), at],
      );
      if (plan.changes === null) await this.tell(tx, plan, answer);
      return true;
    });
  }

  private async propose(
    tx: Tx,
    plan: RunPlan,
    { problem }: AskedPlan,
    answer: RoutingPlan,
  ): Promise<boolean> {
    await rowsOf(tx, 'SELECT 1 FROM vehicle WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      plan.vehicleIds,
    ]);
    if (plan.replansRunIds.length > 0) return this.replans.write(tx, { plan, problem, answer });
    const free = new Set(await freeVehicles(tx, plan));
    const holds =
      answer.runs.every((run) => free.has(run.vehicleId)) &&
      (await this.proposals.stillWait(tx, problem, answer));
    if (holds) await this.proposals.write(tx, plan, problem, answer);
    return holds;
  }

  private async tell(tx: Tx, plan: RunPlan, answer: RoutingPlan): Promise<void> {
    const { id: planId, communeId, cycleId } = plan;
    await this.outbox.tell(tx, 'run_plan.planned', {
      ...{ planId, communeId, cycleId },
      runs: answer.runs.length,
      servedGrams: answer.totals.servedGrams,
      unservedGrams: answer.totals.unservedGrams,
    });
  }
}
