import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, fieldFault } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayAdjustLot } from '../inventory.policy';
import { StockBook } from '../stock/stock-book';
import { lockLot, lotInSight } from './find-lot';
import { eventTimeOf } from './lot-deed';
import type { CorrectLotRequest } from './lot-deeds.dto';

/** What was counted wrong is put right by a movement with its reason; nothing recorded is ever edited. */
@Injectable()
export class CorrectLot {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: CorrectLotRequest): Promise<void> {
    const { id: lotId, communeId, productId } = await lotInSight(this.db, actor, id);
    allow(mayAdjustLot(actor, communeId));
    const { changeGrams, reason } = request;
    if (changeGrams === 0) throw fieldFault('changeGrams', 'lot.change_of_nothing');
    const eventTime = eventTimeOf(request.eventTime, this.clock.now());
    const isMore = changeGrams > 0;
    const move = {
      id: request.id,
      lotId,
      kind: 'correct',
      from: isMore ? 'outside' : 'available',
      to: isMore ? 'available' : 'outside',
      grams: Math.abs(changeGrams),
      reason,
      personId: actor.personId,
      eventTime,
    } as const;

    await this.db.transaction(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (await this.stock.isBooked(tx, move)) return;
      lot.requireState('confirmed', 'exhausted');
      await this.stock.move(tx, [move]);
      const fact = { lotId, communeId, productId, changeGrams, reason };
      await this.outbox.tell(tx, 'lot.corrected', fact);
    });
  }
}
