import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayKeepCommune } from '../communes.policy';
import { Council, type CouncilFacts } from './council.entity';

/** The recorder of a commune enters one of its councils. */
@Injectable()
export class RegisterCouncil {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, facts: CouncilFacts): Promise<void> {
    allow(mayKeepCommune(actor, facts.communeId));

    const council = Council.register(facts);
    await this.db.transaction(async (tx) => {
      const isNew = await insertOnce(tx, Council, council, Council.FACTS);
      if (isNew) {
        const { id, communeId, families } = facts;
        await this.outbox.tell(tx, 'council.families_counted', {
          councilId: id,
          communeId,
          families,
        });
      }
    });
  }
}
