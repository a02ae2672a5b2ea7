import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { mayRegisterPerson } from '../communes.policy';
import { Passwords } from './passwords';
import { assertPassword, loginTaken, Person, type PersonFacts } from './person.entity';

/**
 * A recorder or a liaison enters a person with a first password. Told twice, the first password stays:
 * it may have been changed meanwhile.
 */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly db: Database,
    private readonly passwords: Passwords,
  ) {}

  async run(actor: Actor, facts: PersonFacts, password: string): Promise<void> {
    allow(mayRegisterPerson(actor));
    assertPassword('password', password, facts.login);

    const person = Person.register(facts, await this.passwords.hash(password), actor.personId);
    await this.db.transaction(async (tx) => {
      const others = await rowsOf(tx, 'SELECT 1 FROM person WHERE login = $1 AND id <> $2', [
        facts.login,
        facts.id,
      ]);
      if (others.length > 0) throw loginTaken();
      await insertOnce(tx, Person, person, Person.FACTS);
    });
  }
}
