import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '#core/kernel';
import type { RoutingPlan, RoutingProblem } from '#core/routing';
import { Database } from '#platform/database';
import type { GoodsWeight } from '../runs/priority';
import { isImagined } from './plan-changes';
import { rankRuns } from './rank-runs';
import type { PlanRankingResponse } from './ranking.dto';
import { RunPlanQueries } from './run-plan.queries';

interface AnsweredPlan {
  readonly problem: RoutingProblem | null;
  readonly answer: RoutingPlan | null;
  readonly weights: Readonly<Record<string, GoodsWeight>> | null;
}

interface NamedVehicle {
  readonly vehicleId: string;
  readonly vehicleName: string;
  readonly runId: string | null;
  readonly runCode: string | null;
}

/** Which runs to let go first when fuel is short, and what stays behind. */
@Injectable()
export class RankingQueries {
  constructor(
    private readonly db: Database,
    private readonly plans: RunPlanQueries,
  ) {}

  async one(actor: Actor, planId: string): Promise<PlanRankingResponse> {
    const { unserved } = await this.plans.one(actor, planId);
    const [plan] = await this.db.rows<AnsweredPlan>(
      'SELECT problem, answer, weights FROM run_plan WHERE id = $1',
      [planId],
    );
    if (!plan?.problem || !plan.answer) {
      throw new DomainError('conflict', 'run_plan.not_answered', { planId });
    }
    const ranked = rankRuns(plan.problem, plan.answer, plan.weights ?? {});
    const names = await this.namesOf(
      planId,
      ranked.map((it) => it.vehicleId),
    );
    return {
      planId,
      runs: ranked.map((run) => ({
        ...run,
        runId: names.get(run.vehicleId)?.runId ?? null,
        runCode: names.get(run.vehicleId)?.runCode ?? null,
        vehicleName: names.get(wholeOf(run.vehicleId))?.vehicleName ?? run.vehicleId,
      })),
      leftBehind: [...unserved].sort((a, b) => b.priority - a.priority || b.grams - a.grams),
    };
  }

  private async namesOf(
    planId: string,
    vehicleIds: readonly string[],
  ): Promise<ReadonlyMap<string, NamedVehicle>> {
    const rows = await this.db.rows<NamedVehicle>(
      `SELECT v.id AS "vehicleId", v.name AS "vehicleName", r.id AS "runId", r.code AS "runCode"
       FROM vehicle v LEFT JOIN run r ON r.vehicle_id = v.id AND r.plan_id = $1
       WHERE v.id = ANY($2::uuid[])`,
      [planId, vehicleIds.map(wholeOf)],
    );
    return new Map(rows.map((row) => [row.vehicleId, row]));
  }
}

/** The vehicle that an imagined one is like. */
function wholeOf(vehicleId: string): string {
  return isImagined(vehicleId) ? (vehicleId.split('+')[0] ?? vehicleId) : vehicleId;
}
