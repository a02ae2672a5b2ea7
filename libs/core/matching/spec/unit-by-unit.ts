import type { MatchingQuestion } from '../src';
import { drawRanks } from '../src/rank';
import { isLegal } from './recheck';

/**
 * The slow and obvious way for one product, one package size, no minimums and a commune for each line:
 * give one package after the other to the least covered line for which a full assignment of all packages
 * given still exists. Returns the total grams of each line in the order of ids.
 */
export function shareUnitByUnit(question: MatchingQuestion): number[] {
  const lines = [...question.lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ranks = drawRanks(
    question.seed,
    lines.map((line) => line.id),
  );
  const size = question.lots[0]?.packageGrams ?? 1;
  const units = lines.map(() => 0);
  const totalOf = (at: number): number => (lines[at]?.alreadyGrams ?? 0) + (units[at] ?? 0) * size;
  const levelOf = (at: number): number =>
    (totalOf(at) + size - (lines[at]?.debtGrams ?? 0)) / (lines[at]?.families ?? 1);
  for (const cap of ['wantedGrams', 'maxGrams'] as const) {
    let open = lines.map((_, at) => at);
    while (open.length > 0) {
      open = open.filter((at) => totalOf(at) + size <= (lines[at]?.[cap] ?? 0));
      open.sort((a, b) => levelOf(a) - levelOf(b) || (ranks[a] ?? 0) - (ranks[b] ?? 0));
      const next = open[0];
      if (next === undefined) break;
      units[next] = (units[next] ?? 0) + 1;
      if (
        isFeasible(
          question,
          lines.map((line) => line.id),
          units,
        )
      )
        continue;
      units[next] -= 1;
      open = open.slice(1);
    }
  }
  return lines.map((_, at) => totalOf(at));
}

/** True when every line can have so many packages from its legal lots (one bipartite matching). */
function isFeasible(question: MatchingQuestion, ids: readonly string[], units: number[]): boolean {
  const lots = question.lots.flatMap((lot) => Array<typeof lot>(lot.packages).fill(lot));
  const lines = new Map(question.lines.map((line) => [line.id, line]));
  const wishes = ids.flatMap((id, at) => Array<string>(units[at] ?? 0).fill(id));
  const takenBy = lots.map(() => -1);
  const seat = (wish: number, seen: Set<number>): boolean =>
    lots.some((lot, at) => {
      const line = lines.get(wishes[wish] ?? '');
      if (seen.has(at) || line === undefined || !isLegal(question, lot, line)) return false;
      seen.add(at);
      const holder = takenBy[at] ?? -1;
      if (holder >= 0 && !seat(holder, seen)) return false;
      takenBy[at] = wish;
      return true;
    });
  return wishes.every((_, wish) => seat(wish, new Set()));
}
