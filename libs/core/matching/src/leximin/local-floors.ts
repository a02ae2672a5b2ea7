import type { Market, MarketPairs } from '../network/market';
import { coverFairly } from './cover-fairly';

/**
 * What each line would have if only its local lots existed (stage S0), at most its cap and what it
 * wants: nobody has less by joining. Shared by the rule of stage S2 without floors and debts.
 *
 * @param cap the voted norm of each line in units; 0 for no norm: no floor.
 * @param had units that each line had before, which count in sharing; none when not said.
 */
export function localFloors(
  market: Market,
  isLocal: (lot: number, line: number) => boolean,
  cap: Float64Array,
  had?: Float64Array,
): Float64Array {
  const { lines } = market;
  const none = new Float64Array(lines.count);
  const local = coverFairly({
    ...market,
    lines: {
      ...lines,
      floor: none,
      debt: had?.map((units) => 0 - units) ?? none,
      units: lines.wanted,
    },
    pairs: localPairs(market, isLocal),
  });
  return local.lineUnits.map((units, line) => Math.min(units, cap[line] ?? 0));
}

function localPairs(
  { lots, pairs }: Market,
  isLocal: (lot: number, line: number) => boolean,
): MarketPairs {
  const start = new Int32Array(lots.count + 1);
  const line: number[] = [];
  const cost: number[] = [];
  for (let lot = 0; lot < lots.count; lot += 1) {
    const end = pairs.start[lot + 1] as number;
    for (let at = pairs.start[lot] as number; at < end; at += 1) {
      const to = pairs.line[at] as number;
      if (!isLocal(lot, to)) continue;
      line.push(to);
      cost.push(pairs.cost[at] as number);
    }
    start[lot + 1] = line.length;
  }
  return { start, line: Int32Array.from(line), cost: Float64Array.from(cost) };
}
