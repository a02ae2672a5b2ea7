import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, notFound } from '#core/kernel';
import type { NearestChange, RoutingPlan, RoutingProblem } from '#core/routing';
import { Database } from '#platform/database';
import { think } from '#platform/thinking';
import { allocationIdOf } from './freeze-plan';
import { planNames } from './plan-names';
import type { WordedChange } from './run-plan.entity';
import { RunPlanQueries } from './run-plan.queries';
import { wordedChanges } from './unserved-goods';

/** For goods that a plan leaves behind: what would give them a place, all else as it is. */
@Injectable()
export class ExplainUnserved {
  constructor(
    private readonly db: Database,
    private readonly plans: RunPlanQueries,
  ) {}

  async run(actor: Actor, planId: string, allocationId: string): Promise<WordedChange[]> {
    await this.plans.one(actor, planId);
    const [plan] = await this.db.rows<{
      problem: RoutingProblem | null;
      answer: RoutingPlan | null;
    }>('SELECT problem, answer FROM run_plan WHERE id = $1', [planId]);
    if (!plan?.problem || !plan.answer) {
      throw new DomainError('conflict', 'run_plan.not_answered', { planId });
    }
    const { problem, answer } = plan;
    const left = answer.unserved.find((it) => allocationIdOf(it.shipmentId) === allocationId);
    if (!left) throw notFound('unserved_goods', allocationId);
    const file = require.resolve('#core/routing');
    const args = [problem, answer, left.shipmentId];
    const changes = await think<NearestChange[]>({ file, call: 'nearestChanges', args });
    return wordedChanges(changes, await planNames(this.db.read, problem));
  }
}
