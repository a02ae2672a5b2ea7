import type { MarketPairs } from '../network/market';
import type { MarketFlows } from '../network/market-answer';
import { allUpTo } from './parts';
import { ShareFlow } from './share-flow';
import { LAST } from './taker-flow';
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
    for (const [to, moved] of streamsOf(shares, from)) {
      lot.push(from);
      line.push(to);
      units.push(moved);
    }
  }
  return {
    lot: Int32Array.from(lot),
    line: Int32Array.from(line),
    units: Float64Array.from(units),
  };
}

/** What a lot gives, by line. */
function streamsOf({ taken, nextTaken, supplierOf, units }: ShareFlow, lot: number): Stream[] {
  const streams: Stream[] = [];
  for (let at = taken[lot] as number; at !== LAST; at = nextTaken[at] as number) {
    if ((units[at] as number) > 0) streams.push([supplierOf[at] as number, units[at] as number]);
  }
  return streams.sort(([a], [b]) => a - b);
}

type Stream = readonly [line: number, units: number];
