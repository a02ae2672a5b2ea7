import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayVerifyCommune } from '../communes.policy';
import { lockCommune } from './lock-commune';

/** A liaison records the act that proves the commune. */
@Injectable()
export class VerifyCommune {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, communeId: Id<'Commune'>, act: string): Promise<void> {
    allow(mayVerifyCommune(actor));

    await this.db.transaction(async (tx) => {
      const commune = await lockCommune(tx, communeId);
      if (!commune.verify(act)) return;
      await tx.save(commune);
      await this.outbox.tell(tx, 'commune.verified', { communeId, act });
    });
  }
}
