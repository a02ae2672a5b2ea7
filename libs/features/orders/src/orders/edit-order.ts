import { Injectable } from '@nestjs/common';
import { type Actor, type CivilDate, Clock, fieldFault, type Id, newId } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { factOf, lockOrder } from './lock-order';
import { assertTakesOrders, assertWindowInside } from './order-facts';
import { Order } from './order.entity';

export interface OrderEdit {
  readonly distributionPointId?: Id<'Site'>;
  readonly windowFromOn?: CivilDate;
  readonly windowToOn?: CivilDate;
  readonly families?: number;
  readonly canKeepCold?: boolean;
}

/** A commune changes where and when it wants its order, or for how many families, while the cycle is open. */
@Injectable()
export class EditOrder {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, orderId: string, seen: number, told: OrderEdit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { order, cycle } = await lockOrder(tx, actor, orderId);
      order.assertOpen();
      assertTakesOrders(cycle, this.clock.now());
      sameVersion(order.version, seen);
      const after = {
        distributionPointId: told.distributionPointId ?? order.distributionPointId,
        windowFromOn: told.windowFromOn ?? order.windowFromOn,
        windowToOn: told.windowToOn ?? order.windowToOn,
        canKeepCold: told.canKeepCold ?? order.canKeepCold,
        families: told.families ?? order.families,
        // Written down now, so newer than any submission born before.
        termsFrom: newId<'OrderSubmission'>(),
        familiesFrom: told.families === undefined ? order.familiesFrom : newId<'OrderSubmission'>(),
        version: order.version + 1,
      };
      assertWindowInside(after, cycle);
      if (told.distributionPointId) {
        await assertOwnPoint(tx, order.communeId, told.distributionPointId);
      }
      await tx.update(Order, order.id, after);
      await this.outbox.tell(tx, 'order.changed', factOf(order));
    });
  }
}

/** Food goes only to an active distribution point of the commune that ordered it. */
export async function assertOwnPoint(tx: Tx, communeId: string, siteId: string): Promise<void> {
  const points = await rowsOf(
    tx,
    `SELECT id FROM site
     WHERE id = $1 AND commune_id = $2 AND kind = 'distribution_point' AND is_active`,
    [siteId, communeId],
  );
  if (points.length === 0) {
    throw fieldFault('distributionPointId', 'order.not_own_distribution_point');
  }
}
