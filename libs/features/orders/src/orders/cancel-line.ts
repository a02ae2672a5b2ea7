import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { factOf, lockLine } from './lock-order';
import { assertTakesOrders } from './order-facts';
import { OrderLine } from './order-line.entity';

/** A commune no longer asks for one product, or undoes that, while the cycle is open. */
@Injectable()
export class CancelLine {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, lineId: string, isCancelled: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { order, cycle, line } = await lockLine(tx, actor, lineId);
      if (line.isCancelled === isCancelled) return;
      order.assertOpen();
      assertTakesOrders(cycle, this.clock.now());
      await tx.update(OrderLine, line.id, { isCancelled, version: line.version + 1 });
      await this.outbox.tell(tx, isCancelled ? 'order_line.cancelled' : 'order_line.restored', {
        ...factOf(order),
        lineId: line.id,
      });
    });
  }
}
