import { Injectable } from '@nestjs/common';
import { allow, type Actor, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayGiveToRescue } from '../rounds.policy';
import { RescueListing } from './rescue-listing.entity';
import { lockListing } from './take-rescue';

/** The commune takes its offer down, with a reason; the food stays in its stock. */
@Injectable()
export class WithdrawRescue {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, id: Id<'RescueListing'>, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const listing = await lockListing(tx, id);
      allow(mayGiveToRescue(actor, listing.communeId));
      if (!listing.close(reason)) return;
      const { state, closedReason, version, lotId, communeId, grams } = listing;
      await tx.update(RescueListing, id, { state, closedReason, version });
      await this.outbox.tell(tx, 'rescue_listing.closed', {
        ...{ listingId: id, lotId, communeId, grams, reason },
      });
    });
  }
}
