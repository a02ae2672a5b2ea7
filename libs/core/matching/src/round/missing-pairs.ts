import { communeSums } from '../certify/commune-sums';
import { exchangeComponents } from '../certify/exchange-components';
import { servedMarket } from '../certify/served-market';
import type { Market } from '../network/market';
import type { MarketAnswer } from '../network/market-answer';
import type { Rows } from './pair-source';
import { CheapestFew, type PlacePair, type SparsePairs } from './sparse-pairs';

/** How many pairs that would carry cheaper are added for each lot and each line at a time. */
const FEW = 32;

/** An answer of a market with some of its pairs, and what it is to be held against. */
interface SparseAnswer {
  readonly market: Market;
  readonly answer: MarketAnswer;
  /** Pairs of which something is set aside. */
  readonly asides: readonly PlacePair[];
}

/** What a look at all pairs found. */
interface Missing {
  /** Pairs that were added. */
  readonly count: number;
  /** Potentials with which every pair of those who move nothing is as dear as it has to be. */
  readonly lotPotential: Float64Array;
  readonly linePotential: Float64Array;
}

/**
 * Looks at all pairs once and adds those that the answer misses: pairs that would carry cheaper than the
 * potentials say, the best of every lot and line; and a pair for every two parts of the market between which
 * all pairs lead and those of the answer do not. When none is missing, the transport is the least over all
 * pairs, and every exchange that is possible over all pairs is possible over those of the answer, so that
 * nothing lost or unfair can hide.
 *
 * Who has no share moves nothing, so its potential is free: as low as its pairs ask for a line, as high for
 * a lot. One loop, since everything in it is per pair.
 */
export function addMissingPairs(known: SparseAnswer, rows: Rows, sparse: SparsePairs): Missing {
  const { answer, market } = known;
  const isNewWay = newWays(known);
  const ofLots = new CheapestFew(rows.lots, FEW);
  const ofLines = new CheapestFew(market.lines.count, FEW);
  const fairUnits = answer.fair?.lineUnits ?? answer.lineUnits;
  const isFreeLine = Uint8Array.from(fairUnits, (units, line) =>
    units === 0 && answer.lineUnits[line] === 0 ? 1 : 0,
  );
  const lotPotential = answer.lotPotential.slice();
  const linePotential = answer.linePotential.slice();
  let count = 0;
  for (let lot = 0; lot < rows.lots; lot += 1) {
    const { line, cost } = rows.row(lot);
    const own = answer.lotPotential[lot] as number;
    const isFreeLot = answer.lotUnits[lot] === 0;
    for (let at = 0; at < line.length; at += 1) {
      const [to, costs] = [line[at] as number, cost[at] as number];
      if (isNewWay(lot, to) && sparse.add(lot, to, costs)) count += 1;
      const asked = own + costs;
      const saved = asked - (answer.linePotential[to] as number);
      if (saved >= 0) continue;
      if (isFreeLine[to] === 1) {
        linePotential[to] = Math.min(linePotential[to] as number, asked);
      } else if (isFreeLot) {
        lotPotential[lot] = Math.max(lotPotential[lot] as number, own - saved);
      } else {
        ofLots.offer(lot, to, saved);
        ofLines.offer(to, lot, saved);
      }
    }
  }
  const costOf = (lot: number, line: number, saved: number): number =>
    saved + (answer.linePotential[line] as number) - (answer.lotPotential[lot] as number);
  for (const [lot, line, saved] of ofLots.pairs()) {
    if (sparse.add(lot, line, costOf(lot, line, saved))) count += 1;
  }
  for (const [line, lot, saved] of ofLines.pairs()) {
    if (sparse.add(lot, line, costOf(lot, line, saved))) count += 1;
  }
  return { count, lotPotential, linePotential };
}

/** True for the first pair that is asked about between two parts, unless the market has one already. */
function newWays(known: SparseAnswer): (lot: number, line: number) => boolean {
  const { market } = known;
  const parts = partsOf(known);
  const ways = new Map<number, Uint8Array>();
  const isNewWay = (lot: number, line: number): boolean => {
    const [from, to] = [parts.lot[lot] as number, parts.line[line] as number];
    if (from === to || (market.lines.units[line] as number) === 0) return false;
    let row = ways.get(from);
    if (row === undefined) {
      row = new Uint8Array(parts.count);
      ways.set(from, row);
    }
    if (row[to] === 1) return false;
    row[to] = 1;
    return true;
  };
  for (let lot = 0; lot < market.lots.count; lot += 1) {
    const end = market.pairs.start[lot + 1] as number;
    for (let pair = market.pairs.start[lot] as number; pair < end; pair += 1) {
      isNewWay(lot, market.pairs.line[pair] as number);
    }
  }
  return isNewWay;
}

/**
 * Who can trade units with whom over the pairs there are, by number; a lot that gives nothing is a part of
 * its own. Lines that are left out count, too, and what is set aside is not traded. Communes are left
 * apart: what leads on through a commune leads on through its lines as well.
 */
function partsOf({ market, answer, asides }: SparseAnswer) {
  const { lines } = market;
  const flows = answer.fair?.flows ?? answer.flows;
  const isAside = new Set(asides.map(({ lot, line }) => lot * lines.count + line));
  const units = flows.units.map((moved, flow) =>
    isAside.has((flows.lot[flow] as number) * lines.count + (flows.line[flow] as number))
      ? 0
      : moved,
  );
  const alone = Int32Array.from({ length: lines.count }, (_, line) => line);
  const apart = { ...market, lines: { ...lines, commune: alone, communes: lines.count } };
  const served = servedMarket(apart, flows, units, new Uint8Array(lines.count));
  const components = exchangeComponents(served, communeSums(served));
  // Parts of lines are numbered anew, so that a row of ways is no longer than it has to be.
  const numbers = new Map<number, number>();
  for (const part of components.line) if (!numbers.has(part)) numbers.set(part, numbers.size);
  const count = numbers.size;
  const lot = components.lot.map((part, at) => numbers.get(part) ?? count + at);
  return { lot, line: components.line.map((part) => numbers.get(part) ?? 0), count };
}
