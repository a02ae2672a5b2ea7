import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { factOf, lockOrder } from './lock-order';
import { assertTakesOrders } from './order-facts';
import { Order } from './order.entity';

/** Undoes the cancelling of an order: it is again what it was, while the cycle is open. */
@Injectable()
export class RestoreOrder {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, orderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { order, cycle } = await lockOrder(tx, actor, orderId);
      if (order.state !== 'cancelled') return;
      assertTakesOrders(cycle, this.clock.now());
      await tx.update(Order, order.id, {
        state: order.cancelledFrom ?? 'submitted',
        cancelledFrom: null,
        version: order.version + 1,
      });
      await this.outbox.tell(tx, 'order.restored', factOf(order));
    });
  }
}
