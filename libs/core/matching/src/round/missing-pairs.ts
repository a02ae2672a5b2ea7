import { communeSums } from '../certify/commune-sums';
import { exchangeComponents } from '../certify/exchange-components';
import { servedMarket } from '../certify/served-market';
import type { Market } from '../network/market';
import type { MarketAnswer } from '../network/market-answer';
import type { Rows } from './pair-source';
import { CheapestFew, type SparsePairs } from './sparse-pairs';

/** How many pairs that would cost less are added for each lot and each line at a time. */
const FEW = 16;

/** An answer of a market with some of its pairs, and what it is to be held against. */
export interface SparseAnswer {
  readonly market: Market;
  readonly answer: MarketAnswer;
  /** Pairs of which something is set aside, by place. */
  readonly asides: readonly { readonly lot: number; readonly line: number }[];
}

/**
 * Adds pairs that would carry cheaper than the potentials say, the best of every lot and line; returns how
 * many. Without any, the transport is the least over all pairs. One look at all pairs.
 */
export function addCheaperPairs(
  { answer: { lotPotential, linePotential } }: Pick<SparseAnswer, 'answer'>,
  rows: Rows,
  sparse: SparsePairs,
): number {
  const ofLots = new CheapestFew(rows.lots, FEW);
  const ofLines = new CheapestFew(linePotential.length, FEW);
  let count = 0;
  for (let lot = 0; lot < rows.lots; lot += 1) {
    const { line, cost } = rows.row(lot);
    const own = lotPotential[lot] as number;
    for (let at = 0; at < line.length; at += 1) {
      const to = line[at] as number;
      const saved = (cost[at] as number) + own - (linePotential[to] as number);
      if (saved >= 0) continue;
      ofLots.offer(lot, to, saved);
      ofLines.offer(to, lot, saved);
      count += 1;
    }
  }
  for (const [lot, line] of ofLots.pairs()) sparse.add(lot, line);
  for (const [line, lot] of ofLines.pairs()) sparse.add(lot, line);
  return count;
}

/**
 * Adds a pair for every two parts of the market between which all pairs lead and these do not; returns how
 * many. Parts are lots and lines that can trade units among themselves over the pairs there are. Without
 * any missing, every exchange that is possible over all pairs is possible over these, so nothing that is
 * lost or unfair over all pairs could hide. Only what nobody has set aside is traded. One look at all pairs.
 */
export function addCrossings(sparseAnswer: SparseAnswer, rows: Rows, sparse: SparsePairs): number {
  const { market } = sparseAnswer;
  const parts = partsOf(sparseAnswer);
  const known = new Map<number, Uint8Array>();
  const isNew = (lot: number, line: number): boolean => {
    const [from, to] = [parts.lot[lot] as number, parts.line[line] as number];
    if (from === to || (market.lines.units[line] as number) === 0) return false;
    const ways = known.get(from) ?? new Uint8Array(parts.count);
    known.set(from, ways);
    const isKnown = ways[to] === 1;
    ways[to] = 1;
    return !isKnown;
  };
  for (let lot = 0; lot < rows.lots; lot += 1) {
    const end = market.pairs.start[lot + 1] as number;
    for (let pair = market.pairs.start[lot] as number; pair < end; pair += 1) {
      isNew(lot, market.pairs.line[pair] as number);
    }
  }
  let count = 0;
  for (let lot = 0; lot < rows.lots; lot += 1) {
    for (const line of rows.row(lot).line) {
      if (sparse.has(lot, line) || !isNew(lot, line)) continue;
      sparse.add(lot, line);
      count += 1;
    }
  }
  return count;
}

/** Parts by number; a lot that gives nothing is a part of its own. Lines that are left out count, too. */
function partsOf({ market, answer, asides }: SparseAnswer) {
  const { lines, lots } = market;
  const flows = answer.fair?.flows ?? answer.flows;
  const isAside = new Set(asides.map(({ lot, line }) => lot * lines.count + line));
  const units = flows.units.map((moved, flow) =>
    isAside.has((flows.lot[flow] as number) * lines.count + (flows.line[flow] as number))
      ? 0
      : moved,
  );
  // Communes are left apart: what leads on through a commune leads on through its lines as well.
  const alone = Int32Array.from({ length: lines.count }, (_, line) => line);
  const apart = { ...market, lines: { ...lines, commune: alone, communes: lines.count } };
  const served = servedMarket(apart, flows, units, new Uint8Array(lines.count));
  const components = exchangeComponents(served, communeSums(served));
  const nodes = lots.count + lines.count;
  const lot = components.lot.map((part, at) => (part < 0 ? nodes + at : part));
  return { lot, line: components.line, count: nodes };
}
