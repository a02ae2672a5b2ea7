import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadTransportOf } from '../transport.policy';
import type { FuelEntryResponse, FuelListQuery, FuelQuotaResponse } from './fuel.dto';

const QUOTA = `
  SELECT id, commune_id AS "communeId", fuel, valid_from AS "validFrom", valid_to AS "validTo",
    granted_ml AS "grantedMl", used_ml AS "usedMl", granted_ml - used_ml AS "leftMl", source, version
  FROM fuel_quota`;
const ENTRY = `
  SELECT e.id, e.quota_id AS "quotaId", e.run_id AS "runId", e.kind, e.ml, e.reason,
    e.event_time AS "eventTime", e.record_time AS "recordTime"
  FROM fuel_entry e`;

@Injectable()
export class FuelQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<FuelQuotaResponse> {
    const [quota] = await this.db.rows<FuelQuotaResponse>(`${QUOTA} WHERE id = $1`, [id]);
    if (!quota || !mayReadTransportOf(actor, quota.communeId)) throw notFound('fuel_quota', id);
    return quota;
  }

  async list(actor: Actor, query: FuelListQuery): Promise<Page<FuelQuotaResponse>> {
    allow(mayReadTransportOf(actor, query.communeId));
    const rows = await this.db.rows<FuelQuotaResponse>(
      `${QUOTA} WHERE commune_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [query.communeId, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (quota) => quota.id);
  }

  async entries(
    actor: Actor,
    quotaId: string,
    page: { after?: string; limit: number },
  ): Promise<Page<FuelEntryResponse>> {
    await this.one(actor, quotaId);
    const rows = await this.db.rows<FuelEntryResponse>(
      `${ENTRY} WHERE e.quota_id = $1 AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT $3`,
      [quotaId, page.after ?? null, page.limit + 1],
    );
    return pageOf(rows, page.limit, (entry) => entry.id);
  }

  async entry(id: string): Promise<FuelEntryResponse> {
    const [entry] = await this.db.rows<FuelEntryResponse>(`${ENTRY} WHERE e.id = $1`, [id]);
    if (!entry) throw notFound('fuel_entry', id);
    return entry;
  }
}
