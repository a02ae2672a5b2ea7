import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadTransportOf } from '../transport.policy';
import type { DriverListQuery, DriverResponse } from './driver.dto';

/** $1 is today in Caracas. */
const DRIVER = `
  SELECT d.id, d.commune_id AS "communeId", d.person_id AS "personId", p.name, d.licence,
    d.licence_valid_to AS "licenceValidTo", d.is_active AS "isActive", d.version,
    EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = d.person_id AND m.commune_id = d.commune_id
      AND m.role = 'driver' AND m.revoked_at IS NULL AND m.from_on <= $1
      AND (m.to_on IS NULL OR m.to_on >= $1)) AS "hasMandate"
  FROM driver d JOIN person p ON p.id = d.person_id`;

@Injectable()
export class DriverQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async one(actor: Actor, id: string): Promise<DriverResponse> {
    const [driver] = await this.db.rows<DriverResponse>(`${DRIVER} WHERE d.id = $2`, [
      civilDateAt(this.clock.now()),
      id,
    ]);
    if (!driver || !mayReadTransportOf(actor, driver.communeId)) throw notFound('driver', id);
    return driver;
  }

  async list(actor: Actor, query: DriverListQuery): Promise<Page<DriverResponse>> {
    const { communeId, after, limit } = query;
    allow(mayReadTransportOf(actor, communeId));
    const rows = await this.db.rows<DriverResponse>(
      `${DRIVER} WHERE d.commune_id = $2 AND ($3::uuid IS NULL OR d.id > $3) ORDER BY d.id LIMIT $4`,
      [civilDateAt(this.clock.now()), communeId, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (driver) => driver.id);
  }
}
