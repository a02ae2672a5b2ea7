import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayActivateCommune } from '../communes.policy';
import { lockCommune } from './lock-commune';

/** A verified commune begins to take part. */
@Injectable()
export class ActivateCommune {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, communeId: Id<'Commune'>): Promise<void> {
    allow(mayActivateCommune(actor, communeId));

    await this.db.transaction(async (tx) => {
      const commune = await lockCommune(tx, communeId);
      if (!commune.activate()) return;
      await tx.save(commune);
      await this.outbox.tell(tx, 'commune.activated', { communeId });
    });
  }
}
