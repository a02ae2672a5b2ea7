import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { Outbox } from '#platform/events';
import { factOf, lockOrder } from './lock-order';
import { assertTakesOrders, assertWindowInside } from './order-facts';
import { Order } from './order.entity';

/** A commune sends its draft as it stands. */
@Injectable()
export class SubmitDraft {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, orderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { order, cycle } = await lockOrder(tx, actor, orderId);
      if (order.state !== 'draft' && order.state !== 'cancelled') return;
      order.assertOpen();
      assertTakesOrders(cycle, this.clock.now());
      assertWindowInside(order, cycle);
      await tx.update(Order, order.id, { state: 'submitted', version: order.version + 1 });
      const [sums] = await rowsOf<{ lines: number; wantedGrams: number }>(
        tx,
        `SELECT count(*)::int AS lines, coalesce(sum(wanted_grams), 0)::bigint AS "wantedGrams"
         FROM order_line WHERE order_id = $1 AND NOT is_cancelled`,
        [order.id],
      );
      await this.outbox.tell(tx, 'order.submitted', {
        ...factOf(order),
        submissionId: null,
        lines: sums?.lines ?? 0,
        wantedGrams: sums?.wantedGrams ?? 0,
      });
    });
  }
}
