import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadCommune } from '../communes.policy';
import type { SiteListQuery, SiteResponse } from './site.dto';

const COLUMNS = `id,
         commune_id AS "communeId",
         kind,
         name,
         latitude,
         longitude,
         opens_minute AS "opensMinute",
         closes_minute AS "closesMinute",
         has_cold_room AS "hasColdRoom",
         storage_grams AS "storageGrams",
         terrain,
         service_minutes_fixed AS "serviceMinutesFixed",
         service_minutes_per_tonne AS "serviceMinutesPerTonne",
         is_active AS "isActive",
         version`;

const LISTED = `
  SELECT ${COLUMNS} FROM site
   WHERE commune_id = $1 AND ($2::uuid IS NULL OR id > $2)
          AND ($3::text IS NULL OR kind = $3)
   ORDER BY id LIMIT $4`;

/** Sites of a commune, for those who read for it. */
@Injectable()
export class SiteQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<SiteResponse> {
    const [row] = await this.db.rows<SiteResponse>(`SELECT ${COLUMNS} FROM site WHERE id = $1`, [
      id,
    ]);
    if (!row || !mayReadCommune(actor, row.communeId)) throw notFound('site', id);
    return row;
  }

  async page(actor: Actor, query: SiteListQuery): Promise<Page<SiteResponse>> {
    allow(mayReadCommune(actor, query.communeId));
    const rows = await this.db.rows<SiteResponse>(LISTED, [
      query.communeId,
      query.after ?? null,
      query.kind ?? null,
      query.limit + 1,
    ]);
    return pageOf(rows, query.limit, (row) => row.id);
  }
}
