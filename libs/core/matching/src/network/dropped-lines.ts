import type { Market, MarketPairs } from './market';

/** The market of those who are served: a line that is left out takes nothing and has no pairs. O(pairs). */
export function withoutDropped(market: Market, admitted: Uint8Array): Market {
  if (!admitted.includes(0)) return market;
  const onlyServed = (column: Float64Array): Float64Array =>
    column.map((units, line) => (admitted[line] === 1 ? units : 0));
  const { units, wanted, floor, min } = market.lines;
  return {
    ...market,
    pairs: pairsOfServed(market.pairs, admitted),
    lines: {
      ...market.lines,
      units: onlyServed(units),
      wanted: onlyServed(wanted),
      floor: onlyServed(floor),
      min: onlyServed(min),
    },
  };
}

function pairsOfServed({ start, line, cost }: MarketPairs, admitted: Uint8Array): MarketPairs {
  const served = {
    start: new Int32Array(start.length),
    line: new Int32Array(line.length),
    cost: new Float64Array(line.length),
  };
  let next = 0;
  for (let lot = 0; lot + 1 < start.length; lot += 1) {
    const end = start[lot + 1] as number;
    for (let pair = start[lot] as number; pair < end; pair += 1) {
      if (admitted[line[pair] as number] !== 1) continue;
      served.line[next] = line[pair] as number;
      served.cost[next] = cost[pair] as number;
      next += 1;
    }
    served.start[lot + 1] = next;
  }
  return {
    start: served.start,
    line: served.line.slice(0, next),
    cost: served.cost.slice(0, next),
  };
}

/** Potentials of lines that are left out: what the cheapest of their pairs would cost them. O(pairs). */
export function withDroppedPotentials(
  { pairs }: Market,
  admitted: Uint8Array,
  potentials: { readonly lot: Float64Array; readonly line: Float64Array },
): Float64Array {
  if (!admitted.includes(0)) return potentials.line;
  const least = new Float64Array(admitted.length).fill(Infinity);
  for (let lot = 0; lot + 1 < pairs.start.length; lot += 1) {
    const end = pairs.start[lot + 1] as number;
    for (let pair = pairs.start[lot] as number; pair < end; pair += 1) {
      const line = pairs.line[pair] as number;
      const own = (potentials.lot[lot] as number) + (pairs.cost[pair] as number);
      least[line] = Math.min(least[line] as number, own);
    }
  }
  return potentials.line.map((own, line) => {
    const cheapest = least[line] as number;
    return admitted[line] === 0 && cheapest < Infinity ? cheapest : own;
  });
}
