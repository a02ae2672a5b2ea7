import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type Page, pageOf } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import { communesInSight, mayReadBetween } from '../reception.policy';
import type { ReceptionsQuery } from '../receptions/reception.dto';
import type { HandOutLossResponse } from './hand-out-loss.dto';

@Injectable()
export class HandOutLossQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, query: ReceptionsQuery): Promise<Page<HandOutLossResponse>> {
    const { cycleId, orderId, allocationId, lotId, after, limit } = query;
    const rows = await this.db.rows<HandOutLossResponse>(
      `${lossSql(actor.locale)}
       WHERE ($1::uuid[] IS NULL OR l.commune_id = ANY($1) OR l.allocation_id = ANY(ARRAY(
           SELECT id FROM allocation WHERE supplier_commune_id = ANY($1))))
         AND ($2::uuid IS NULL OR l.allocation_id = ANY(ARRAY(
           SELECT id FROM allocation WHERE cycle_id = $2)))
         AND ($3::uuid IS NULL OR line.order_id = $3)
         AND ($4::uuid IS NULL OR l.allocation_id = $4) AND ($5::uuid IS NULL OR a.lot_id = $5)
         AND ($6::uuid IS NULL OR l.id > $6)
       ORDER BY l.id LIMIT $7`,
      [
        communesInSight(actor, query.communeId),
        cycleId ?? null,
        orderId ?? null,
        allocationId ?? null,
        lotId ?? null,
        after ?? null,
        limit + 1,
      ],
    );
    return pageOf(rows, limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<HandOutLossResponse> {
    const [row] = await this.db.rows<HandOutLossResponse>(
      `${lossSql(actor.locale)} WHERE l.id = $1`,
      [id],
    );
    if (!row || !mayReadBetween(actor, row)) throw notFound('hand_out_loss', id);
    return row;
  }
}

function lossSql(locale: Locale): string {
  return `
  SELECT l.id, l.allocation_id AS "allocationId", a.code AS "allocationCode",
    a.cycle_id AS "cycleId", line.order_id AS "orderId", lot.code AS "lotCode",
    product.name_${locale} AS "productName", l.commune_id AS "communeId",
    commune.name AS "communeName", a.supplier_commune_id AS "supplierCommuneId",
    l.corrects_id AS "correctsId", later.id IS NULL AS "isInForce", l.grams, l.cause, l.reason,
    l.event_time AS "eventTime", l.record_time AS "recordTime"
  FROM hand_out_loss l
  JOIN allocation a ON a.id = l.allocation_id
  JOIN order_line line ON line.id = a.order_line_id
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN commune ON commune.id = l.commune_id
  LEFT JOIN hand_out_loss later ON later.corrects_id = l.id`;
}
