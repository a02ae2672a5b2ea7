import { explainLine } from './explain-line';
import { explainLot } from './explain-lot';
import { lineFacts, lotFacts, type LineFacts } from './round/facts';
import type {
  LineOutcome,
  LotOutcome,
  MatchingAllocation,
  MatchingAnswer,
  MatchingTotals,
} from './matching-answer';
import type { MatchingQuestion } from './matching-question';
import { shareWithMinimums } from './minimums';
import type { Pool } from './pool';
import { gramsPerFamily, poolLevels } from './pool-levels';
import { productGroups } from './product-groups';
import { Roads } from './round/roads';
import { Sharing } from './sharing';
import { refuseFaultyQuestion } from './round/question-faults';

/** Names these rules in every question and answer: an answer is repeatable only under its own rules. */
export const RULES_VERSION = '1.0.0';

/** What the groups add up to, before sorting. */
interface Findings {
  readonly allocations: MatchingAllocation[];
  readonly lines: LineOutcome[];
  readonly lots: LotOutcome[];
}

/**
 * Shares lots among lines: nothing legal is left over while a legal line has room, the least served
 * by families comes first, the soonest to spoil and then the nearest lot goes out first.
 *
 * Promises: whole packages only; a line gets nothing or at least its minimum, never more than its most;
 * every pair obeys the hard rules; one outcome with its reason for each line and each lot; the same
 * bytes for any order of the question's lists. Throws a RangeError for a question that makes no sense
 * and for one of other rules. Time grows with the pairs of a product and the packages given; memory is
 * a bit for each pair of one group of products.
 */
export function shareHarvest(question: MatchingQuestion): MatchingAnswer {
  refuseFaultyQuestion(question, RULES_VERSION);
  const findings: Findings = { allocations: [], lines: [], lots: [] };
  const roads = new Roads(question.travel);
  for (const group of productGroups(lotFacts(question), lineFacts(question), roads)) {
    const sharing = new Sharing(group.pools, group.lines);
    shareWithMinimums(sharing);
    collect(sharing, findings);
  }
  findings.allocations.sort(
    (a, b) => byCodeUnit(a.lotId, b.lotId) || byCodeUnit(a.lineId, b.lineId),
  );
  findings.lines.sort((a, b) => byCodeUnit(a.lineId, b.lineId));
  findings.lots.sort((a, b) => byCodeUnit(a.lotId, b.lotId));
  const { rulesVersion, seed } = question;
  return { rulesVersion, seed, ...findings, totals: totalsOf(findings) };
}

function collect(sharing: Sharing, findings: Findings): void {
  const levels = poolLevels(sharing);
  for (const pool of sharing.pools) {
    pool.lots.forEach((_, at) => {
      findings.lots.push(lotOutcome(sharing, pool, at));
      for (const allocation of allocationsOf(sharing, pool, at)) {
        findings.allocations.push(allocation);
      }
    });
  }
  for (const line of sharing.lines) {
    const { id, wantedGrams, alreadyGrams } = line.source;
    findings.lines.push({
      lineId: id,
      askedGrams: wantedGrams,
      alreadyGrams,
      grams: sharing.gramsOf(line) - alreadyGrams,
      reason: explainLine(sharing, levels, line),
    });
  }
}

function lotOutcome(sharing: Sharing, pool: Pool, at: number): LotOutcome {
  const reason = explainLot(sharing, pool, at);
  const left = pool.packagesLeft(at);
  const grams = pool.packageGrams(at);
  const { id, packages } = pool.lotAt(at).source;
  return {
    lotId: id,
    packages,
    placedPackages: packages - left,
    placedGrams: (packages - left) * grams,
    unplacedPackages: left,
    unplacedGrams: left * grams,
    reason,
  };
}

function allocationsOf(sharing: Sharing, pool: Pool, at: number): MatchingAllocation[] {
  const lot = pool.lotAt(at).source;
  return [...pool.holdersOf(at)].map(([lineAt, packages]) => {
    const line = pool.lineAt(lineAt);
    return {
      lotId: lot.id,
      lineId: line.source.id,
      productId: lot.productId,
      packages,
      grams: packages * lot.packageGrams,
      substitute: line.source.productId !== lot.productId,
      metres: pool.roads.metres(lot, line.source),
      reason: allocationReason(sharing, line, lot.productId),
    };
  });
}

function allocationReason(
  sharing: Sharing,
  line: LineFacts,
  productId: string,
): MatchingAllocation['reason'] {
  const level = { families: line.families, gramsPerFamily: gramsPerFamily(sharing, line) };
  return line.source.productId === productId
    ? { code: 'allocation.shared', params: level }
    : {
        code: 'allocation.substitute',
        params: { ...level, askedProductId: line.source.productId },
      };
}

function totalsOf({ allocations, lines, lots }: Findings): MatchingTotals {
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
