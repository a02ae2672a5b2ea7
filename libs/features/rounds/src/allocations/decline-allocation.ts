import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type Id } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { OrderLines, Orders } from '#features/orders';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { derivedId } from '../derived-id';
import type { Side } from '../rounds.events';
import { AllAnswered } from './all-answered';
import { Allocation } from './allocation.entity';
import { factOf } from './allocation-fact';
import { lockSpokenFor } from './lock-allocation';

export interface DeclineWish {
  readonly id: Id<'Allocation'>;
  readonly as?: Side | undefined;
  readonly reason: string;
}

/** A commune says no: the kilos are free again for others, and it costs the commune nothing. */
@Injectable()
export class DeclineAllocation {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly lines: OrderLines,
    private readonly orders: Orders,
    private readonly outbox: Outbox,
    private readonly allAnswered: AllAnswered,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { reason, ...wish }: DeclineWish): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { allocation, sides } = await lockSpokenFor(tx, actor, wish);
      const at = this.clock.now();
      const [side] = sides;
      const word = { personId: actor.personId, at };
      if (side === undefined || !allocation.decline(side, reason, word)) return;

      const { state, declinedAs, declinedBy, declinedAt, closedReason, version } = allocation;
      await tx.update(Allocation, allocation.id, {
        ...{ state, declinedAs, declinedBy, declinedAt, closedReason, version },
      });
      const { orderLineId: lineId, grams, lotId } = allocation;
      await this.outbox.tell(tx, 'allocation.declined', {
        ...factOf(allocation),
        declinedAs: side,
        reason,
      });
      await this.allAnswered.ofCycle(tx, allocation.cycleId);
      await this.lines.book(tx, [{ lineId, allocatedGrams: -grams }]);
      await this.orders.follow(tx, [lineId]);
      await this.stock.move(tx, [
        {
          id: derivedId(allocation.id, 'decline', String(version)),
          lotId,
          kind: 'release',
          from: 'reserved',
          to: 'available',
          grams,
          packages: allocation.packages,
          allocationId: allocation.id,
          reason,
          personId: actor.personId,
          eventTime: at,
        },
      ]);
    });
  }
}
