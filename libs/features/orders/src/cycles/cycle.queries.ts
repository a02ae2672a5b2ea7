import { Injectable } from '@nestjs/common';
import { type Actor, notFound, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type {
  CycleListQuery,
  CyclePage,
  CycleProductTotal,
  CycleResponse,
  CycleTotals,
} from './cycle.dto';
import type { CycleState } from './cycle.rules';

const CYCLE = `
  SELECT cycle.id, cycle.name, cycle.host_commune_id AS "hostCommuneId", cycle.opens_on AS "opensOn",
    cycle.closes_on AS "closesOn", cycle.closes_minute AS "closesMinute",
    cycle.moves_on AS "movesOn", cycle.hands_out_on AS "handsOutOn",
    cycle.settles_on AS "settlesOn", cycle.accept_hours AS "acceptHours", cycle.state,
    ARRAY(SELECT commune_id FROM cycle_commune WHERE cycle_id = cycle.id ORDER BY commune_id)
      AS "participantCommuneIds",
    cycle.created_at AS "createdAt", cycle.version
  FROM distribution_cycle cycle`;

/** Reading cycles: everybody who is signed in may; what is asked in total, strangers may, too. */
@Injectable()
export class CycleQueries {
  constructor(private readonly db: Database) {}

  async one(id: string): Promise<CycleResponse> {
    const [cycle] = await this.db.rows<CycleResponse>(`${CYCLE} WHERE cycle.id = $1`, [id]);
    if (!cycle) throw notFound('cycle', id);
    return cycle;
  }

  async list(query: CycleListQuery): Promise<CyclePage> {
    const rows = await this.db.rows<CycleResponse>(
      `${CYCLE} WHERE ($1::uuid IS NULL OR cycle.id > $1) AND ($2::text IS NULL OR cycle.state = $2)
       ORDER BY cycle.id LIMIT $3`,
      [query.after ?? null, query.state ?? null, query.limit + 1],
    );
    const { items, next } = pageOf(rows, query.limit, (row) => row.id);
    return { items: [...items], next };
  }

  /** Strangers see the totals only while the cycle is open; members whenever they like. */
  async totals(id: string, actor: Actor | undefined): Promise<CycleTotals> {
    const [cycle] = await this.db.rows<{ state: CycleState }>(
      'SELECT state FROM distribution_cycle WHERE id = $1',
      [id],
    );
    if (!cycle || (cycle.state !== 'open' && !actor)) throw notFound('cycle', id);
    const [all] = await this.db.rows<{ orders: number; families: number }>(
      `SELECT count(*)::int AS orders, coalesce(sum(families), 0)::int AS families
       FROM "order" WHERE cycle_id = $1 AND state NOT IN ('draft', 'cancelled')`,
      [id],
    );
    const products = await this.db.rows<CycleProductTotal>(TOTALS, [id]);
    const { orders, families } = all ?? { orders: 0, families: 0 };
    return { cycleId: id, state: cycle.state, orders, families, products };
  }
}

/** What is on offer counts lots of participants only, good on the day that things move. */
const TOTALS = `
  WITH cycle AS (SELECT id, moves_on FROM distribution_cycle WHERE id = $1),
  asked AS (
    SELECT line.product_id, count(*)::int AS orders, sum(o.families)::int AS families,
      sum(line.min_grams)::bigint AS min_grams, sum(line.wanted_grams)::bigint AS wanted_grams,
      sum(line.max_grams)::bigint AS max_grams
    FROM "order" o JOIN order_line line ON line.order_id = o.id
    WHERE o.cycle_id = $1 AND o.state NOT IN ('draft', 'cancelled') AND NOT line.is_cancelled
    GROUP BY line.product_id
  ),
  offered AS (
    SELECT lot.product_id, sum(lot.available_grams)::bigint AS available_grams,
      coalesce(sum(lot.announced_grams) FILTER (WHERE lot.state = 'announced'), 0)::bigint
        AS announced_grams
    FROM lot, cycle
    WHERE lot.state IN ('announced', 'confirmed') AND lot.best_before_on >= cycle.moves_on
      AND (NOT EXISTS (SELECT 1 FROM cycle_commune WHERE cycle_id = $1)
        OR lot.commune_id IN (SELECT commune_id FROM cycle_commune WHERE cycle_id = $1))
    GROUP BY lot.product_id
  )
  SELECT product.id AS "productId", product.code AS "productCode", product.name_es AS "nameEs",
    product.name_en AS "nameEn", coalesce(asked.orders, 0) AS orders,
    coalesce(asked.families, 0) AS families, coalesce(asked.min_grams, 0) AS "minGrams",
    coalesce(asked.wanted_grams, 0) AS "wantedGrams", coalesce(asked.max_grams, 0) AS "maxGrams",
    coalesce(offered.available_grams, 0) AS "availableGrams",
    coalesce(offered.announced_grams, 0) AS "announcedGrams"
  FROM product
  LEFT JOIN asked ON asked.product_id = product.id
  LEFT JOIN offered ON offered.product_id = product.id
  WHERE asked.orders > 0 OR offered.available_grams > 0 OR offered.announced_grams > 0
  ORDER BY product.code`;
