import { compareFractions } from '../leximin/exact-fraction';
import type { MarketRecord } from '../matching-answer';
import type { MarketAnswer } from '../network/market-answer';
import { coverAfterClaims, shareMarket } from '../network/share-market';
import { claimOf, type SetAside, termsOf } from './agreements';
import type { LineFacts } from './facts';
import { marketOf, type MarketTask } from './market-task';
import { nth } from './nth';
import type { Rows } from './pair-source';
import type { RoundHooks } from './round-hooks';
import { recordOf } from './record-of';
import {
  hasAtFirst,
  keptBy,
  sizeClaims,
  sizeTask,
  takeUp,
  type SizeShare,
  type WholeShare,
} from './sizes';
import { shareStreamed } from './share-streamed';

/**
 * Who answers the markets of a round. Sharing solves them; judging takes the answers that were recorded and
 * refuses those that are not right. Everything around them is the same, so that a certificate asks the very
 * markets that the question leads to.
 */
export interface Solver {
  solve(task: MarketTask, rows: Rows, asides: readonly SetAside[]): MarketAnswer;
  /** The lines, by place, that whole packages would leave below their minimum: they go without. */
  excludedFrom(whole: WholeShare, sizes: readonly SizeShare[]): ReadonlySet<number>;
}

/** Solves and records. */
export class Sharer implements Solver {
  constructor(
    private readonly records: MarketRecord[],
    private readonly hooks: RoundHooks,
  ) {}

  solve(task: MarketTask, rows: Rows, asides: readonly SetAside[]): MarketAnswer {
    const pairs = rows.dense;
    const answer = pairs
      ? shareMarket(marketOf(task, pairs), termsOf(task, pairs, asides), this.hooks)
      : shareStreamed(task, rows, { asides, hooks: this.hooks });
    this.records.push(recordOf(task, answer));
    return answer;
  }

  /**
   * Those that got nothing of what they needed at least, and those that whole packages would leave below
   * it. Of the latter a quarter at a time, the most demanding first, since what they give back may lift
   * the others.
   */
  excludedFrom(whole: WholeShare, sizes: readonly SizeShare[]): ReadonlySet<number> {
    const { lines, terms } = whole.task;
    const places = [...lines.keys()];
    const lacks = (at: number, grams: number): boolean => grams < nth(lines, at).source.minGrams;
    const alreadyOf = (at: number): number => nth(lines, at).source.alreadyGrams;
    const excluded = new Set(
      places.filter((at) => whole.answer.lineUnits[at] === 0 && lacks(at, alreadyOf(at))),
    );
    const hasMinimums = terms.some(({ min }) => min > 0);
    while (hasMinimums) {
      this.hooks.signal?.();
      const has = this.coveredGrams(whole, keptBy(sizes, excluded), excluded);
      const below = places.filter((at) => {
        const grams = has[at] as number;
        return grams > alreadyOf(at) && lacks(at, grams);
      });
      if (below.length === 0) break;
      for (const at of mostDemanding(lines, below)) excluded.add(at);
    }
    return excluded;
  }

  /** What each line would have of whole packages: the same as in sharing, without moving anything. */
  private coveredGrams(
    whole: WholeShare,
    sizes: readonly SizeShare[],
    excluded: ReadonlySet<number>,
  ): Float64Array {
    const has = hasAtFirst(whole.task, sizes);
    sizes.forEach((size, at) => {
      const part = sizeTask(whole.task, size, { has, excluded, isLast: at === sizes.length - 1 });
      const asides = sizeClaims(whole, size, excluded);
      takeUp(has, size, this.coveredUnits(part, whole.rowsOfSize(size), asides));
    });
    return has;
  }

  private coveredUnits(task: MarketTask, rows: Rows, asides: readonly SetAside[]): Float64Array {
    const pairs = rows.dense;
    if (!pairs) return shareStreamed(task, rows, { asides, hooks: this.hooks }).lineUnits;
    const claim = claimOf(task, pairs, asides);
    const market = marketOf(task, pairs);
    const { coverage, rest } = coverAfterClaims(market, claim ?? undefined);
    const units = Float64Array.from(coverage.lineUnits);
    rest.claimed?.forEach((claimed, pair) => {
      const line = market.pairs.line[pair] as number;
      units[line] = (units[line] as number) + claimed;
    });
    return units;
  }
}

function mostDemanding(lines: readonly LineFacts[], below: readonly number[]): number[] {
  const demandOf = ({ source }: LineFacts): number => source.minGrams - (source.debtGrams ?? 0);
  const mostFirst = [...below].sort((b, a) => {
    const [one, other] = [nth(lines, a), nth(lines, b)];
    const byDemand = compareFractions(demandOf(one), one.families, demandOf(other), other.families);
    return byDemand !== 0 ? byDemand : one.rank - other.rank;
  });
  return mostFirst.slice(0, Math.ceil(below.length / 4));
}
