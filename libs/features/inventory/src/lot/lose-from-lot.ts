import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, fieldFault } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayAdjustLot } from '../inventory.policy';
import { StockBook } from '../stock/stock-book';
import { lockLot, lotInSight } from './find-lot';
import { eventTimeOf } from './lot-deed';
import type { LoseFromLotRequest } from './lot-deeds.dto';
import type { Lot } from './lot.entity';

/** Food that went bad, was stolen or destroyed before anybody took it, with the stage and the cause. */
@Injectable()
export class LoseFromLot {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: LoseFromLotRequest): Promise<void> {
    const { id: lotId, communeId, productId } = await lotInSight(this.db, actor, id);
    allow(mayAdjustLot(actor, communeId));
    const eventTime = eventTimeOf(request.eventTime, this.clock.now());
    const { stage, cause, reason } = request;
    const deed = { id: request.id, lotId, kind: 'lose', grams: request.grams } as const;
    await this.db.transaction(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (await this.stock.isBooked(tx, deed)) return;
      lot.requireState('announced', 'confirmed');
      const grams = lostGrams(lot, request.grams);
      await this.stock.move(tx, [
        {
          id: request.id,
          lotId,
          kind: 'lose',
          from: lot.state === 'announced' ? 'outside' : 'available',
          to: 'lost',
          grams,
          stage,
          cause,
          reason,
          personId: actor.personId,
          eventTime,
        },
      ]);
      const fact = { lotId, communeId, productId, grams, stage, cause };
      await this.outbox.tell(tx, 'lot.lost', fact);
    });
  }
}

/** A lot that nobody has weighed can only be lost whole: of a part, weigh what is left. */
function lostGrams(lot: Lot, asked: number | undefined): number {
  if (lot.state !== 'announced') {
    const grams = asked ?? lot.availableGrams;
    if (grams < 1) throw fieldFault('grams', 'lot.nothing_free');
    return grams;
  }
  if (asked !== undefined && asked !== lot.announcedGrams) {
    throw fieldFault('grams', 'lot.weigh_what_is_left');
  }
  return lot.announcedGrams;
}
