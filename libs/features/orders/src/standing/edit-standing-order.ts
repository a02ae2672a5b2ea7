import { Injectable } from '@nestjs/common';
import { type Actor, allow, type CivilDate, type Id, notFound } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import type { AskedLine } from '../orders/asked-line';
import { assertOwnPoint } from '../orders/edit-order';
import { mayOrder, mayReadOrdersOf } from '../orders.policy';
import { assertLineProductsExist } from './line-products';
import { StandingOrder } from './standing-order.entity';

export interface StandingOrderEdit {
  readonly distributionPointId?: Id<'Site'>;
  readonly lines?: readonly AskedLine[];
  readonly fromOn?: CivilDate;
  readonly toOn?: CivilDate | null;
}

/** A commune changes what it asks for in the cycles to come. Those that are open keep what was ordered. */
@Injectable()
export class EditStandingOrder {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, id: string, seen: number, edit: StandingOrderEdit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const order = await lockStandingOrder(tx, actor, id);
      sameVersion(order.version, seen);
      order.distributionPointId = edit.distributionPointId ?? order.distributionPointId;
      order.lines = edit.lines ?? order.lines;
      order.fromOn = edit.fromOn ?? order.fromOn;
      if (edit.toOn !== undefined) order.toOn = edit.toOn;
      order.assertMakesSense();
      await assertOwnPoint(tx, order.communeId, order.distributionPointId);
      await assertLineProductsExist(tx, order.lines);
      order.version += 1;
      await tx.save(order);
    });
  }
}

/** A standing order that the actor may change, under a row lock; whoever may not even see it finds nothing. */
export async function lockStandingOrder(tx: Tx, actor: Actor, id: string): Promise<StandingOrder> {
  const order = await tx.findOne(StandingOrder, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!order || !mayReadOrdersOf(actor, order.communeId)) throw notFound('standing_order', id);
  allow(mayOrder(actor, order.communeId));
  return order;
}
