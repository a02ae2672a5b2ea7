import { Injectable } from '@nestjs/common';
import type { Actor } from '#core/kernel';
import { Database } from '#platform/database';
import { lockStandingOrder } from './edit-standing-order';
import { StandingOrder } from './standing-order.entity';

/** A commune no longer wants its standing order, or takes it up again. */
@Injectable()
export class EndStandingOrder {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, id: string, isActive: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const order = await lockStandingOrder(tx, actor, id);
      if (order.isActive === isActive) return;
      await tx.update(StandingOrder, id, { isActive, version: order.version + 1 });
    });
  }
}
