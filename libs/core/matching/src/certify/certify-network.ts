import type { Market, MarketLines } from '../network/market';
import type { Network, NetworkAnswer, NetworkLine } from '../network/network';
import { drawRanks } from '../rank';
import { answerColumns } from './answer-columns';
import { checkAnswer } from './certify-market';
import type { ClaimTerms } from './claims-check';
import { checkLeftOver } from './left-over-check';
import { firstViolation, type Violation } from './violation';

/**
 * Checks an answer against its network without trusting whoever made it: all that `certifyMarket` does
 * for each product, and what is told of the unplaced and the unmet. The whole network is looked at as one
 * market in the order of the input, by code that shares nothing with the solver but the draw of ranks.
 * Null when the answer is right. O(pairs + n log n).
 */
export function certifyNetwork(network: Network, answer: NetworkAnswer): Violation | null {
  return firstViolation(() => {
    const { market, product, pairAt } = wholeMarket(network);
    const told = answerColumns(answer, {
      lots: network.lots.length,
      lines: network.lines.length,
    });
    const { tolerancePermille } = network;
    const claims = claimTerms(network, pairAt);
    checkAnswer(market, { tolerancePermille, claims, product }, told);
    checkLeftOver(market, told, answer);
  });
}

/** All products as one market, lots and lines as they stand in the network. */
function wholeMarket(network: Network) {
  const { lots, lines, pairs, seed } = network;
  const start = new Int32Array(lots.length + 1);
  for (let pair = 0; pair < pairs.lot.length; pair += 1) {
    const after = (pairs.lot[pair] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let lot = 0; lot < lots.length; lot += 1)
    start[lot + 1] = (start[lot + 1] as number) + (start[lot] as number);
  const next = start.slice();
  const pairAt = new Int32Array(pairs.lot.length);
  for (let pair = 0; pair < pairAt.length; pair += 1) {
    const lot = pairs.lot[pair] as number;
    pairAt[next[lot] as number] = pair;
    next[lot] = (next[lot] as number) + 1;
  }
  const market: Market = {
    product: '',
    lots: {
      count: lots.length,
      units: Float64Array.from(lots, ({ units }) => units),
      urgency: Uint8Array.from(lots, ({ urgency }) => urgency),
      rank: drawRanks(seed, idsOf(lots)),
    },
    lines: lineColumns(lines, drawRanks(seed, idsOf(lines))),
    pairs: {
      start,
      line: Int32Array.from(pairAt, (pair) => pairs.line[pair] as number),
      cost: Float64Array.from(pairAt, (pair) => pairs.cost[pair] as number),
    },
  };
  return { market, product: numbered(lines.map((line) => line.product)), pairAt };
}

function lineColumns(lines: readonly NetworkLine[], rank: Int32Array): MarketLines {
  const column = (amountOf: (line: NetworkLine) => number): Float64Array =>
    Float64Array.from(lines, amountOf);
  // A commune shares by product; a line without one stands alone. JSON keeps the names apart.
  const commune = numbered(
    lines.map(({ product, commune: name }, at) => JSON.stringify([product, name ?? at])),
  );
  return {
    count: lines.length,
    units: column(({ units }) => units),
    wanted: column(({ wanted, units }) => wanted ?? units),
    floor: column(({ floor }) => floor),
    min: column(({ min }) => min),
    families: column(({ families }) => families),
    debt: column(({ debt }) => debt),
    rank,
    commune,
    communes: commune.reduce((most, it) => Math.max(most, it + 1), 0),
  };
}

/** Equal names get equal numbers, counted from 0. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  });
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map(({ id }) => id);
}

function claimTerms({ lots, lines, pairs }: Network, pairAt: Int32Array): ClaimTerms | null {
  const { claim } = pairs;
  if (!claim) return null;
  return {
    claim: Float64Array.from(pairAt, (pair) => claim[pair] as number),
    lotOrder: placesById(idsOf(lots)),
    lineOrder: placesById(idsOf(lines)),
  };
}

function placesById(ids: readonly string[]): Int32Array {
  const order = [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  const place = new Int32Array(ids.length);
  order.forEach((thing, at) => {
    place[thing] = at;
  });
  return place;
}
