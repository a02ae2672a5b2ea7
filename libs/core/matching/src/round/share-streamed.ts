import type { MarketAnswer } from '../network/market-answer';
import { shareMarket } from '../network/share-market';
import { type SetAside, termsOf } from './agreements';
import { addMissingPairs } from './missing-pairs';
import { marketOf, type MarketTask } from './market-task';
import type { Rows } from './pair-source';
import type { RoundHooks } from './round-hooks';
import { type PlacePair, SparsePairs } from './sparse-pairs';

interface Streaming {
  readonly asides: readonly SetAside[];
  readonly hooks: RoundHooks;
}

/**
 * Shares a market whose pairs are too many to be solved at once. It is solved on its cheapest pairs; then all
 * pairs are looked at, and those that the answer misses are added: pairs by which the transport would cost
 * less, and pairs by which units could go where so far they cannot. It is solved again until none is
 * missing, so the answer is as good as with all pairs. Every look takes as long as finding all pairs once.
 */
export function shareStreamed(
  task: MarketTask,
  rows: Rows,
  { asides, hooks }: Streaming,
): MarketAnswer {
  const places = placesOf(task, asides);
  const sparse = SparsePairs.cheapest(rows, task.lines.length, places);
  for (;;) {
    hooks.signal?.();
    const pairs = sparse.toPairs();
    const market = marketOf(task, pairs);
    const answer = shareMarket(market, termsOf(task, pairs, asides), hooks);
    const missing = addMissingPairs({ market, answer, asides: places }, rows, sparse);
    const { count, lotPotential, linePotential } = missing;
    if (count === 0) return { ...answer, lotPotential, linePotential };
  }
}

/** Lots and lines of what is set aside, by place. */
export function placesOf({ lines }: MarketTask, asides: readonly SetAside[]): PlacePair[] {
  const placeOf = new Map(lines.map((line, at) => [line, at]));
  return asides.map(({ lot, line }) => ({ lot, line: placeOf.get(line) ?? 0 }));
}
