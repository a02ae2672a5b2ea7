import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#core/kernel';
import { rowsOf, sqlState, type Tx } from '#platform/database';
import { LOT_SHORT_STATE, MOVEMENT_ID_TAKEN_STATE } from './stock-book.migrations';
import type { StockMove } from './stock-move';

/** What is left of a lot that was asked for more than it has. */
export interface ShortLot {
  readonly lotId: string;
  readonly code: string;
  readonly state: string;
  readonly availableGrams: number;
  readonly reservedGrams: number;
  readonly loadedGrams: number;
  readonly deliveredGrams: number;
}

interface LateLot {
  readonly late_lot_id: string;
  readonly late_grams: number;
}

const BOOK = `SELECT * FROM book_stock($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[],
  $6::bigint[], $7::integer[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[],
  $13::uuid[], $14::timestamptz[])`;

/** The only way in which grams of a lot move. */
@Injectable()
export class StockBook {
  /**
   * Books all moves or none, in one round trip, however many there are.
   *
   * Promises: a move counts once, however often it is told; no bucket falls below zero (409 `lot.short`,
   * with the lots and what is left); an id told with other facts is refused; the state of each lot
   * follows its buckets; grams that come back to a lot past its best-before day expire at once.
   * Locks the lots in id order until the transaction ends: call it last. A refusal spoils the transaction.
   */
  async move(tx: Tx, moves: readonly StockMove[]): Promise<void> {
    const [first] = moves;
    if (first === undefined) return;
    const late = await book(tx, moves);
    if (late.length === 0) return;
    await book(
      tx,
      late.map((lot) =>
        expiryOf(lot, moves.find((move) => move.lotId === lot.late_lot_id) ?? first),
      ),
    );
  }

  /**
   * True when this very deed was booked before, so that telling it again changes nothing; an id that names
   * another deed is refused. `grams` left out compares with any. Ask with the lot locked.
   */
  async isBooked(
    tx: Tx,
    deed: Pick<StockMove, 'id' | 'lotId' | 'kind'> & { readonly grams?: number | undefined },
  ): Promise<boolean> {
    const [booked] = await rowsOf<{ is_same: boolean }>(
      tx,
      `SELECT lot_id = $2 AND kind = $3 AND ($4::bigint IS NULL OR grams = $4) AS is_same
       FROM stock_movement WHERE id = $1`,
      [deed.id, deed.lotId, deed.kind, deed.grams ?? null],
    );
    if (booked?.is_same === false) {
      throw new DomainError('conflict', 'id.used_with_other_facts', { id: deed.id });
    }
    return booked !== undefined;
  }
}

async function book(tx: Tx, moves: readonly StockMove[]): Promise<readonly LateLot[]> {
  try {
    return await rowsOf<LateLot>(tx, BOOK, columnsOf(moves));
  } catch (error) {
    throw refusalOf(error);
  }
}

function columnsOf(moves: readonly StockMove[]): unknown[] {
  return [
    moves.map((it) => it.id),
    moves.map((it) => it.lotId),
    moves.map((it) => it.kind),
    moves.map((it) => it.from),
    moves.map((it) => it.to),
    moves.map((it) => it.grams),
    moves.map((it) => it.packages ?? 0),
    moves.map((it) => it.allocationId ?? null),
    moves.map((it) => it.stopId ?? null),
    moves.map((it) => it.stage ?? null),
    moves.map((it) => it.cause ?? null),
    moves.map((it) => it.reason),
    moves.map((it) => it.personId),
    moves.map((it) => it.eventTime.toISOString()),
  ];
}

function expiryOf(lot: LateLot, cause: StockMove): StockMove {
  return {
    id: newId(),
    lotId: lot.late_lot_id,
    kind: 'expire',
    from: 'available',
    to: 'expired',
    grams: lot.late_grams,
    reason: 'came back after its best-before day',
    personId: null,
    eventTime: cause.eventTime,
  };
}

function refusalOf(error: unknown): unknown {
  const state = sqlState(error);
  if (state === MOVEMENT_ID_TAKEN_STATE) {
    return new DomainError('conflict', 'id.used_with_other_facts');
  }
  if (state !== LOT_SHORT_STATE) return error;
  return new DomainError('conflict', 'lot.short', { lots: shortLotsOf(error) });
}

function shortLotsOf(error: unknown): readonly ShortLot[] {
  const source = (error as { driverError?: unknown }).driverError ?? error;
  const detail = (source as { detail?: unknown }).detail;
  return typeof detail === 'string' ? (JSON.parse(detail) as ShortLot[]) : [];
}
