import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type Id } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { Cycles, OrderLines, Orders } from '#features/orders';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { derivedId } from '../derived-id';
import { followUpHasRun } from '../rounds.errors';
import type { Side } from '../rounds.events';
import { Allocation } from './allocation.entity';
import { factOf } from './allocation-fact';
import { lockSpokenFor } from './lock-allocation';

/**
 * A commune takes its no back, while no later run has planned and the kilos are still there. The cycle is
 * locked, so that a follow-up books either before, and is seen, or afterwards, and finds the kilos gone. Said
 * twice, it stays taken back.
 */
@Injectable()
export class RestoreAllocation {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
    private readonly stock: StockBook,
    private readonly lines: OrderLines,
    private readonly orders: Orders,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, wish: { id: Id<'Allocation'>; as?: Side | undefined }): Promise<void> {
    await this.db.transaction(async (tx) => {
      const before = await tx.findOneBy(Allocation, { id: wish.id });
      if (before) await this.cycles.lock(tx, before.cycleId);
      const { allocation, sides } = await lockSpokenFor(tx, actor, wish);
      if (!allocation.isRestorable()) return;
      if (await hasLaterRun(tx, allocation)) throw followUpHasRun();
      const word = { personId: actor.personId, at: this.clock.now() };
      allocation.restore(sides, word);

      await save(tx, allocation);
      await this.outbox.tell(tx, 'allocation.restored', factOf(allocation));
      await this.reserveAgain(tx, allocation, word);
    });
  }

  private async reserveAgain(
    tx: Tx,
    allocation: Allocation,
    word: { personId: string; at: Date },
  ): Promise<void> {
    const { id, lotId, orderLineId: lineId, grams, packages, version } = allocation;
    await this.lines.book(tx, [{ lineId, allocatedGrams: grams }]);
    await this.orders.follow(tx, [lineId]);
    await this.stock.move(tx, [
      {
        ...{ lotId, grams, packages, allocationId: id },
        id: derivedId(id, 'restore', String(version)),
        kind: 'reserve',
        from: 'available',
        to: 'reserved',
        reason: 'a decline was taken back',
        personId: word.personId,
        eventTime: word.at,
      },
    ]);
  }
}

async function hasLaterRun(tx: Tx, allocation: Allocation): Promise<boolean> {
  const later = await rowsOf<{ id: string }>(
    tx,
    `SELECT later.id FROM matching_run later JOIN matching_run mine ON mine.id = $1
     WHERE later.cycle_id = mine.cycle_id AND later.id <> mine.id AND later.kind IN ('cycle', 'follow_up')
       AND later.state = 'planned' AND later.planned_at >= mine.planned_at LIMIT 1`,
    [allocation.runId],
  );
  return later.length > 0;
}

async function save(tx: Tx, allocation: Allocation): Promise<void> {
  const { state, declinedAs, declinedBy, declinedAt, closedReason, version } = allocation;
  const { supplierAcceptedAt, customerAcceptedAt } = allocation;
  await tx.update(Allocation, allocation.id, {
    ...{ state, declinedAs, declinedBy, declinedAt, closedReason, version },
    ...{ supplierAcceptedAt, customerAcceptedAt },
  });
}
