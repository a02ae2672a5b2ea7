import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type ActorMandate,
  type CivilDate,
  civilDateAt,
  Clock,
  type Id,
} from '#core/kernel';
import { SessionReader } from '#platform/auth';
import { Database } from '#platform/database';

interface ActorRow {
  readonly personId: Id<'Person'>;
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly mandates: readonly ActorMandate[];
}

/** Only the mandates in force: begun, not ended (both days count, in Caracas) and not revoked. */
const ACTOR_OF_SESSION = {
  name: 'actor_of_session',
  text: `
  SELECT person.id AS "personId", person.name, person.locale,
         coalesce(
           json_agg(json_build_object('mandateId', mandate.id, 'role', mandate.role,
                                      'communeId', mandate.commune_id) ORDER BY mandate.id)
             FILTER (WHERE mandate.id IS NOT NULL),
           '[]') AS mandates
    FROM session
    JOIN person ON person.id = session.person_id
    LEFT JOIN mandate ON mandate.person_id = person.id
         AND mandate.revoked_at IS NULL
         AND mandate.from_on <= $3 AND (mandate.to_on IS NULL OR mandate.to_on >= $3)
   WHERE session.token_hash = $1 AND session.expires_at > $2
   GROUP BY person.id`,
};

/** Reads the person behind a session anew for each request, in one statement. */
@Injectable()
export class Sessions extends SessionReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async actorOf(sessionHash: Buffer): Promise<Actor | null> {
    const now = this.clock.now();
    const today: CivilDate = civilDateAt(now);
    const rows = await this.db.prepared<ActorRow>(ACTOR_OF_SESSION, [sessionHash, now, today]);
    return rows[0] ?? null;
  }
}
