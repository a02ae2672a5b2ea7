import type { Market } from '../network/market';
import type { MarketFlows } from '../network/market-answer';
import { refuse } from './violation';

/** A flow after claims, with its shares and the fair ones. */
export interface TransportFacts {
  readonly flows: MarketFlows;
  /** Of each entry, what it moves beyond claims. */
  readonly units: Float64Array;
  readonly pair: Int32Array;
  readonly lineUnits: Float64Array;
  readonly fairUnits: Float64Array;
  readonly tolerancePermille: number;
  /** The product of each line; one for all when not said. */
  readonly product?: Int32Array;
}

export interface Potentials {
  readonly lot: Float64Array;
  readonly line: Float64Array;
}

// Differences of two such potentials, with a cost, never round to another sign.
const POTENTIAL_MAX = 2 ** 52;

/**
 * Least transport (S3): cost + lot − line is 0 or more on every legal pair and 0 on every used one, so
 * no other way of moving the same shares costs less. Within a tolerance, besides, whoever could have
 * less has a potential of at most that of whoever could have more. O(pairs).
 */
export function checkTransport(
  market: Market,
  facts: TransportFacts,
  potentials: Potentials,
): void {
  checkNumbers(potentials.lot, market.lots.count, 'potentials.lot');
  checkNumbers(potentials.line, market.lines.count, 'potentials.line');
  checkPairs(market, potentials);
  checkUsed(market, facts, potentials);
  checkShares(market, facts, potentials.line);
}

function checkNumbers(column: Float64Array, count: number, place: string): void {
  if (column.length !== count) refuse('answer.length', place, { length: column.length });
  for (let at = 0; at < count; at += 1) {
    const potential = column[at] as number;
    if (!Number.isSafeInteger(potential) || Math.abs(potential) > POTENTIAL_MAX)
      refuse('answer.number', `${place}[${at}]`, { potential });
  }
}

function checkPairs({ lots, pairs }: Market, potentials: Potentials): void {
  for (let lot = 0; lot < lots.count; lot += 1) {
    const own = potentials.lot[lot] as number;
    const end = pairs.start[lot + 1] as number;
    for (let pair = pairs.start[lot] as number; pair < end; pair += 1) {
      const line = pairs.line[pair] as number;
      if (own - (potentials.line[line] as number) + (pairs.cost[pair] as number) < 0)
        refuse('potential.below-zero', `potentials.line[${line}]`, { lot, line });
    }
  }
}

function checkUsed({ pairs }: Market, facts: TransportFacts, potentials: Potentials): void {
  const { flows, units, pair } = facts;
  for (let flow = 0; flow < units.length; flow += 1) {
    if (units[flow] === 0) continue;
    const [lot, line] = [flows.lot[flow] as number, flows.line[flow] as number];
    const cost = pairs.cost[pair[flow] as number] as number;
    if ((potentials.lot[lot] as number) - (potentials.line[line] as number) + cost !== 0)
      refuse('potential.slack', `flows.line[${flow}]`, { lot, line });
  }
}

/** Every share is within the bounds of its fair one, and no trade between two of them saves anything. */
function checkShares({ lines }: Market, facts: TransportFacts, potential: Float64Array): void {
  const products =
    lines.count > 0 ? 1 + (facts.product?.reduce((a, b) => Math.max(a, b), 0) ?? 0) : 0;
  const mostOfGivers = new Float64Array(products).fill(-Infinity);
  const leastOfGetters = new Float64Array(products).fill(Infinity);
  for (let line = 0; line < lines.count; line += 1) {
    const [units, fair] = [facts.lineUnits[line] as number, facts.fairUnits[line] as number];
    const slack = partOf(fair, facts.tolerancePermille);
    const minimum = fair > 0 ? (lines.min[line] as number) : 0;
    const low = Math.max(fair - slack, Math.min(fair, lines.floor[line] as number), minimum);
    const high = Math.min(fair + slack, lines.units[line] as number);
    if (units < low || units > high)
      refuse('line.outside-tolerance', `lineUnits[${line}]`, { units, low, high });
    const [product, own] = [facts.product?.[line] ?? 0, potential[line] as number];
    if (units > low) mostOfGivers[product] = Math.max(mostOfGivers[product] as number, own);
    if (units < high) leastOfGetters[product] = Math.min(leastOfGetters[product] as number, own);
  }
  mostOfGivers.forEach((most, product) => {
    const least = leastOfGetters[product] as number;
    if (most <= least) return;
    const line = potential.findIndex(
      (own, at) => own === most && (facts.product?.[at] ?? 0) === product,
    );
    refuse('potential.tolerance', `potentials.line[${line}]`, { most, least });
  });
}

/** Whole units in so many thousandths of a quantity, in parts that stay exact. */
function partOf(units: number, permille: number): number {
  const thousands = Math.floor(units / 1000);
  return thousands * permille + Math.floor(((units - thousands * 1000) * permille) / 1000);
}
