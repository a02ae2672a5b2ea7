import { coverFairly, placeMost } from '#core/matching';
import { type InstanceShape, makeInstance, marketsOfInstance } from './instance';
import { openLemon } from './lemon';
import { inMs, RUNS, tell, userCpu, warmMedian } from './measure';
import { nameOf } from './row-transport';

const RACES: readonly { readonly shape: InstanceShape; readonly atMost: number }[] = [
  { shape: { size: 10_000, products: 80, pairs: 296_000 }, atMost: 5 },
  { shape: { size: 50_000, products: 120, pairs: 1_650_000 }, atMost: 2.5 },
];

/**
 * Row 4: S1 and S2 of all products, against one maximum flow (LEMON's preflow) of each product. Both
 * find their graph built: LEMON its arcs, ours the pairs in rows from both sides.
 */
export function rowLeximin(say: (line: string) => void): Promise<void> {
  const lemon = openLemon(say);
  try {
    for (const { shape, atMost } of RACES) {
      const markets = marketsOfInstance(makeInstance(shape));
      const ms = warmMedian(
        () => userCpu(() => markets.map((market) => [placeMost(market), coverFairly(market)])).ms,
      );
      const problems = markets.map((market) => ({
        market,
        lotUnits: market.lots.units,
        lineUnits: market.lines.units,
      }));
      const peer = lemon?.run(problems, ['preflow'], RUNS)[0];
      say(
        tell({
          row: 4,
          what: `S1 + S2 ${nameOf(shape, problems)}`,
          ours: inMs(ms),
          peer: peer ? `one preflow ${inMs(peer.ms)}` : '',
          value: peer ? ms / peer.ms : NaN,
          reach: { atMost },
        }),
      );
    }
  } finally {
    lemon?.close();
  }
  return Promise.resolve();
}
