import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Actor, type Id } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { OrderLines, Orders } from '#features/orders';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { derivedId } from '../derived-id';
import type { Side } from '../rounds.events';
import { Allocation } from './allocation.entity';
import { factOf } from './allocation-fact';
import { lockSpokenFor } from './lock-allocation';

export interface Release {
  readonly allocationId: Id<'Allocation'>;
  /** Left out: all that was not loaded. */
  readonly grams?: number | undefined;
  readonly reason: string;
  readonly personId: Id<'Person'> | null;
  readonly eventTime: Date;
}

/** Gives back what was accepted and will not be loaded: the kilos are the supplier's to offer again. */
@Injectable()
export class ReleaseAllocation {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly lines: OrderLines,
    private readonly orders: Orders,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One of the two communes cannot keep its word after all, as far as nothing was loaded. */
  async run(
    actor: Actor,
    wish: { id: Id<'Allocation'>; as?: Side | undefined; reason: string },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { allocation } = await lockSpokenFor(tx, actor, wish);
      if (allocation.state === 'released') return;
      if (!allocation.isUnderway || (await reservedGrams(tx, allocation.id)) === 0) {
        throw new DomainError('conflict', 'allocation.not_releasable', { state: allocation.state });
      }
      await this.within(tx, {
        allocationId: wish.id,
        reason: wish.reason,
        personId: actor.personId,
        eventTime: this.clock.now(),
      });
    });
  }

  /**
   * Inside the caller's transaction, for what a loading left behind. Stock goes from reserved to available,
   * the line gets its room back; nothing loaded at all makes the allocation `released`. Told for grams that
   * are gone already, it does nothing.
   */
  async within(tx: Tx, release: Release): Promise<void> {
    const { allocationId: id, reason, personId, eventTime } = release;
    const allocation = await tx.findOneOrFail(Allocation, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    const reserved = await reservedGrams(tx, id);
    const grams = allocation.release(Math.min(release.grams ?? reserved, reserved), reason);
    if (grams === 0) return;

    const { state, grams: kept, releasedGrams, closedReason, version } = allocation;
    const changes = { state, grams: kept, releasedGrams, closedReason, version };
    await tx.update(Allocation, id, changes);
    const { orderLineId: lineId, lotId } = allocation;
    await this.outbox.tell(tx, 'allocation.released', {
      ...{ ...factOf(allocation), releasedGrams: grams, reason },
    });
    await this.lines.book(tx, [{ lineId, allocatedGrams: -grams }]);
    await this.orders.follow(tx, [lineId]);
    await this.stock.move(tx, [
      {
        ...{ lotId, grams, reason, personId, eventTime, allocationId: id },
        id: derivedId(id, 'release', String(version)),
        kind: 'release',
        from: 'reserved',
        to: 'available',
      },
    ]);
  }
}

/** What stock holds for the allocation where it grew: exactly what can be given back. */
async function reservedGrams(tx: Tx, allocationId: string): Promise<number> {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    'SELECT reserved_grams AS grams FROM allocation_to_come WHERE allocation_id = $1',
    [allocationId],
  );
  return row?.grams ?? 0;
}
