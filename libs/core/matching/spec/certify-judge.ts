import type { Network, NetworkAnswer } from '../src/network/network';

/**
 * Whether a mutant that was accepted is right by value, judged against an answer that is known to be
 * right, by sums alone: the same shares, honest flows, the same cost, and potentials that bound that
 * cost from below. Shares no code with the certificates.
 */
export function isRightByValue(
  network: Network,
  right: NetworkAnswer,
  mutant: NetworkAnswer,
): boolean {
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const fairOf = ({ fair, lineUnits }: NetworkAnswer) => fair?.lineUnits ?? lineUnits;
  return (
    isSame(mutant.lotUnits, right.lotUnits) &&
    isSame(fairOf(mutant), fairOf(right)) &&
    isSame(mutant.segments, right.segments) &&
    isSame(mutant.unplaced, right.unplaced) &&
    isSame(mutant.fallenClaims, right.fallenClaims) &&
    isHonest(network, mutant) &&
    costOf(network, mutant) === costOf(network, right) &&
    bound(network, mutant, right) === costOf(network, right)
  );
}

function isHonest({ pairs }: Network, { flows, lotUnits, lineUnits }: NetworkAnswer): boolean {
  const [lots, lines] = [lotUnits.map(() => 0), lineUnits.map(() => 0)];
  return (
    flows.units.every((units, nth) => {
      const [lot, line] = [flows.lot[nth] as number, flows.line[nth] as number];
      lots[lot] = (lots[lot] as number) + units;
      lines[line] = (lines[line] as number) + units;
      return units > 0 && pairOf(pairs, lot, line) >= 0;
    }) &&
    lots.join() === lotUnits.join() &&
    lines.join() === lineUnits.join()
  );
}

function pairOf(pairs: Network['pairs'], lot: number, line: number): number {
  return Array.from(pairs.lot).findIndex((it, pair) => it === lot && pairs.line[pair] === line);
}

export function costOf({ pairs }: Network, { flows }: Pick<NetworkAnswer, 'flows'>): number {
  return flows.units.reduce((sum, units, nth) => {
    const pair = pairOf(pairs, flows.lot[nth] as number, flows.line[nth] as number);
    return sum + units * (pairs.cost[pair] as number);
  }, 0);
}

/**
 * What the potentials prove: no way of moving these shares costs less. −∞ when they are no potentials.
 * Claims are moved whatever they cost; what the lines have within their bounds goes where it is cheapest.
 */
function bound(network: Network, mutant: NetworkAnswer, right: NetworkAnswer): number {
  const { pairs } = network;
  const { lot: lotPotential, line: linePotential } = mutant.potentials;
  const claimed = claimedUnits(network, right);
  let value = 0;
  const lotRest = [...mutant.lotUnits];
  const had = mutant.lineUnits.map(() => 0);
  for (let pair = 0; pair < pairs.lot.length; pair += 1) {
    const [lot, line] = [pairs.lot[pair] as number, pairs.line[pair] as number];
    const cost = pairs.cost[pair] as number;
    if (cost + (lotPotential[lot] as number) - (linePotential[line] as number) < 0)
      return -Infinity;
    value += cost * (claimed[pair] as number);
    lotRest[lot] = (lotRest[lot] as number) - (claimed[pair] as number);
    had[line] = (had[line] as number) + (claimed[pair] as number);
  }
  value -= lotRest.reduce((sum, units, lot) => sum + units * (lotPotential[lot] as number), 0);
  return value + cheapestShares({ network, right, lotRest, had }, linePotential);
}

interface SharesAsked {
  readonly network: Network;
  readonly right: NetworkAnswer;
  readonly lotRest: readonly number[];
  readonly had: readonly number[];
}

/** The least that shares within the bounds can be worth, product by product. */
function cheapestShares(
  { network, right, lotRest, had }: SharesAsked,
  linePotential: readonly number[],
): number {
  const products = new Set(network.lots.map(({ product }) => product));
  const bounds = shareBounds(network, right, had);
  let value = 0;
  for (const product of products) {
    let missing = lotRest.reduce(
      (sum, units, lot) => sum + (network.lots[lot]?.product === product ? units : 0),
      0,
    );
    const lines = [...network.lines.keys()]
      .filter((line) => network.lines[line]?.product === product)
      .sort((a, b) => (linePotential[a] as number) - (linePotential[b] as number));
    for (const line of lines) {
      value += (bounds[line]?.low ?? 0) * (linePotential[line] as number);
      missing -= bounds[line]?.low ?? 0;
    }
    for (const line of lines) {
      const { low, high } = bounds[line] as Bound;
      const more = Math.min(missing, high - low);
      value += more * (linePotential[line] as number);
      missing -= more;
    }
  }
  return value;
}

export interface Bound {
  readonly low: number;
  readonly high: number;
}

export function shareBounds(
  { lines, tolerancePermille }: Network,
  right: NetworkAnswer,
  had: readonly number[],
): Bound[] {
  return lines.map((line, at) => {
    const claims = had[at] as number;
    const fair = ((right.fair?.lineUnits ?? right.lineUnits)[at] as number) - claims;
    const slack = Math.floor((fair * tolerancePermille) / 1000);
    const floor = Math.min(fair, Math.max(0, line.floor - claims));
    const min = fair > 0 ? Math.max(0, line.min - claims) : 0;
    return {
      low: Math.max(fair - slack, floor, min),
      high: Math.min(fair + slack, line.units - claims),
    };
  });
}

/** What claims set aside, pair by pair: the cheapest first, then by the ids of lot and line. */
export function claimedUnits({ lots, lines, pairs }: Network, right: NetworkAnswer): number[] {
  const claimed = Array.from(pairs.lot, () => 0);
  const left = lots.map(({ units }) => units);
  const room = lines.map(({ units, min }, line) => {
    const isOut = min > 0 && right.lineUnits[line] === 0;
    return isOut || right.fallenClaims?.includes(line) ? 0 : units;
  });
  const text = (pair: number): [number, string, string] => [
    pairs.cost[pair] as number,
    lots[pairs.lot[pair] as number]?.id ?? '',
    lines[pairs.line[pair] as number]?.id ?? '',
  ];
  const order = [...claimed.keys()].sort((a, b) => {
    const [one, other] = [text(a), text(b)];
    const at = one.findIndex((part, place) => part !== other[place]);
    return at < 0 || (one[at] as number) < (other[at] as number) ? -1 : 1;
  });
  for (const pair of order) {
    const [lot, line] = [pairs.lot[pair] as number, pairs.line[pair] as number];
    const units = Math.min(pairs.claim?.[pair] ?? 0, left[lot] as number, room[line] as number);
    claimed[pair] = units;
    left[lot] = (left[lot] as number) - units;
    room[line] = (room[line] as number) - units;
  }
  return claimed;
}
