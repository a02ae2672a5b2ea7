import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type Page, pageOf } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import { communesInSight, mayReadBetween } from '../reception.policy';
import type { AwaitedResponse, ReceptionResponse, ReceptionsQuery } from './reception.dto';

/** Reads receptions: a commune sees what it received and what became of what it supplied. */
@Injectable()
export class ReceptionQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, query: ReceptionsQuery): Promise<Page<ReceptionResponse>> {
    const communeIds = communesInSight(actor, query.communeId);
    const { cycleId, orderId, allocationId, lotId, after, limit } = query;
    const rows = await this.db.rows<ReceptionResponse>(
      `${receptionSql(actor.locale)}
       WHERE ($1::uuid[] IS NULL OR r.commune_id = ANY($1) OR r.allocation_id = ANY(ARRAY(
           SELECT id FROM allocation WHERE supplier_commune_id = ANY($1))))
         AND ($2::uuid IS NULL OR r.allocation_id = ANY(ARRAY(
           SELECT id FROM allocation WHERE cycle_id = $2)))
         AND ($3::uuid IS NULL OR line.order_id = $3)
         AND ($4::uuid IS NULL OR r.allocation_id = $4) AND ($5::uuid IS NULL OR a.lot_id = $5)
         AND ($6::uuid IS NULL OR r.id > $6)
       ORDER BY r.id LIMIT $7`,
      [communeIds, ...nulls(cycleId, orderId, allocationId, lotId, after), limit + 1],
    );
    return pageOf(rows, limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<ReceptionResponse> {
    const [row] = await this.db.rows<ReceptionResponse>(
      `${receptionSql(actor.locale)} WHERE r.id = $1`,
      [id],
    );
    if (!row || !mayReadBetween(actor, row)) throw notFound('reception', id);
    return row;
  }

  /** What stands at the distribution points and nobody has weighed yet. */
  async awaited(actor: Actor, query: ReceptionsQuery): Promise<Page<AwaitedResponse>> {
    const communeIds = communesInSight(actor, query.communeId);
    const { cycleId, orderId, allocationId, lotId, after, limit } = query;
    const rows = await this.db.rows<AwaitedResponse>(awaitedSql(actor.locale), [
      communeIds,
      ...nulls(cycleId, orderId, allocationId, lotId, after),
      limit + 1,
    ]);
    return pageOf(rows, limit, (it) => it.allocationId);
  }
}

function nulls(...values: readonly (string | undefined)[]): (string | null)[] {
  return values.map((value) => value ?? null);
}

function receptionSql(locale: Locale): string {
  return `
  SELECT r.id, r.allocation_id AS "allocationId", a.code AS "allocationCode",
    a.cycle_id AS "cycleId", line.order_id AS "orderId", a.order_line_id AS "orderLineId",
    a.lot_id AS "lotId", lot.code AS "lotCode", a.product_id AS "productId",
    product.name_${locale} AS "productName", r.commune_id AS "communeId",
    commune.name AS "communeName", a.supplier_commune_id AS "supplierCommuneId",
    supplier.name AS "supplierCommuneName", r.corrects_id AS "correctsId",
    later.id AS "correctedById", later.id IS NULL AS "isInForce", r.packages,
    r.covered_grams AS "deliveredGrams", r.received_grams AS "receivedGrams",
    r.difference_grams AS "differenceGrams", r.difference_cause AS "differenceCause",
    r.difference_reason AS "differenceReason", w.gross_grams AS "grossGrams",
    w.tare_grams AS "tareGrams", w.method, w.witness, r.event_time AS "eventTime",
    r.record_time AS "recordTime"
  FROM reception r
  JOIN allocation a ON a.id = r.allocation_id
  JOIN order_line line ON line.id = a.order_line_id
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN commune ON commune.id = r.commune_id
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  LEFT JOIN reception later ON later.corrects_id = r.id
  LEFT JOIN weighing w ON w.id = r.weighing_id`;
}

function awaitedSql(locale: Locale): string {
  return `
  SELECT a.id AS "allocationId", a.code AS "allocationCode", a.cycle_id AS "cycleId",
    line.order_id AS "orderId", lot.code AS "lotCode", product.name_${locale} AS "productName",
    a.customer_commune_id AS "communeId", commune.name AS "communeName",
    supplier.name AS "supplierCommuneName", a.grams, r.awaiting_grams AS "awaitingGrams"
  FROM allocation a
  JOIN allocation_reception r ON r.allocation_id = a.id AND r.awaiting_grams > 0
  JOIN order_line line ON line.id = a.order_line_id
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN commune ON commune.id = a.customer_commune_id
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  WHERE a.state IN ('delivered', 'reconciled')
    AND ($1::uuid[] IS NULL OR a.customer_commune_id = ANY($1))
    AND ($2::uuid IS NULL OR a.cycle_id = $2) AND ($3::uuid IS NULL OR line.order_id = $3)
    AND ($4::uuid IS NULL OR a.id = $4) AND ($5::uuid IS NULL OR a.lot_id = $5)
    AND ($6::uuid IS NULL OR a.id > $6)
  ORDER BY a.id LIMIT $7`;
}
