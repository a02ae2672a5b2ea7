import { Injectable } from '@nestjs/common';
import { allow, civilDateAt, Clock, notFound, type Actor, type Id } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayGiveToRescue } from '../rounds.policy';
import { RescueListing } from './rescue-listing.entity';
import { RescueTake } from './rescue-take.entity';

export interface TakeFacts {
  readonly id: Id<'RescueTake'>;
  readonly listingId: Id<'RescueListing'>;
  readonly grams: number;
  readonly takenBy: string;
  readonly note: string;
}

/** The commune notes who took how much of what it had listed; the food leaves its stock for good. */
@Injectable()
export class TakeRescue {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: TakeFacts): Promise<void> {
    await this.db.transaction(async (tx) => {
      const listing = await lockListing(tx, facts.listingId);
      allow(mayGiveToRescue(actor, listing.communeId));
      const eventTime = this.clock.now();
      const take = Object.assign(new RescueTake(), facts, { personId: actor.personId, eventTime });
      if (!(await insertOnce(tx, RescueTake, take, RescueTake.FACTS))) return;

      const { grams, takenBy } = facts;
      const freeGrams = await freeGramsOf(tx, listing.lotId);
      listing.give({ grams, takenBy, today: civilDateAt(eventTime), freeGrams });
      const { takenGrams, state, version } = listing;
      await tx.update(RescueListing, listing.id, { takenGrams, takenBy, state, version });
      await this.outbox.tell(tx, 'rescue_listing.taken', {
        listingId: listing.id,
        lotId: listing.lotId,
        communeId: listing.communeId,
        grams,
      });
      await this.stock.move(tx, [
        {
          ...{ id: take.id, lotId: listing.lotId, grams, personId: actor.personId, eventTime },
          kind: 'rescue',
          from: 'available',
          to: 'delivered',
          reason: `${takenBy}: ${facts.note}`,
        },
      ]);
    });
  }
}

/** The listing under an exclusive lock. */
export async function lockListing(tx: Tx, id: string): Promise<RescueListing> {
  const listing = await tx.findOne(RescueListing, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!listing) throw notFound('rescue_listing', id);
  return listing;
}

async function freeGramsOf(tx: Tx, lotId: string): Promise<number> {
  const [lot] = await rowsOf<{ free: number }>(
    tx,
    'SELECT available_grams AS free FROM lot WHERE id = $1',
    [lotId],
  );
  return lot?.free ?? 0;
}
