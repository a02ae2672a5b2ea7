import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, type Id, notFound } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { Outbox } from '#platform/events';
import { assertPlanner } from './assert-planner';
import { lockPlan } from './ask-plan';

interface PlanEnd {
  readonly state: 'stale' | 'failed';
  readonly failure: string;
  readonly place?: string;
}

/** Ends a plan that proposes nothing: nothing is written but why. */
@Injectable()
export class EndPlan {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(planId: string, { state, failure, place }: PlanEnd): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [plan] = await rowsOf<{ communeId: string; cycleId: string }>(
        tx,
        `UPDATE run_plan SET state = $2, failure = $3, failure_place = $4, progress = NULL,
           version = version + 1
         WHERE id = $1 AND state = 'queued' RETURNING commune_id AS "communeId", cycle_id AS "cycleId"`,
        [planId, state, failure, place ?? null],
      );
      if (plan) await this.outbox.tell(tx, 'run_plan.failed', { planId, ...plan, failure });
    });
  }

  /** A coordinator calls it off: whoever thinks about it finds nothing to write to. */
  async cancel(actor: Actor, planId: Id<'RunPlan'>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const plan = await lockPlan(tx, planId);
      if (!plan) throw notFound('run_plan', planId);
      assertPlanner(actor, plan);
      if (plan.state === 'cancelled') return;
      if (plan.state !== 'queued') {
        throw new DomainError('conflict', 'run_plan.not_waiting', { planId, state: plan.state });
      }
      await tx.query(
        `UPDATE run_plan SET state = 'cancelled', progress = NULL, version = version + 1
         WHERE id = $1`,
        [planId],
      );
      const { communeId, cycleId } = plan;
      const failure = 'run_plan.cancelled';
      await this.outbox.tell(tx, 'run_plan.failed', { planId, communeId, cycleId, failure });
    });
  }
}
