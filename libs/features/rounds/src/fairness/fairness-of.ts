import {
  type MarketRecord,
  type MatchingAnswer,
  type MatchingLine,
  type MatchingQuestion,
  nextBalances,
} from '#core/matching';
import type { BalanceChange } from './write-fairness';

/** A change of a balance, and the line through which it came. */
export interface LineBalanceChange extends BalanceChange {
  readonly lineId: string;
}

/**
 * What a round does to the balances of those who ordered, product by product. What counts is what was offered of
 * the product itself in this round: a debt of tomatoes is not paid in potatoes, and a no changes nothing. Products
 * of which nothing was there to share, and those that a bound left out, change nothing.
 *
 * Promises: the changes of a product sum to zero; the same question and answer give the same changes.
 */
export function fairnessOf(
  question: MatchingQuestion,
  answer: MatchingAnswer,
): LineBalanceChange[] {
  const lines = new Map(question.lines.map((line) => [line.id, line]));
  const given = givenOfOwnProduct(answer);
  const dropped = new Set(
    answer.lines.flatMap((it) => (it.reason.code === 'line.below_minimum' ? [it.lineId] : [])),
  );
  return answer.groups
    .filter((record) => record.step === 'whole')
    .flatMap((record) => {
      const shares = sharesOf(record, lines)
        .map((share) => ({ ...share, givenGrams: given.get(share.line.id) ?? 0 }))
        .sort((a, b) => (a.line.communeId < b.line.communeId ? -1 : 1));
      const next = nextBalances(
        shares.map(({ line, rightGrams, givenGrams }) => ({
          balance: line.debtGrams ?? 0,
          ordered: line.wantedGrams,
          ...{ right: rightGrams, given: givenGrams },
        })),
        question.policy,
      );
      return shares.map(({ line, ...figures }, at): LineBalanceChange => {
        const beforeGrams = line.debtGrams ?? 0;
        return {
          lineId: line.id,
          communeId: line.communeId,
          productId: line.productId,
          families: Math.max(1, line.families),
          askedGrams: line.wantedGrams,
          ...figures,
          beforeGrams,
          changeGrams: (next[at] ?? beforeGrams) - beforeGrams,
          isDropped: dropped.has(line.id),
        };
      });
    });
}

interface Share {
  readonly line: MatchingLine;
  readonly rightGrams: number;
  readonly reachGrams: number;
}

/** What each line of a market had a right to, and what could reach it, in grams. */
function sharesOf(record: MarketRecord, lines: ReadonlyMap<string, MatchingLine>): Share[] {
  const fair = record.fair?.lineUnits ?? record.lineUnits;
  return record.lineIds.flatMap((id, at) => {
    const line = lines.get(id);
    if (!line) return [];
    const rightGrams = (record.rights[at] ?? 0) * record.unitGrams;
    return [{ line, rightGrams, reachGrams: (fair[at] ?? 0) * record.unitGrams }];
  });
}

function givenOfOwnProduct(answer: MatchingAnswer): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const { lineId, grams, substitute } of answer.allocations) {
    if (!substitute) given.set(lineId, (given.get(lineId) ?? 0) + grams);
  }
  return given;
}
