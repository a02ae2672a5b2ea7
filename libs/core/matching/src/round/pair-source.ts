import type { MarketPairs } from '../network/market';
import { costOfUnit } from './costs';
import type { LineFacts, LotFacts } from './facts';
import { LegalRows } from './legal-rows';
import { nth } from './nth';
import type { Prepared } from './prepared';

/** More pairs of one product than this do not stand in memory at once. */
export const DENSE_PAIRS_MAX = 50_000_000;

/** Beginning with too few costs looks at all pairs, with too many costs time in solving. */
const FEW_MIN = 2;
const FEW_MAX = 32;
/** The pairs at first are to be this part of those that fit into the memory. */
const PAIRS_OF_A_FEW = 6;

/** The legal pairs of some lots and lines of one product with their costs, row by row as often as asked. */
export class PairSource {
  /** The row asked for last: lines ascending, and what a unit costs to each. */
  readonly line: Int32Array;
  readonly cost: Float64Array;
  private readonly rows: LegalRows;

  constructor(
    private readonly prepared: Pick<Prepared, 'roads' | 'costs'>,
    readonly lots: readonly LotFacts[],
    readonly lines: readonly LineFacts[],
    private readonly unitGrams: number,
  ) {
    this.rows = new LegalRows(lots, lines, prepared.roads);
    this.line = this.rows.line;
    this.cost = new Float64Array(lines.length);
  }

  /** Writes the row of a lot and returns its length. */
  fill(lot: number): number {
    const { rows, unitGrams, cost, lines } = this;
    const count = rows.fill(lot);
    const { communeId, municipalityCode } = nth(this.lots, lot).source;
    const preferred = this.prepared.costs.from(communeId);
    const slopeTo = this.prepared.costs.slopesFrom(municipalityCode);
    for (let at = 0; at < count; at += 1) {
      const metres = rows.metres[at] as number;
      const to = nth(lines, rows.line[at] as number).source;
      const plain = costOfUnit(metres, unitGrams, preferred?.get(to.communeId));
      cost[at] = slopeTo ? plain * slopeTo(to.municipalityCode) : plain;
    }
    return count;
  }
}

/** The legal lines of one lot, ascending, and what a unit costs to each. */
interface Row {
  readonly line: Int32Array;
  readonly cost: Float64Array;
}

/** The legal pairs of a market by lot. */
export interface Rows {
  readonly lots: number;
  /** All pairs at once; null when they are too many for the memory. */
  readonly dense: MarketPairs | null;
  /** With how many of its cheapest pairs each lot and line begins when they are not all solved at once. */
  readonly few: number;
  /** What it returns holds until the next call. */
  row(lot: number): Row;
}

/** The pairs of a source, in memory when they are at most `denseMax`, else asked again each time. */
export function rowsOf(source: PairSource, denseMax: number): Rows {
  const dense = densePairs(source, denseMax);
  if (dense) return denseRows(dense);
  const places = source.lots.length + source.lines.length;
  const few = Math.floor(denseMax / PAIRS_OF_A_FEW / Math.max(1, places));
  return {
    lots: source.lots.length,
    dense: null,
    few: Math.min(FEW_MAX, Math.max(FEW_MIN, few)),
    row: (lot) => {
      const count = source.fill(lot);
      return { line: source.line.subarray(0, count), cost: source.cost.subarray(0, count) };
    },
  };
}

export function denseRows(dense: MarketPairs): Rows {
  const { start, line, cost } = dense;
  const lots = start.length - 1;
  return {
    lots,
    few: Math.min(FEW_MAX, Math.ceil(line.length / Math.max(1, 8 * lots)) + FEW_MIN),
    dense,
    row: (lot) => {
      const [from, to] = [start[lot] as number, start[lot + 1] as number];
      return { line: line.subarray(from, to), cost: cost.subarray(from, to) };
    },
  };
}

/** All pairs at once, or null when they are more than `max`. 12 bytes a pair. */
function densePairs(source: PairSource, max: number): MarketPairs | null {
  const { lots, lines } = source;
  // Pages that are never written take no memory, so the room for all pairs costs nothing by itself.
  const capacity = Math.min(lots.length * lines.length, max);
  const line = new Int32Array(capacity);
  const cost = new Float64Array(capacity);
  const start = new Int32Array(lots.length + 1);
  for (let lot = 0, end = 0; lot < lots.length; lot += 1) {
    const count = source.fill(lot);
    if (end + count > capacity) return null;
    line.set(source.line.subarray(0, count), end);
    cost.set(source.cost.subarray(0, count), end);
    end += count;
    start[lot + 1] = end;
  }
  const end = start[lots.length] as number;
  return { start, line: line.subarray(0, end), cost: cost.subarray(0, end) };
}

/** The rows of some lots (by place, ascending) of a market, with the cost of a unit so many times as large. */
export function pairsOfLots(pairs: MarketPairs, lots: Int32Array, times: number): MarketPairs {
  const start = new Int32Array(lots.length + 1);
  lots.forEach((lot, at) => {
    const length = (pairs.start[lot + 1] as number) - (pairs.start[lot] as number);
    start[at + 1] = (start[at] as number) + length;
  });
  const line = new Int32Array(start[lots.length] as number);
  const cost = new Float64Array(line.length);
  lots.forEach((lot, at) => {
    const [from, to] = [pairs.start[lot] as number, pairs.start[lot + 1] as number];
    line.set(pairs.line.subarray(from, to), start[at]);
    cost.set(pairs.cost.subarray(from, to), start[at]);
  });
  if (times !== 1)
    for (let at = 0; at < cost.length; at += 1) cost[at] = (cost[at] as number) * times;
  return { start, line, cost };
}

/** The same pairs with units so many times as large. */
export function dearerRows(rows: Rows, times: number): Rows {
  const { lots, dense, few } = rows;
  if (times === 1) return rows;
  if (dense) return denseRows({ ...dense, cost: dense.cost.map((cost) => cost * times) });
  return {
    ...{ lots, dense, few },
    row: (lot) => {
      const { line, cost } = rows.row(lot);
      return { line, cost: cost.map((it) => it * times) };
    },
  };
}
