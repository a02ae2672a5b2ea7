import type { MarketAnswer } from '../network/market-answer';
import { shareMarket } from '../network/share-market';
import { type SetAside, termsOf } from './agreements';
import { addCheaperPairs, addCrossings } from './missing-pairs';
import { marketOf, type MarketTask } from './market-task';
import type { Rows } from './pair-source';
import type { RoundHooks } from './round-hooks';
import { SparsePairs } from './sparse-pairs';

interface Streaming {
  readonly asides: readonly SetAside[];
  readonly hooks: RoundHooks;
}

/**
 * Shares a market whose pairs are too many for the memory. It is solved on its cheapest pairs; then all
 * pairs are looked at, and those that the answer misses are added: pairs by which the transport would cost
 * less, and pairs by which units could go where so far they cannot. It is solved again until none is
 * missing, so the answer is as good as with all pairs. Every look takes as long as finding all pairs once.
 */
export function shareStreamed(
  task: MarketTask,
  rows: Rows,
  { asides, hooks }: Streaming,
): MarketAnswer {
  const sparse = SparsePairs.cheapest(rows, task.lines.length);
  const places = placesOf(task, asides);
  for (const { lot, line } of places) sparse.add(lot, line);
  for (;;) {
    hooks.signal?.();
    const pairs = sparse.pairsIn(rows);
    const market = marketOf(task, pairs);
    const answer = withFreePotentials(
      shareMarket(market, termsOf(task, pairs, asides), hooks),
      rows,
    );
    const missing =
      addCheaperPairs({ answer }, rows, sparse) +
      addCrossings({ market, answer, asides: places }, rows, sparse);
    if (missing === 0) return answer;
  }
}

/** Lots and lines of what is set aside, by place. */
export function placesOf({ lines }: MarketTask, asides: readonly SetAside[]) {
  const placeOf = new Map(lines.map((line, at) => [line, at]));
  return asides.map(({ lot, line }) => ({ lot, line: placeOf.get(line) ?? 0 }));
}

/**
 * Who has no share moves nothing, so its potential is free: as low as all its pairs ask for a line, as
 * high for a lot. Else every one of its pairs would have to be added.
 */
function withFreePotentials(answer: MarketAnswer, rows: Rows): MarketAnswer {
  const fairUnits = answer.fair?.lineUnits ?? answer.lineUnits;
  const lotPotential = answer.lotPotential.slice();
  const linePotential = answer.linePotential.slice();
  const isFreeLine = (line: number): boolean =>
    fairUnits[line] === 0 && answer.lineUnits[line] === 0;
  for (let lot = 0; lot < rows.lots; lot += 1) {
    const { line, cost } = rows.row(lot);
    const own = answer.lotPotential[lot] as number;
    const isFreeLot = answer.lotUnits[lot] === 0;
    for (let at = 0; at < line.length; at += 1) {
      const to = line[at] as number;
      const asked = own + (cost[at] as number);
      if (isFreeLine(to)) linePotential[to] = Math.min(linePotential[to] as number, asked);
      else if (isFreeLot) {
        const least = (answer.linePotential[to] as number) - (cost[at] as number);
        lotPotential[lot] = Math.max(lotPotential[lot] as number, least);
      }
    }
  }
  return { ...answer, lotPotential, linePotential };
}
