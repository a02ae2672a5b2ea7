import { Injectable } from '@nestjs/common';
import type { RoutingProblem } from '#core/routing';
import { Database, type Tx } from '#platform/database';
import type { RoadFaults } from '../roads/road-faults';
import type { RoadPlace } from '../roads/table-server';
import { FreezeReplan } from '../replan/freeze-replan';
import { FreezePlan, type FrozenQuestion } from './freeze-plan';
import { changedProblem } from './plan-changes';
import { RunPlan } from './run-plan.entity';

/** A plan whose question stands. */
export interface AskedPlan {
  readonly plan: RunPlan;
  readonly problem: RoutingProblem;
}

/** Brings a plan to its frozen question. */
@Injectable()
export class AskPlan {
  constructor(
    private readonly db: Database,
    private readonly freezePlan: FreezePlan,
    private readonly freezeReplan: FreezeReplan,
  ) {}

  /** Places whose roads the question will want; null when it needs none, since it stands or nobody waits. */
  async placesOf(planId: string): Promise<RoadPlace[] | null> {
    return this.db.transaction(async (tx) => {
      const plan = await tx.findOneBy(RunPlan, { id: planId });
      if (plan?.state !== 'queued' || plan.problem !== null || plan.changes !== null) return null;
      return this.freezer(plan).placesOf(tx, plan);
    });
  }

  /** Null when the plan has its answer already, or is called off. */
  async freeze(planId: string, faults?: RoadFaults): Promise<AskedPlan | null> {
    return this.db.transaction(async (tx) => {
      const plan = await lockPlan(tx, planId);
      if (plan?.state !== 'queued') return null;
      if (plan.problem !== null) return { plan, problem: plan.problem };
      const question = await this.questionOf(tx, plan, faults);
      if (!question) return null;
      await keepQuestion(tx, planId, question);
      return { plan: Object.assign(plan, question), problem: question.problem };
    });
  }

  private freezer(plan: RunPlan): FreezePlan | FreezeReplan {
    return plan.replansRunIds.length === 0 ? this.freezePlan : this.freezeReplan;
  }

  /** Of a what-if: the question of the plan that it varies, changed. */
  private async questionOf(
    tx: Tx,
    plan: RunPlan,
    faults?: RoadFaults,
  ): Promise<FrozenQuestion | null> {
    if (plan.changes === null) return this.freezer(plan).problemOf(tx, plan, faults);
    const base = await tx.findOneBy(RunPlan, { id: plan.basePlanId ?? '' });
    if (!base?.problem || !base.roads) return null;
    const { roads, weights } = base;
    const problem = changedProblem(base.problem, plan.changes);
    return { problem, roads, weights: weights ?? {}, basis: null };
  }
}

export async function lockPlan(tx: Tx, id: string): Promise<RunPlan | null> {
  return tx.findOne(RunPlan, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Null: the question is asked anew. */
export async function keepQuestion(
  tx: Tx,
  planId: string,
  question: FrozenQuestion | null,
): Promise<void> {
  await tx.query(
    'UPDATE run_plan SET problem = $2, roads = $3, weights = $4, basis = $5 WHERE id = $1',
    [
      planId,
      question && JSON.stringify(question.problem),
      question && JSON.stringify(question.roads),
      question && JSON.stringify(question.weights),
      question?.basis ?? null,
    ],
  );
}
