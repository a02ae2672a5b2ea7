import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { ROAD_FACTOR_DEFAULT_PERMILLE } from '#features/communes';
import { Database } from '#platform/database';
import { mayReadRoadFactors } from '../transport.policy';
import type { RoadFactorChangeResponse, RoadFactorResponse } from './road-factor.dto';
import { RUNS_MIN } from './road-factors';

interface Stretch {
  readonly after?: string;
  readonly limit: number;
}

/** How long roads are thought to be, and who said so. */
@Injectable()
export class RoadFactorQueries {
  constructor(private readonly db: Database) {}

  async factors(actor: Actor, { after, limit }: Stretch): Promise<Page<RoadFactorResponse>> {
    allow(mayReadRoadFactors(actor));
    const rows = await this.db.rows<RoadFactorResponse>(FACTORS, [
      after ?? '',
      limit + 1,
      RUNS_MIN,
      ROAD_FACTOR_DEFAULT_PERMILLE,
    ]);
    return pageOf(rows, limit, (it) => it.pair);
  }

  async changes(actor: Actor, { after, limit }: Stretch): Promise<Page<RoadFactorChangeResponse>> {
    allow(mayReadRoadFactors(actor));
    const rows = await this.db.rows<RoadFactorChangeResponse>(
      `${CHANGE} WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (it) => it.id);
  }

  async change(actor: Actor, id: string): Promise<RoadFactorChangeResponse> {
    allow(mayReadRoadFactors(actor));
    const [row] = await this.db.rows<RoadFactorChangeResponse>(`${CHANGE} WHERE id = $1`, [id]);
    if (!row) throw notFound('road_factor_change', id);
    return row;
  }
}

const CHANGE = `
  SELECT id, state_a AS "stateA", state_b AS "stateB", before_permille AS "beforePermille", permille,
    reason, changed_at AS "changedAt"
  FROM road_factor_change`;

const FACTORS = `
  SELECT state_a || ' ' || state_b AS pair, state_a AS "stateA", state_b AS "stateB",
    coalesce(CASE WHEN c.runs >= $3 THEN c.permille END, f.permille, $4)::int AS permille,
    f.permille AS "fixedPermille", CASE WHEN c.runs > 0 THEN c.permille END AS "drivenPermille",
    coalesce(c.runs, 0) AS runs
  FROM road_factor f FULL JOIN road_correction c USING (state_a, state_b)
  WHERE state_a || ' ' || state_b > $1 ORDER BY 1 LIMIT $2`;
