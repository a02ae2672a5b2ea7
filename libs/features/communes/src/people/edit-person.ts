import { Injectable } from '@nestjs/common';
import type { Actor } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Person, type PersonEdit } from './person.entity';

/** A person changes their own name or language. Nobody else's: the id is the actor's. */
@Injectable()
export class EditPerson {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, seenVersion: number, edit: PersonEdit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const person = await tx.findOneOrFail(Person, {
        where: { id: actor.personId },
        lock: { mode: 'pessimistic_write' },
      });
      sameVersion(person.version, seenVersion);
      person.edit(edit);
      await tx.save(person);
    });
  }
}
