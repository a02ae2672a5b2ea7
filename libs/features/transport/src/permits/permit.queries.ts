import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadTransportOf } from '../transport.policy';
import type { PermitListQuery, PermitResponse } from './permit.dto';

const PERMIT = `
  SELECT t.id, t.commune_id AS "communeId", t.kind, t.number, t.vehicle_id AS "vehicleId",
    t.driver_id AS "driverId", t.product_ids AS "productIds", t.grams_max AS "gramsMax",
    t.from_state_code AS "fromStateCode", t.to_state_code AS "toStateCode",
    t.valid_from AS "validFrom", t.valid_to AS "validTo", t.issued_by AS "issuedBy",
    t.is_revoked AS "isRevoked", t.version,
    coalesce((SELECT sum(u.grams) FROM permit_use u WHERE u.permit_id = t.id), 0)::bigint AS "usedGrams"
  FROM transport_permit t`;

@Injectable()
export class PermitQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<PermitResponse> {
    const [permit] = await this.db.rows<PermitResponse>(`${PERMIT} WHERE t.id = $1`, [id]);
    if (!permit || !mayReadTransportOf(actor, permit.communeId)) throw notFound('permit', id);
    return permit;
  }

  async list(actor: Actor, query: PermitListQuery): Promise<Page<PermitResponse>> {
    const { communeId, after, limit } = query;
    allow(mayReadTransportOf(actor, communeId));
    const rows = await this.db.rows<PermitResponse>(
      `${PERMIT} WHERE t.commune_id = $1 AND ($2::uuid IS NULL OR t.id > $2) ORDER BY t.id LIMIT $3`,
      [communeId, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (permit) => permit.id);
  }
}
