import type {
  LineOutcome,
  LotOutcome,
  MatchingAllocation,
  MatchingAnswer,
  MatchingTotals,
  RoundSlopes,
} from '../matching-answer';
import type { MatchingQuestion } from '../matching-question';
import type { GroupPart } from './board';
import { prepare, type ProductGroup } from './prepared';

/**
 * One answer of the parts, in whatever order they come. A group that is missing was not finished: its
 * lines get nothing, its lots stay, and their reasons say so. O(n log n).
 */
export function joinGroups(
  question: MatchingQuestion,
  parts: readonly GroupPart[],
  slopes: RoundSlopes | null = null,
): MatchingAnswer {
  const { groups } = prepare(question);
  const partOf = new Map(parts.map((part) => [part.key, part]));
  const joined = [...groups.values()].map((group) => partOf.get(group.key) ?? unfinished(group));
  const findings = {
    allocations: joined.flatMap((part) => part.allocations),
    lines: joined.flatMap((part) => part.lines),
    lots: joined.flatMap((part) => part.lots),
  };
  findings.allocations.sort(
    (a, b) => byCodeUnit(a.lotId, b.lotId) || byCodeUnit(a.lineId, b.lineId),
  );
  findings.lines.sort((a, b) => byCodeUnit(a.lineId, b.lineId));
  findings.lots.sort((a, b) => byCodeUnit(a.lotId, b.lotId));
  const { rulesVersion, seed } = question;
  const records = joined.flatMap((part) => part.groups);
  return { rulesVersion, seed, ...findings, totals: totalsOf(findings), groups: records, slopes };
}

function unfinished({ key, lots, lines }: ProductGroup): GroupPart {
  return {
    key,
    allocations: [],
    groups: [],
    lines: lines.map(({ source: { id, wantedGrams, alreadyGrams } }) => ({
      lineId: id,
      askedGrams: wantedGrams,
      ...{ alreadyGrams, grams: 0 },
      reason: {
        code: 'line.not_computed',
        params: { wantedGrams, alreadyGrams, totalGrams: alreadyGrams },
      },
    })),
    lots: lots.map(({ source: { id, packages, packageGrams } }) => ({
      lotId: id,
      packages,
      ...{ placedPackages: 0, placedGrams: 0, unplacedPackages: packages },
      unplacedGrams: packages * packageGrams,
      reason: {
        code: 'lot.not_computed',
        params: { unplacedPackages: packages, unplacedGrams: packages * packageGrams },
      },
    })),
  };
}

/** What an answer adds up to. O(n). */
export function totalsOf(findings: {
  readonly allocations: readonly MatchingAllocation[];
  readonly lines: readonly LineOutcome[];
  readonly lots: readonly LotOutcome[];
}): MatchingTotals {
  const { allocations, lines, lots } = findings;
  const sum = <T>(items: readonly T[], valueOf: (item: T) => number): number =>
    items.reduce((total, item) => total + valueOf(item), 0);
  const count = <T>(items: readonly T[], is: (item: T) => boolean): number =>
    items.filter(is).length;
  const has = (line: LineOutcome): number => line.alreadyGrams + line.grams;
  const isFilled = (line: LineOutcome): boolean => has(line) >= line.askedGrams;
  return {
    lots: lots.length,
    lines: lines.length,
    allocations: allocations.length,
    availableGrams: sum(lots, (lot) => lot.placedGrams + lot.unplacedGrams),
    placedGrams: sum(lots, (lot) => lot.placedGrams),
    unplacedGrams: sum(lots, (lot) => lot.unplacedGrams),
    substituteGrams: sum(allocations, (it) => (it.substitute ? it.grams : 0)),
    askedGrams: sum(lines, (line) => line.askedGrams),
    alreadyGrams: sum(lines, (line) => line.alreadyGrams),
    linesFilled: count(lines, isFilled),
    linesInPart: count(lines, (line) => !isFilled(line) && has(line) > 0),
    linesWithNothing: count(lines, (line) => !isFilled(line) && has(line) === 0),
    kilogramKilometres: sum(allocations, (it) => Math.round((it.grams * it.metres) / 1_000_000)),
  };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
