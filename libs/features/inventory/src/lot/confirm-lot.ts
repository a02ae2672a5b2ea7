import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayConfirmLot } from '../inventory.policy';
import { StockBook } from '../stock/stock-book';
import { netGramsOf, type Weighing, Weighings } from '../stock/weighings';
import { lockLot, lotInSight } from './find-lot';
import { eventTimeOf } from './lot-deed';
import type { ConfirmLotRequest } from './lot-deeds.dto';
import type { Lot } from './lot.entity';

/** The collection centre weighs a lot; from then on its net grams are stock. */
@Injectable()
export class ConfirmLot {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly weighings: Weighings,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: ConfirmLotRequest): Promise<void> {
    const { id: lotId, communeId } = await lotInSight(this.db, actor, id);
    allow(mayConfirmLot(actor, communeId));
    const eventTime = eventTimeOf(request.eventTime, this.clock.now());
    const weighings = request.weighings.map((it) => ({
      id: it.id,
      packages: it.packages,
      grossGrams: it.grossGrams,
      tareGrams: it.tareGrams,
      method: it.method,
      witness: it.witness,
      lotId,
      place: 'collection' as const,
      personId: actor.personId,
      eventTime,
    }));
    requireEachOnce(weighings);
    await this.db.transaction((tx) => this.confirm(tx, { moveId: request.id, lotId, weighings }));
  }

  private async confirm(
    tx: Tx,
    { moveId, lotId, weighings }: { moveId: string; lotId: string; weighings: readonly Weighing[] },
  ): Promise<void> {
    const lot = await lockLot(tx, lotId);
    const [first] = weighings;
    if (!first) return;
    const netGrams = weighings.reduce((sum, it, at) => sum + netGramsOf(it, pathOf(at)), 0);
    const move = { id: moveId, lotId, kind: 'confirm', grams: netGrams } as const;
    if (await this.stock.isBooked(tx, move)) return;

    lot.requireState('announced');
    lot.requirePlausible(netGrams);
    await this.weighings.recordAll(tx, weighings);
    await this.stock.move(tx, [
      {
        ...move,
        from: 'outside',
        to: 'available',
        packages: weighings.reduce((sum, it) => sum + it.packages, 0),
        reason: 'weighed',
        personId: first.personId,
        eventTime: first.eventTime,
      },
    ]);
    await this.outbox.tell(tx, 'lot.confirmed', confirmationOf(lot, netGrams));
  }
}

function requireEachOnce(weighings: readonly Weighing[]): void {
  const ids = weighings.map((it) => it.id.toLowerCase());
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (twice < 0) return;
  const code = 'weighing.id_twice';
  throw new DomainError('unprocessable', code, {}, [{ field: `${pathOf(twice)}id`, code }]);
}

function pathOf(index: number): string {
  return `weighings.${String(index)}.`;
}

function confirmationOf(lot: Lot, netGrams: number) {
  const { id: lotId, communeId, productId, announcedGrams } = lot;
  return { lotId, communeId, productId, announcedGrams, netGrams };
}
