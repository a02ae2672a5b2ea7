import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadBoard, mayReadTransportOf } from '../transport.policy';
import type { RunPlanListQuery, RunPlanResponse } from './run-plan.dto';

const PLAN = `
  SELECT p.id, p.commune_id AS "communeId", p.cycle_id AS "cycleId", p.state, p.seed,
    p.day_on AS "dayOn", p.vehicle_ids AS "vehicleIds",
    ARRAY(SELECT r.id FROM run r WHERE r.plan_id = p.id ORDER BY r.id) AS "runIds",
    coalesce(p.unserved, '[]') AS unserved, p.answer -> 'totals' AS totals, p.failure,
    p.requested_at AS "requestedAt", p.planned_at AS "plannedAt", p.version
  FROM run_plan p`;

@Injectable()
export class RunPlanQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<RunPlanResponse> {
    const [plan] = await this.db.rows<RunPlanResponse>(`${PLAN} WHERE p.id = $1`, [id]);
    if (!plan || !(mayReadBoard(actor) || mayReadTransportOf(actor, plan.communeId))) {
      throw notFound('run_plan', id);
    }
    return plan;
  }

  async list(actor: Actor, query: RunPlanListQuery): Promise<Page<RunPlanResponse>> {
    allow(mayReadBoard(actor));
    const rows = await this.db.rows<RunPlanResponse>(
      `${PLAN} WHERE p.cycle_id = $1 AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`,
      [query.cycleId, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (plan) => plan.id);
  }
}
