import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadRescue } from '../rounds.policy';
import type {
  PublicRescueQuery,
  PublicRescueResponse,
  RescueQuery,
  RescueResponse,
} from './rescue.dto';

/** Never more than the lot still has free, whatever was listed. */
const FREE_GRAMS = `CASE WHEN listing.state = 'open'
  THEN least(listing.grams - listing.taken_grams, lot.available_grams) ELSE 0 END`;
const PUBLIC_COLUMNS = `
  listing.id, lot.product_id AS "productId", product.name_es AS "productNameEs",
  product.name_en AS "productNameEn", lot.grade, ${FREE_GRAMS} AS "freeGrams",
  listing.best_before_on AS "bestBeforeOn", listing.commune_id AS "communeId",
  commune.name AS "communeName", municipality.name AS "municipalityName",
  state.name AS "stateName"`;
const OWN_COLUMNS = `
  listing.lot_id AS "lotId", lot.code AS "lotCode", listing.run_id AS "runId",
  listing.cycle_id AS "cycleId", listing.state, listing.grams,
  listing.taken_grams AS "takenGrams", listing.taken_by AS "takenBy",
  listing.closed_reason AS "closedReason", listing.created_at AS "createdAt", listing.version`;
const TABLES = `
  FROM rescue_listing listing
  JOIN lot ON lot.id = listing.lot_id
  JOIN product ON product.id = lot.product_id
  JOIN commune ON commune.id = listing.commune_id
  JOIN municipality ON municipality.code = commune.municipality_code
  JOIN state ON state.code = municipality.state_code`;

/** Reads rescue listings for members and for the public. */
@Injectable()
export class RescueQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: RescueQuery): Promise<Page<RescueResponse>> {
    allow(mayReadRescue(actor));
    const rows = await this.db.rows<RescueResponse>(
      `SELECT ${PUBLIC_COLUMNS}, ${OWN_COLUMNS} ${TABLES}
       WHERE ($1::text IS NULL OR listing.state = $1) AND ($2::uuid IS NULL OR listing.id > $2)
         AND ($3::uuid IS NULL OR listing.cycle_id = $3)
         AND ($4::uuid IS NULL OR listing.commune_id = $4)
         AND ($5::uuid IS NULL OR lot.product_id = $5)
       ORDER BY listing.id LIMIT $6`,
      [
        query.state ?? null,
        query.after ?? null,
        query.cycleId ?? null,
        query.communeId ?? null,
        query.productId ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<RescueResponse> {
    allow(mayReadRescue(actor));
    const [row] = await this.db.rows<RescueResponse>(
      `SELECT ${PUBLIC_COLUMNS}, ${OWN_COLUMNS} ${TABLES} WHERE listing.id = $1`,
      [id],
    );
    if (!row) throw notFound('rescue_listing', id);
    return row;
  }

  /** What can be had today, for anybody. */
  async open(query: PublicRescueQuery): Promise<Page<PublicRescueResponse>> {
    const rows = await this.db.rows<PublicRescueResponse>(
      `SELECT ${PUBLIC_COLUMNS} ${TABLES}
       WHERE listing.state = 'open' AND listing.best_before_on >= $1 AND ${FREE_GRAMS} > 0
         AND ($2::uuid IS NULL OR listing.id > $2) AND ($3::uuid IS NULL OR lot.product_id = $3)
         AND ($4::text IS NULL OR municipality.state_code = $4)
       ORDER BY listing.id LIMIT $5`,
      [
        civilDateAt(this.clock.now()),
        query.after ?? null,
        query.productId ?? null,
        query.stateCode ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, (it) => it.id);
  }
}
