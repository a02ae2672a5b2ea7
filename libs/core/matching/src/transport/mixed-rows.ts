import type { MarketPairs } from '../network/market';

/** Rows this long are read where they stand: jumping between them costs nothing. */
const LONG_ROW = 256;
const GOLDEN = 0.618_033_988_749_895;

/** Legal pairs by rows, in an order in which neighbours have nothing to do with each other. */
export interface MixedRows {
  /** The lot of each row. */
  readonly lot: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly line: Int32Array;
  readonly cost: Float64Array;
  readonly pairs: number;
}

/**
 * Mixes the rows of the lots that have units. Lots with neighbouring ids are often neighbours on the map, too:
 * taken in that order they would settle one valley after the other, each to be unsettled by the
 * next (two to three times as many steps). Short rows are copied (12 B a pair), so that they are read in sequence.
 */
export function mixRows({ start, line, cost }: MarketPairs, lotUnits: Float64Array): MixedRows {
  const rows = mixedPlaces(lotUnits.length).filter((lot) => (lotUnits[lot] as number) > 0);
  const from = rows.map((lot) => start[lot] as number);
  const to = rows.map((lot) => start[lot + 1] as number);
  const pairs = rows.reduce((sum, _, row) => sum + (to[row] as number) - (from[row] as number), 0);
  const mixed = { lot: rows, from, to, line, cost, pairs };
  return pairs > LONG_ROW * rows.length ? mixed : copyRows(mixed);
}

/** Every place from 0 once, each about 0.618 of the whole after the one before. */
function mixedPlaces(count: number): Int32Array {
  let stride = Math.max(1, Math.floor(count * GOLDEN));
  while (commonDivisor(stride, count) > 1) stride += 1;
  const places = new Int32Array(count);
  for (let nth = 0, place = 0; nth < count; nth += 1, place = (place + stride) % count) {
    places[nth] = place;
  }
  return places;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function copyRows(rows: MixedRows): MixedRows {
  const line = new Int32Array(rows.pairs);
  const cost = new Float64Array(rows.pairs);
  const from = new Int32Array(rows.lot.length);
  const to = new Int32Array(rows.lot.length);
  for (let row = 0, at = 0; row < rows.lot.length; row += 1) {
    from[row] = at;
    for (let pair = rows.from[row] as number; pair < (rows.to[row] as number); pair += 1, at += 1) {
      line[at] = rows.line[pair] as number;
      cost[at] = rows.cost[pair] as number;
    }
    to[row] = at;
  }
  return { ...rows, from, to, line, cost };
}
