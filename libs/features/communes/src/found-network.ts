import { Injectable } from '@nestjs/common';
import { civilDateAt, Clock, DomainError, newId, type Id } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { Mandate } from './mandates/mandate.entity';
import { Passwords } from './people/passwords';
import { assertPassword, Person } from './people/person.entity';

interface Founding {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  /** The act that names the first liaison. */
  readonly act: string;
  readonly body: string;
}

/** Names the first liaison of a new network, from the command line: everybody else is named by somebody. */
@Injectable()
export class FoundNetwork {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  async run({ name, login, password, act, body }: Founding): Promise<Id<'Person'>> {
    assertPassword('password', password, login);
    const passwordHash = await this.passwords.hash(password);
    const now = this.clock.now();
    const id = newId<'Person'>();
    const mandate = {
      id: newId<'Mandate'>(),
      personId: id,
      communeId: null,
      councilId: null,
      role: 'network_liaison',
      body,
      act,
      fromOn: civilDateAt(now),
      toOn: null,
    } as const;

    await this.db.transaction(async (tx) => {
      await tx.query('LOCK TABLE mandate IN SHARE ROW EXCLUSIVE MODE');
      const liaisons = await rowsOf(
        tx,
        `SELECT 1 FROM mandate
          WHERE role = 'network_liaison' AND revoked_at IS NULL AND (to_on IS NULL OR to_on >= $1)
          LIMIT 1`,
        [mandate.fromOn],
      );
      if (liaisons.length > 0) throw new DomainError('conflict', 'network.already_founded');
      await tx.insert(
        Person,
        Person.register({ id, name, login, locale: 'es' }, passwordHash, null),
      );
      await tx.insert(Mandate, Mandate.grant(mandate, id, now));
    });
    return id;
  }
}
