import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, DomainError } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayAnnounce } from '../inventory.policy';
import { StockBook } from '../stock/stock-book';
import { lockLot, lotInSight } from './find-lot';
import { eventTimeOf } from './lot-deed';
import type { WithdrawLotRequest } from './lot-deeds.dto';

/** Undoes a withdrawal, in part or whole, by a movement the other way, while the food is still good. */
@Injectable()
export class RelistLot {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: WithdrawLotRequest): Promise<void> {
    const { id: lotId, communeId, productId } = await lotInSight(this.db, actor, id);
    allow(mayAnnounce(actor, communeId));
    const now = this.clock.now();
    const eventTime = eventTimeOf(request.eventTime, now);
    const { reason } = request;
    const deed = { id: request.id, lotId, kind: 'relist', grams: request.grams } as const;
    await this.db.transaction(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (await this.stock.isBooked(tx, deed)) return;
      const isWeighed = lot.withdrawnGrams > 0;
      if (!isWeighed && lot.state === 'announced') return;
      if (!isWeighed && lot.state !== 'withdrawn') {
        throw new DomainError('conflict', 'lot.nothing_withdrawn', { lotId });
      }
      lot.requireStillGood(civilDateAt(now));
      const grams = isWeighed ? (request.grams ?? lot.withdrawnGrams) : 0;
      if (isWeighed) {
        await this.stock.move(tx, [
          {
            id: request.id,
            lotId,
            kind: 'relist',
            from: 'withdrawn',
            to: 'available',
            grams,
            reason,
            personId: actor.personId,
            eventTime,
          },
        ]);
      } else {
        await tx.query(`UPDATE lot SET state = 'announced', closed_reason = NULL WHERE id = $1`, [
          lotId,
        ]);
      }
      await this.outbox.tell(tx, 'lot.relisted', { lotId, communeId, productId, grams, reason });
    });
  }
}
