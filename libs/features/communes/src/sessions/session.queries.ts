import { Injectable } from '@nestjs/common';
import { civilDateAt, Clock, DomainError, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type { DemoSignIn, SessionResponse } from './session.dto';

/** Every person of the demo has this password. It opens nothing where no demo was seeded. */
export const DEMO_PASSWORD = 'cayapa-demo';

/** Mandates of "person" in force on the day $2, as a JSON list. */
const MANDATES = `
  coalesce((
    SELECT json_agg(json_build_object(
             'id', mandate.id, 'role', role, 'communeId', commune_id, 'communeName', commune.name,
             'body', body, 'act', act, 'fromOn', from_on, 'toOn', to_on) ORDER BY mandate.id)
      FROM mandate LEFT JOIN commune ON commune.id = mandate.commune_id
     WHERE mandate.person_id = person.id AND revoked_at IS NULL
       AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)), '[]') AS mandates`;

/** Who is signed in; and, in a demo, who can. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async one(sessionHash: Buffer): Promise<SessionResponse> {
    const [row] = await this.db.rows<SessionResponse>(
      `SELECT json_build_object('id', person.id, 'name', person.name, 'login', person.login,
                                'locale', person.locale, 'version', person.version) AS person,
              ${MANDATES}, session.expires_at AS "expiresAt"
         FROM session JOIN person ON person.id = session.person_id
        WHERE session.token_hash = $1`,
      [sessionHash, civilDateAt(this.clock.now())],
    );
    if (!row) throw new DomainError('unauthenticated', 'session.missing');
    return row;
  }

  async demoSignIns(query: { after?: string; limit: number }): Promise<Page<DemoSignIn>> {
    const rows = await this.db.rows<DemoSignIn>(
      `SELECT person.id AS "personId", person.name, person.login, $4::text AS password, ${MANDATES}
         FROM person
        WHERE person.is_demo AND ($1::uuid IS NULL OR person.id > $1)
        ORDER BY person.id LIMIT $3`,
      [query.after ?? null, civilDateAt(this.clock.now()), query.limit + 1, DEMO_PASSWORD],
    );
    return pageOf(rows, query.limit, (row) => row.personId);
  }
}
