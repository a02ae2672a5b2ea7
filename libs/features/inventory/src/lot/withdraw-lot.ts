import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, fieldFault } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayAnnounce } from '../inventory.policy';
import { StockBook } from '../stock/stock-book';
import { lockLot, lotInSight } from './find-lot';
import { eventTimeOf } from './lot-deed';
import type { WithdrawLotRequest } from './lot-deeds.dto';

/** The producers take back what they have promised nobody. What is reserved stays reserved. */
@Injectable()
export class WithdrawLot {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: WithdrawLotRequest): Promise<void> {
    const { id: lotId, communeId } = await lotInSight(this.db, actor, id);
    allow(mayAnnounce(actor, communeId));
    const eventTime = eventTimeOf(request.eventTime, this.clock.now());
    const deed = { id: request.id, lotId, kind: 'withdraw', grams: request.grams } as const;
    await this.db.transaction(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (await this.stock.isBooked(tx, deed)) return;
      if (lot.state === 'withdrawn') return;
      lot.requireState('announced', 'confirmed');
      const grams = lot.state === 'announced' ? 0 : (request.grams ?? lot.availableGrams);
      if (lot.state === 'announced') await closeAnnounced(tx, lotId, request.reason);
      else if (grams < 1) throw fieldFault('grams', 'lot.nothing_free');
      else {
        await this.stock.move(tx, [
          {
            id: request.id,
            lotId,
            kind: 'withdraw',
            from: 'available',
            to: 'withdrawn',
            grams,
            reason: request.reason,
            personId: actor.personId,
            eventTime,
          },
        ]);
      }
      const { productId } = lot;
      const fact = { lotId, communeId, productId, grams, reason: request.reason };
      await this.outbox.tell(tx, 'lot.withdrawn', fact);
    });
  }
}

/** A lot that was never weighed has no grams to move, so its state and the reason are set here. */
async function closeAnnounced(tx: Tx, lotId: string, reason: string): Promise<void> {
  await tx.query(`UPDATE lot SET state = 'withdrawn', closed_reason = $2 WHERE id = $1`, [
    lotId,
    reason,
  ]);
}
