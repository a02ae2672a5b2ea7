import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { message } from '#core/language';
import type { LowerBounds } from '#core/routing';
import { Database } from '#platform/database';
import type { RoadsNote } from '../roads/road-travel';
import { mayReadBoard, mayReadPlan } from '../transport.policy';
import type { PlanningProgress } from './plan-progress';
import type {
  PlanningProgressResponse,
  PlanRoadsResponse,
  RunPlanListQuery,
  RunPlanResponse,
} from './run-plan.dto';

interface PlanRow extends Omit<RunPlanResponse, 'roads' | 'progress'> {
  readonly roads: RoadsNote | null;
  readonly progress: PlanningProgress | null;
}

@Injectable()
export class RunPlanQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<RunPlanResponse> {
    const plan = await this.read(id);
    if (!mayReadPlan(actor, plan)) throw notFound('run_plan', id);
    return plan;
  }

  /** For whoever may read the plan. */
  async read(id: string): Promise<RunPlanResponse> {
    const [plan] = await this.db.rows<PlanRow>(`${PLAN} WHERE p.id = $1`, [id]);
    if (!plan) throw notFound('run_plan', id);
    return responseOf(plan);
  }

  async list(actor: Actor, query: RunPlanListQuery): Promise<Page<RunPlanResponse>> {
    allow(mayReadBoard(actor));
    const rows = await this.db.rows<PlanRow>(
      `${PLAN} WHERE p.cycle_id = $1 AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`,
      [query.cycleId, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows.map(responseOf), query.limit, (plan) => plan.id);
  }
}

function responseOf({ roads, progress, ...plan }: PlanRow): RunPlanResponse {
  return { ...plan, roads: roads && roadsOf(roads), progress: progress && progressOf(progress) };
}

function roadsOf(note: RoadsNote): PlanRoadsResponse {
  return {
    ...note,
    reasons: note.reasons.map(({ code, pairs }) => ({
      ...{ code, pairs },
      textEs: message('es', code, { pairs }),
      textEn: message('en', code, { pairs }),
    })),
  };
}

function progressOf({ stage, best, elapsedMs }: PlanningProgress): PlanningProgressResponse {
  const bounds = best?.lowerBounds;
  return {
    ...{ stage, elapsedMs },
    iteration: best?.iteration ?? null,
    iterationsMax: best?.iterationsMax ?? null,
    servedShipments: best?.servedShipments ?? null,
    unservedShipments: best?.unservedShipments ?? null,
    vehicles: best?.vehicles ?? null,
    metres: best?.metres ?? null,
    costMinor: best?.costMinor ?? null,
    vehiclesAboveBound: best && bounds ? Math.max(0, best.vehicles - bounds.vehicles) : null,
    metresAboveBoundPermille: best && bounds ? aboveBound(best.metres, bounds) : null,
  };
}

function aboveBound(metres: number, { metres: bound }: LowerBounds): number | null {
  return bound === 0 ? null : Math.max(0, Math.round((metres * 1000) / bound) - 1000);
}

const PLAN = `
  SELECT p.id, p.commune_id AS "communeId", p.cycle_id AS "cycleId", p.state, p.seed,
    p.day_on AS "dayOn", p.vehicle_ids AS "vehicleIds", p.options,
    ARRAY(SELECT r.id FROM run r WHERE r.plan_id = p.id ORDER BY r.id) AS "runIds",
    p.replans_run_ids AS "replansRunIds", p.base_plan_id AS "basePlanId", p.changes,
    coalesce(p.unserved, '[]') AS unserved, p.answer -> 'totals' AS totals,
    base.answer -> 'totals' AS "baseTotals", p.answer -> 'lowerBounds' AS "lowerBounds", p.roads,
    CASE WHEN p.state = 'queued' THEN p.progress END AS progress, p.state = 'planned' AS "isChecked",
    p.failure, p.failure_place AS "failurePlace",
    p.requested_at AS "requestedAt", p.planned_at AS "plannedAt", p.version
  FROM run_plan p LEFT JOIN run_plan base ON base.id = p.base_plan_id`;
