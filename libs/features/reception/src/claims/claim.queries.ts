import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type Page, pageOf } from '#core/kernel';
import { type Locale, message } from '#core/language';
import { Database } from '#platform/database';
import { communesInSight, mayReadBetween } from '../reception.policy';
import type { ClaimResponse, ClaimsQuery } from './claim.dto';

type Row = Omit<ClaimResponse, 'stockText'>;

/** Reads claims, for the commune that makes them and for the one that they are made against. */
@Injectable()
export class ClaimQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, query: ClaimsQuery): Promise<Page<ClaimResponse>> {
    const { side, state, cycleId, allocationId, after, limit } = query;
    const rows = await this.db.rows<Row>(
      `${claimSql(actor.locale)}
       WHERE ($1::uuid[] IS NULL
           OR ($2::text IS DISTINCT FROM 'supplier' AND c.commune_id = ANY($1))
           OR ($2::text IS DISTINCT FROM 'claimant' AND c.against_commune_id = ANY($1)))
         AND ($3::text IS NULL OR c.state = $3) AND ($4::uuid IS NULL
           OR c.allocation_id = ANY(ARRAY(SELECT id FROM allocation WHERE cycle_id = $4)))
         AND ($5::uuid IS NULL OR c.allocation_id = $5) AND ($6::uuid IS NULL OR c.id > $6)
       ORDER BY c.id LIMIT $7`,
      [
        communesInSight(actor, query.communeId),
        side ?? null,
        state ?? null,
        cycleId ?? null,
        allocationId ?? null,
        after ?? null,
        limit + 1,
      ],
    );
    const items = rows.map((row) => worded(row, actor.locale));
    return pageOf(items, limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<ClaimResponse> {
    const [row] = await this.db.rows<Row>(`${claimSql(actor.locale)} WHERE c.id = $1`, [id]);
    const parties = row && { communeId: row.communeId, supplierCommuneId: row.againstCommuneId };
    if (!parties || !mayReadBetween(actor, parties)) throw notFound('claim', id);
    return worded(row, actor.locale);
  }
}

function worded(row: Row, locale: Locale): ClaimResponse {
  const kg = row.stockGrams / 1000;
  return { ...row, stockText: message(locale, `claim.stock.${stockEffect(row)}`, { kg }) };
}

function stockEffect({ kind, state, stockGrams }: Row): string {
  if (state === 'open' || state === 'overdue') return 'waiting';
  if (state !== 'accepted' || kind !== 'spoilage') return 'unchanged';
  return stockGrams > 0 ? 'lost' : 'counted_before';
}

function claimSql(locale: Locale): string {
  return `
  SELECT c.id, c.allocation_id AS "allocationId", a.code AS "allocationCode",
    a.cycle_id AS "cycleId", a.lot_id AS "lotId", lot.code AS "lotCode",
    product.name_${locale} AS "productName", c.commune_id AS "communeId",
    commune.name AS "communeName", c.against_commune_id AS "againstCommuneId",
    supplier.name AS "againstCommuneName", c.kind, c.grams, c.note, c.state,
    c.answer_by AS "answerBy", c.resolution, c.resolved_at AS "resolvedAt",
    c.stock_grams AS "stockGrams", c.event_time AS "eventTime", c.record_time AS "recordTime",
    c.version
  FROM claim c
  JOIN allocation a ON a.id = c.allocation_id
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN commune ON commune.id = c.commune_id
  JOIN commune supplier ON supplier.id = c.against_commune_id`;
}
