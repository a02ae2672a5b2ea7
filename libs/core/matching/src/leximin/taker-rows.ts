import type { MarketPairs } from '../network/market';

/** Suppliers and those who may take from them, in rows by supplier. */
export interface SupplierRows {
  readonly takers: number;
  readonly supplierStart: Int32Array;
  readonly supplierTaker: Int32Array;
}

/** The same pairs in rows by taker, too: the suppliers of taker t stand at start[t] … start[t + 1] − 1. */
export interface TakerRows extends SupplierRows {
  readonly suppliers: number;
  readonly start: Int32Array;
  readonly supplier: Int32Array;
}

// A market is shared from both sides, and with minimums many times: its rows are turned once.
const turned = new WeakMap<MarketPairs, TakerRows>();

/** Lines as takers, lots as suppliers. */
export function linesTaking(pairs: MarketPairs, lines: number): TakerRows {
  const known = turned.get(pairs);
  if (known !== undefined) return known;
  const rows = turn({ takers: lines, supplierStart: pairs.start, supplierTaker: pairs.line });
  turned.set(pairs, rows);
  return rows;
}

/** Lots as takers, lines as suppliers: the same rows with the sides exchanged. */
export function lotsTaking(pairs: MarketPairs, lines: number): TakerRows {
  const { start, supplier, suppliers } = linesTaking(pairs, lines);
  return {
    takers: suppliers,
    suppliers: lines,
    supplierStart: start,
    supplierTaker: supplier,
    start: pairs.start,
    supplier: pairs.line,
  };
}

/** Adds the rows by taker: one counting sort, suppliers ascending in each row. O(pairs). */
export function turn({ takers, supplierStart, supplierTaker }: SupplierRows): TakerRows {
  const suppliers = supplierStart.length - 1;
  const start = new Int32Array(takers + 1);
  for (let at = 0; at < supplierTaker.length; at += 1) {
    const next = (supplierTaker[at] as number) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let taker = 0; taker < takers; taker += 1) {
    start[taker + 1] = (start[taker + 1] as number) + (start[taker] as number);
  }
  const free = start.slice();
  const supplier = new Int32Array(supplierTaker.length);
  for (let from = 0; from < suppliers; from += 1) {
    const end = supplierStart[from + 1] as number;
    for (let at = supplierStart[from] as number; at < end; at += 1) {
      const taker = supplierTaker[at] as number;
      const place = free[taker] as number;
      free[taker] = place + 1;
      supplier[place] = from;
    }
  }
  return { takers, suppliers, supplierStart, supplierTaker, start, supplier };
}
