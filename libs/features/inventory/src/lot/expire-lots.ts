import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { addDays, type CivilDate, civilDateAt, Clock, momentAt, newId } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { type Events, OnSlow, Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { StockBook } from '../stock/stock-book';

interface LateLot {
  readonly id: string;
  readonly commune_id: string;
  readonly product_id: string;
  readonly available_grams: number;
}

const TIMER = 'inventory.day_ended';
/** So many lots expire in one transaction that none of them is locked for long. */
const LOTS_AT_ONCE = 500;

/**
 * At the end of its best-before day in Caracas, what is free of a lot expires. What is reserved or on a
 * lorry is not touched; should it come back, the stock book lets it expire at that moment.
 */
@Injectable()
export class ExpireLots implements OnApplicationBootstrap {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /**
   * One timer for all lots, however they came in. At every start it is due at once, so that a night in
   * which nothing ran is made up for. Every process may set it: it is the same one.
   */
  async onApplicationBootstrap(): Promise<void> {
    const [schema] = await this.db.rows<{ is_there: boolean }>(
      `SELECT to_regclass('timer') IS NOT NULL AS is_there`,
    );
    if (schema?.is_there !== true) return;
    const today = civilDateAt(this.clock.now());
    await this.db.transaction((tx) => this.wakeAfter(tx, addDays(today, -1)));
  }

  /** Safe to repeat: a lot expires once. */
  @OnSlow('inventory.day_ended', 'default')
  async run(_: Events['inventory.day_ended']): Promise<void> {
    const today = civilDateAt(this.clock.now());
    await this.db.transaction((tx) => this.wakeAfter(tx, today));
    for (;;) {
      const expired = await this.db.transaction((tx) => this.expireSome(tx, today));
      if (expired < LOTS_AT_ONCE) return;
    }
  }

  private async wakeAfter(tx: Tx, day: CivilDate): Promise<void> {
    const dueAt = momentAt(addDays(day, 1));
    await this.timers.set(tx, { key: TIMER, dueAt, name: TIMER, payload: { day } });
  }

  private async expireSome(tx: Tx, today: CivilDate): Promise<number> {
    const late = await rowsOf<LateLot>(
      tx,
      `UPDATE lot SET state = 'expired' WHERE id IN (
         SELECT id FROM lot WHERE state IN ('announced', 'confirmed') AND best_before_on < $1
         ORDER BY id LIMIT ${String(LOTS_AT_ONCE)} FOR NO KEY UPDATE
       ) RETURNING id, commune_id, product_id, available_grams`,
      [today],
    );
    const eventTime = momentAt(today);
    await this.stock.move(
      tx,
      late
        .filter((lot) => lot.available_grams > 0)
        .map((lot) => ({
          id: newId(),
          lotId: lot.id,
          kind: 'expire',
          from: 'available',
          to: 'expired',
          grams: lot.available_grams,
          reason: 'its best-before day is over',
          personId: null,
          eventTime,
        })),
    );
    await this.outbox.tellAll(tx, 'lot.expired', late.map(expiryOf));
    return late.length;
  }
}

function expiryOf(lot: LateLot): Events['lot.expired'] {
  return {
    lotId: lot.id,
    communeId: lot.commune_id,
    productId: lot.product_id,
    grams: lot.available_grams,
  };
}
