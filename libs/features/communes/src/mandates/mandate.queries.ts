import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadMandates } from '../communes.policy';
import type { MandateListQuery, MandateResponse } from './mandate.dto';

const SELECTED = `
  SELECT mandate.id, person_id AS "personId", person.name AS "personName",
         commune_id AS "communeId", council_id AS "councilId", role, body, act,
         from_on AS "fromOn", to_on AS "toOn", granted_by AS "grantedBy", granted_at AS "grantedAt",
         revoked_at AS "revokedAt", revoked_by_act AS "revokedByAct"
    FROM mandate JOIN person ON person.id = mandate.person_id`;

/** Who speaks for a commune, by which act, from when to when. */
@Injectable()
export class MandateQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async one(actor: Actor, id: string): Promise<MandateResponse> {
    const [row] = await this.db.rows<MandateResponse>(`${SELECTED} WHERE mandate.id = $1`, [id]);
    if (!row || !maySeeMandate(actor, row)) throw notFound('mandate', id);
    return row;
  }

  async page(actor: Actor, query: MandateListQuery): Promise<Page<MandateResponse>> {
    const communeId = query.communeId ?? null;
    allow(mayReadMandates(actor, communeId));
    const ofBody =
      communeId === null ? 'commune_id IS NULL AND $1::uuid IS NULL' : 'commune_id = $1';
    const rows = await this.db.rows<MandateResponse>(
      `${SELECTED}
        WHERE ${ofBody} AND ($2::uuid IS NULL OR mandate.id > $2)
          AND ($3::uuid IS NULL OR person_id = $3)
          AND ($4::date IS NULL OR (revoked_at IS NULL AND from_on <= $4
                                    AND (to_on IS NULL OR to_on >= $4)))
        ORDER BY mandate.id LIMIT $5`,
      [
        communeId,
        query.after ?? null,
        query.personId ?? null,
        query.standing === 'all' ? null : civilDateAt(this.clock.now()),
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, (row) => row.id);
  }
}

interface SeenMandate {
  readonly personId: string;
  readonly communeId: string | null;
  readonly grantedBy: string | null;
}

/** One's own, those one granted, and those of a body that one reads for. */
export function maySeeMandate(actor: Actor, mandate: SeenMandate): boolean {
  return (
    mandate.personId === actor.personId ||
    mandate.grantedBy === actor.personId ||
    mayReadMandates(actor, mandate.communeId)
  );
}
