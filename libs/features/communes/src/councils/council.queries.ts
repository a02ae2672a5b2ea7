import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadCommune } from '../communes.policy';
import type { CouncilListQuery, CouncilResponse } from './council.dto';

const COLUMNS = `id,
         commune_id AS "communeId",
         name,
         families,
         latitude,
         longitude,
         version`;

const LISTED = `
  SELECT ${COLUMNS} FROM council
   WHERE commune_id = $1 AND ($2::uuid IS NULL OR id > $2)
   ORDER BY id LIMIT $3`;

/** Councils of a commune, for those who read for it. */
@Injectable()
export class CouncilQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<CouncilResponse> {
    const [row] = await this.db.rows<CouncilResponse>(
      `SELECT ${COLUMNS} FROM council WHERE id = $1`,
      [id],
    );
    if (!row || !mayReadCommune(actor, row.communeId)) throw notFound('council', id);
    return row;
  }

  async page(actor: Actor, query: CouncilListQuery): Promise<Page<CouncilResponse>> {
    allow(mayReadCommune(actor, query.communeId));
    const rows = await this.db.rows<CouncilResponse>(LISTED, [
      query.communeId,
      query.after ?? null,
      query.limit + 1,
    ]);
    return pageOf(rows, query.limit, (row) => row.id);
  }
}
