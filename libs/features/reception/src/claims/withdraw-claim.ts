import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { mayClaim } from '../reception.policy';
import { Claim } from './claim.entity';
import { lockClaim } from './lock-claim';
import { claimTimer } from './open-claim';

/** The claimant takes it back, with the reason. */
@Injectable()
export class WithdrawClaim {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    { id, resolution }: { id: Id<'Claim'>; resolution: string },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const claim = await lockClaim(tx, actor, id);
      allow(mayClaim(actor, claim.communeId));
      const word = { resolution, personId: actor.personId, at: this.clock.now() };
      if (!claim.end('withdrawn', word)) return;
      await tx.update(Claim, claim.id, claim.changes);
      await this.timers.cancel(tx, claimTimer(claim.id));
      await this.outbox.tell(tx, 'claim.withdrawn', claim.fact);
    });
  }
}
