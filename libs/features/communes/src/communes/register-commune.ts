import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayRegisterCommune } from '../communes.policy';
import { assertMunicipality } from '../places/municipality-exists';
import { Commune, type CommuneFacts } from './commune.entity';

/** A liaison enters a commune into the network; it takes part once it is verified and active. */
@Injectable()
export class RegisterCommune {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, facts: CommuneFacts): Promise<void> {
    allow(mayRegisterCommune(actor));

    await this.db.transaction(async (tx) => {
      await assertMunicipality(tx, facts.municipalityCode);
      const isNew = await insertOnce(tx, Commune, Commune.register(facts), Commune.FACTS);
      if (isNew) await this.outbox.tell(tx, 'commune.registered', { communeId: facts.id });
    });
  }
}
