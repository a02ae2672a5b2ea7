import type { Market } from '../src/network/market';

/** One side of a market: who takes, from whom, by which keys, and what they were given. */
export interface Taking {
  readonly units: ArrayLike<number>;
  /** Units of each taker in its first tiers, ascending; the last one is all that it takes. */
  readonly tiers: readonly ArrayLike<number>[];
  readonly weight: ArrayLike<number>;
  readonly debt: ArrayLike<number>;
  readonly rank: ArrayLike<number>;
  /** Which suppliers each taker may take from, and how much of each it has. */
  readonly from: readonly (readonly (readonly [supplier: number, units: number])[])[];
  /** What each supplier has left. */
  readonly left: ArrayLike<number>;
}

/**
 * Whether nobody who lacks something could take it from a supplier with something left, or, over others,
 * from a taker whose last unit comes later. In big integers, pair by pair: for small and middling markets.
 */
export function isFairest(side: Taking): boolean {
  const holders = Array.from(side.left, (): number[] => []);
  side.from.forEach((row, taker) => {
    for (const [supplier, units] of row) if (units > 0) holders[supplier]?.push(taker);
  });
  return side.from.every((_, taker) => {
    const next = (side.units[taker] ?? 0) + 1;
    if (next > (side.tiers.at(-1)?.[taker] ?? 0)) return true;
    const reached = new Set([taker]);
    for (const other of reached) {
      for (const [supplier] of side.from[other] ?? []) {
        if ((side.left[supplier] ?? 0) > 0) return false;
        for (const holder of holders[supplier] ?? []) reached.add(holder);
      }
    }
    reached.delete(taker);
    return [...reached].every((other) => {
      const last = side.units[other] ?? 0;
      return last === 0 || comesBefore(side, [other, last], [taker, next]);
    });
  });
}

function comesBefore(
  side: Taking,
  [one, k]: readonly [number, number],
  [other, m]: readonly [number, number],
): boolean {
  const tierOf = (taker: number, unit: number): number =>
    side.tiers.findIndex((bound) => unit <= (bound[taker] ?? 0));
  const byTier = tierOf(one, k) - tierOf(other, m);
  if (byTier !== 0) return byTier < 0;
  const across = (taker: number, unit: number, weight: number): bigint =>
    (BigInt(unit) - BigInt(side.debt[taker] ?? 0)) * BigInt(side.weight[weight] ?? 1);
  const left = across(one, k, other);
  const right = across(other, m, one);
  return left !== right ? left < right : (side.rank[one] ?? 0) < (side.rank[other] ?? 0);
}

/** The lines of a market as takers, with a flow that gives them their units. */
export function linesOf(
  market: Market,
  units: Float64Array,
  flows: { lot: ArrayLike<number>; line: ArrayLike<number>; units: ArrayLike<number> },
): Taking {
  const { lots, lines } = market;
  const moved = movedIn(market, flows);
  const left = lots.units.slice();
  const from = Array.from(lines.units, (_, line) =>
    Array.from(lots.units.keys()).flatMap((lot) => {
      const flow = moved[lot]?.get(line);
      return flow === undefined ? [] : [[lot, flow] as const];
    }),
  );
  for (const row of from) for (const [lot, flow] of row) left[lot] = (left[lot] ?? 0) - flow;
  const tiers = [lines.floor, lines.wanted, lines.units];
  return { units, tiers, weight: lines.families, debt: lines.debt, rank: lines.rank, from, left };
}

/** The lots of a market as takers of room. */
export function lotsOf(
  market: Market,
  units: Float64Array,
  flows: { lot: ArrayLike<number>; line: ArrayLike<number>; units: ArrayLike<number> },
): Taking {
  const { lots, lines } = market;
  const from = movedIn(market, flows).map((row) => [...row]);
  const left = lines.units.slice();
  for (const row of from) for (const [line, flow] of row) left[line] = (left[line] ?? 0) - flow;
  const tiers = [0, 1, 2, 3].map((last) =>
    lots.units.map((most, lot) => ((lots.urgency[lot] ?? 0) <= last ? most : 0)),
  );
  const weight = lots.units.map((most) => Math.max(1, most));
  const debt = lots.units.map(() => 0);
  return { units, tiers, weight, debt, rank: lots.rank, from, left };
}

/** For each lot its legal lines, with what flows to them. */
function movedIn(
  { lots, pairs }: Market,
  flows: { lot: ArrayLike<number>; line: ArrayLike<number>; units: ArrayLike<number> },
): Map<number, number>[] {
  const moved = Array.from(
    { length: lots.count },
    (_, lot) =>
      new Map(
        [...pairs.line.slice(pairs.start[lot], pairs.start[lot + 1])].map((line) => [line, 0]),
      ),
  );
  for (let at = 0; at < flows.lot.length; at += 1) {
    moved[flows.lot[at] ?? 0]?.set(flows.line[at] ?? 0, flows.units[at] ?? 0);
  }
  return moved;
}
