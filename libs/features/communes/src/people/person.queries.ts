import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadCommune, mayRegisterPerson } from '../communes.policy';
import type { PersonListQuery, PersonResponse } from './person.dto';

const COLUMNS = 'person.id, person.name, person.login, person.locale, person.version';

const LISTED = `
  SELECT ${COLUMNS} FROM person
   WHERE ($1::uuid IS NULL OR EXISTS (
           SELECT 1 FROM mandate WHERE mandate.person_id = person.id AND mandate.commune_id = $1))
     AND ($2::text IS NULL OR login = $2)
     AND ($3::uuid IS NULL OR id > $3)
   ORDER BY id LIMIT $4`;

/** People, to themselves and to those who work with them; never to strangers. */
@Injectable()
export class PersonQueries {
  constructor(private readonly db: Database) {}

  /** Oneself, whom one registered, and who holds or held a mandate of a commune that one reads for. */
  async one(actor: Actor, id: string): Promise<PersonResponse> {
    const isForAll = actor.mandates.some((it) => it.role === 'comptroller' && !it.communeId);
    const [row] = await this.db.rows<PersonResponse>(
      `SELECT ${COLUMNS} FROM person
        WHERE id = $1
          AND ($4::boolean OR id = $2 OR registered_by = $2 OR EXISTS (
                SELECT 1 FROM mandate WHERE person_id = $1 AND commune_id = ANY($3::uuid[])))`,
      [id, actor.personId, actor.mandates.flatMap((it) => it.communeId ?? []), isForAll],
    );
    if (!row) throw notFound('person', id);
    return row;
  }

  async page(actor: Actor, query: PersonListQuery): Promise<Page<PersonResponse>> {
    const { communeId, login, after, limit } = query;
    if (communeId !== undefined) allow(mayReadCommune(actor, communeId));
    // By exact login, whoever may register people may find whom to give a mandate.
    else if (login !== undefined) allow(mayRegisterPerson(actor));
    else throw new DomainError('invalid', 'person.filter_missing');
    const rows = await this.db.rows<PersonResponse>(LISTED, [
      communeId ?? null,
      login ?? null,
      after ?? null,
      limit + 1,
    ]);
    return pageOf(rows, limit, (row) => row.id);
  }
}
