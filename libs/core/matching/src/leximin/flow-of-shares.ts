import type { MarketPairs } from '../network/market';
import type { MarketFlows } from '../network/market-answer';
import { allUpTo } from './parts';
import { ShareFlow } from './share-flow';
import { lotsTaking } from './taker-rows';

/**
 * Some way of moving just so much from each lot and just so much to each line, whatever it costs: one maximum
 * flow, far quicker than the cheapest way. Throws a RangeError when the pairs cannot carry it.
 */
export function flowOfShares(
  pairs: MarketPairs,
  lotUnits: Float64Array,
  lineUnits: Float64Array,
): MarketFlows {
  const shares = new ShareFlow(lotsTaking(pairs, lineUnits.length), lineUnits);
  shares.caps.set(lotUnits);
  const list = allUpTo(lotUnits.length);
  if (!shares.saturate({ list, from: 0, to: list.length })) {
    throw new RangeError('No legal pairs can carry these shares.');
  }
  const [lot, line, units]: [number[], number[], number[]] = [[], [], []];
  for (let from = 0; from < lotUnits.length; from += 1) {
    const end = pairs.start[from + 1] as number;
    for (let pair = pairs.start[from] as number; pair < end; pair += 1) {
      const moved = shares.flow[pair] as number;
      if (moved === 0) continue;
      lot.push(from);
      line.push(pairs.line[pair] as number);
      units.push(moved);
    }
  }
  return {
    lot: Int32Array.from(lot),
    line: Int32Array.from(line),
    units: Float64Array.from(units),
  };
}
