import type { MarketPairs } from '../network/market';
import type { TreeMargins } from './star';

/** Lots and lines brought together with their nearest: a cluster gives what its lots give and takes what its lines take. */
export interface Clusters {
  readonly count: number;
  /** The cluster of each lot and of each line, −1 where there are no units. */
  readonly ofLot: Int32Array;
  readonly ofLine: Int32Array;
}

/**
 * Joins every lot with its cheapest line and every line with its cheapest lot. With `areTwins`, lots and lines
 * with the same place are clusters already: they stay together and join others.
 */
export function clustersOf(pairs: MarketPairs, margins: TreeMargins, areTwins: boolean): Clusters {
  const { lotUnits, lineUnits } = margins;
  const head = Int32Array.from({ length: lotUnits.length + lineUnits.length }, (_, node) => node);
  const join = (lot: number, line: number): void => {
    if (line >= 0 && lot >= 0) head[top(head, lotUnits.length + line)] = top(head, lot);
  };
  const { lineOf, lotOf } = nearest(pairs, margins, areTwins);
  lineOf.forEach((line, lot) => join(lot, line));
  lotOf.forEach((lot, line) => join(lot, line));
  for (let place = 0; areTwins && place < lotUnits.length; place += 1) {
    if ((lotUnits[place] as number) > 0 && (lineUnits[place] as number) > 0) join(place, place);
  }
  return numbered(head, margins);
}

function top(head: Int32Array, node: number): number {
  let at = node;
  while (head[at] !== at) {
    head[at] = head[head[at] as number] as number;
    at = head[at] as number;
  }
  return at;
}

/** The cheapest line of each lot and lot of each line, among those with units; −1: none. */
function nearest(
  { start, line, cost }: MarketPairs,
  { lotUnits, lineUnits }: TreeMargins,
  areTwins: boolean,
): { lineOf: Int32Array; lotOf: Int32Array } {
  const lineOf = new Int32Array(lotUnits.length).fill(-1);
  const lotOf = new Int32Array(lineUnits.length).fill(-1);
  const least = new Float64Array(lineUnits.length).fill(Infinity);
  for (let lot = 0; lot < lotUnits.length; lot += 1) {
    if (lotUnits[lot] === 0) continue;
    let own = Infinity;
    const end = start[lot + 1] as number;
    for (let pair = start[lot] as number; pair < end; pair += 1) {
      const other = line[pair] as number;
      const each = cost[pair] as number;
      if (lineUnits[other] === 0 || (areTwins && other === lot)) continue;
      if (each < own) {
        own = each;
        lineOf[lot] = other;
      }
      if (each < (least[other] as number)) {
        least[other] = each;
        lotOf[other] = lot;
      }
    }
  }
  return { lineOf, lotOf };
}

function numbered(head: Int32Array, { lotUnits, lineUnits }: TreeMargins): Clusters {
  const number = new Int32Array(head.length).fill(-1);
  let count = 0;
  const numberOf = (node: number, units: number): number => {
    if (units === 0) return -1;
    const at = top(head, node);
    if ((number[at] as number) < 0) number[at] = count++;
    return number[at] as number;
  };
  const ofLot = new Int32Array(lotUnits.length);
  const ofLine = new Int32Array(lineUnits.length);
  lotUnits.forEach((units, lot) => (ofLot[lot] = numberOf(lot, units)));
  lineUnits.forEach((units, line) => (ofLine[line] = numberOf(lotUnits.length + line, units)));
  return { count, ofLot, ofLine };
}
