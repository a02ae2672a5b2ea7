import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { Database } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { assertOwnPoint } from '../orders/edit-order';
import { mayOrder } from '../orders.policy';
import { assertLineProductsExist } from './line-products';
import { StandingOrder, type StandingOrderFacts } from './standing-order.entity';

/** A commune says once what it wants in every cycle. */
@Injectable()
export class BeginStandingOrder {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: StandingOrderFacts): Promise<void> {
    allow(mayOrder(actor, facts.communeId));
    const order = StandingOrder.begin(facts, actor.personId);
    await this.db.transaction(async (tx) => {
      if (!(await insertOnce(tx, StandingOrder, order, ['facts']))) return;
      if (order.toOn !== null && order.toOn < civilDateAt(this.clock.now())) {
        throw fieldFault('toOn', 'standing_order.over_already', { date: order.toOn });
      }
      await assertOwnPoint(tx, order.communeId, order.distributionPointId);
      await assertLineProductsExist(tx, order.lines);
    });
  }
}
