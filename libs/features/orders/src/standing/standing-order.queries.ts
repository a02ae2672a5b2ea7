import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { message } from '#core/language';
import { Database } from '#platform/database';
import type { PageQuery } from '#platform/lists';
import type { OfCommuneQuery } from '../needs/need.dto';
import { mayReadOrdersOf } from '../orders.policy';
import type { StandingOrderOutcome, StandingOrderResponse } from './standing-order.dto';

const STANDING = `
  SELECT id, commune_id AS "communeId", distribution_point_id AS "distributionPointId", lines,
    from_on AS "fromOn", to_on AS "toOn", is_active AS "isActive", version
  FROM standing_order`;

/** Reading standing orders: a commune its own. */
@Injectable()
export class StandingOrderQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<StandingOrderResponse> {
    const [order] = await this.db.rows<StandingOrderResponse>(`${STANDING} WHERE id = $1`, [id]);
    if (!order || !mayReadOrdersOf(actor, order.communeId)) throw notFound('standing_order', id);
    return order;
  }

  async list(actor: Actor, query: OfCommuneQuery): Promise<Page<StandingOrderResponse>> {
    allow(mayReadOrdersOf(actor, query.communeId));
    const rows = await this.db.rows<StandingOrderResponse>(
      `${STANDING} WHERE commune_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [query.communeId, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => row.id);
  }

  async outcomes(actor: Actor, id: string, query: PageQuery): Promise<Page<StandingOrderOutcome>> {
    await this.one(actor, id);
    const rows = await this.db.rows<Omit<StandingOrderOutcome, 'text'>>(
      `SELECT cycle_id AS "cycleId", order_id AS "orderId", refusal_code AS "refusalCode"
       FROM standing_order_outcome
       WHERE standing_order_id = $1 AND ($2::uuid IS NULL OR cycle_id > $2)
       ORDER BY cycle_id LIMIT $3`,
      [id, query.after ?? null, query.limit + 1],
    );
    const told = rows.map((row) => ({
      ...row,
      text: row.refusalCode === null ? null : message(actor.locale, row.refusalCode),
    }));
    return pageOf(told, query.limit, (row) => row.cycleId);
  }
}
