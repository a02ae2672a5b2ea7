import type { MatchingAnswer, MatchingTotals } from '#core/matching';
import type { FrozenRun } from './freeze-question';

/** How many lines or lots ended with one reason, and how many grams that left open. */
export interface ReasonCount {
  readonly code: string;
  readonly count: number;
  readonly grams: number;
}

/** What a run shows of its answer without anybody reading the whole of it. */
export interface RunTotals extends MatchingTotals {
  /** By reason: the lines, and the grams that they asked for and did not get. */
  readonly lineReasons: readonly ReasonCount[];
  /** By reason: the lots, and the grams left over. */
  readonly lotReasons: readonly ReasonCount[];
}

/** The totals of an answer; grams beside whole packages count as available and left over. */
export function runTotals(run: FrozenRun, answer: MatchingAnswer): RunTotals {
  const availableGrams = run.question.lots.reduce((sum, lot) => sum + lot.availableGrams, 0);
  return {
    ...answer.totals,
    availableGrams,
    unplacedGrams: availableGrams - answer.totals.placedGrams,
    lineReasons: countReasons(
      answer.lines.map(({ reason, askedGrams, alreadyGrams, grams }) => ({
        code: reason.code,
        grams: Math.max(0, askedGrams - alreadyGrams - grams),
      })),
    ),
    lotReasons: countReasons(
      answer.lots.map(({ reason, unplacedGrams }) => ({ code: reason.code, grams: unplacedGrams })),
    ),
  };
}

function countReasons(items: readonly { code: string; grams: number }[]): ReasonCount[] {
  const counts = new Map<string, { code: string; count: number; grams: number }>();
  for (const { code, grams } of items) {
    const counted = counts.get(code) ?? { code, count: 0, grams: 0 };
    counted.count += 1;
    counted.grams += grams;
    counts.set(code, counted);
  }
  return [...counts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
