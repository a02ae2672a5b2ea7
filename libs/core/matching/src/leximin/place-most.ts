import type { Market } from '../network/market';
import { allUpTo } from './parts';
import { settle } from './settle';
import { ShareFlow } from './share-flow';
import { lotsTaking } from './taker-rows';
import { sumOf } from './threshold';
import type { TakerKeys } from './taker-keys';

/**
 * How many units of each lot are placed (stage S1): as many as can be placed at all, and among all ways
 * to do so the one that gives the units of lowest key: the most urgent class first, inside a class the
 * k-th of s units of a lot at k / s, ties by rank. The answer is unique.
 *
 * @param admitted 1 for each line that takes part; all when not said.
 */
export function placeMost(market: Market, admitted?: Uint8Array): Float64Array {
  const { lots, lines, pairs } = market;
  const room = lines.units.map((units, line) => (admitted?.[line] === 0 ? 0 : units));
  const flow = new ShareFlow(lotsTaking(pairs, lines.count), room);
  const all = allUpTo(lots.count);
  const supply = room.reduce((sum, units) => sum + units, 0);
  settle(flow, keysOf(market), all, Math.min(supply, sumOf(lots.units, stretchOf(all))));
  return flow.given;
}

function stretchOf(list: Int32Array): { list: Int32Array; from: number; to: number } {
  return { list, from: 0, to: list.length };
}

/** Each lot has all its units in the tier of its class. */
function keysOf({ lots }: Market): TakerKeys {
  const classes = [...new Set(lots.urgency)].sort((a, b) => a - b);
  const bounds = classes.map((last) =>
    lots.units.map((units, lot) => ((lots.urgency[lot] as number) <= last ? units : 0)),
  );
  return {
    bounds: [new Float64Array(lots.count), ...bounds],
    weight: lots.units.map((units) => Math.max(1, units)),
    debt: new Float64Array(lots.count),
    rank: lots.rank,
  };
}
