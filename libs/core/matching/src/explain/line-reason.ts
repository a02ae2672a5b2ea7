import type { LineFacts } from '../round/facts';
import type { Rule } from '../round/legality';
import type { Roads } from '../round/roads';
import { figuresOf, type Miss } from './near-miss';
import type { LineReasonCode, Reason } from './reason';

type LineReason = Reason<LineReasonCode>;
type Params = LineReason['params'];

const LINE_CODE_OF_RULE: Record<Rule, LineReasonCode> = {
  grade: 'line.grade_too_low',
  washing: 'line.washing_differs',
  cold_chain: 'line.cold_chain_missing',
  currency: 'line.currency_differs',
  distance: 'line.too_far',
  window: 'line.out_of_window',
  shelf_life: 'line.shelf_life_short',
  price: 'line.price_too_low',
  declined: 'line.declined',
};

/** How one line fared, as its reason needs to know it. */
export interface LineFate {
  readonly line: LineFacts;
  /** What it has in all, and what of it is a substitute of this round. */
  readonly totalGrams: number;
  readonly substituteGrams: number;
  /** What was its share before transport was saved, with what it had before. */
  readonly fairGrams: number;
  readonly isDropped: boolean;
  /** True when a legal lot has packages left. */
  readonly isLeftFor: boolean;
  /** The smallest package that is legal for it; Infinity: none is. */
  readonly leastPackageGrams: number;
  readonly level: SharedLevel;
}

/** How the lines left short fare together that draw on the same harvests. */
export interface SharedLevel {
  /** Whole grams a family over all of them, what they accepted earlier included. */
  readonly sharedGramsPerFamily: number;
  readonly sharers: number;
}

/**
 * Why a line has what it has: the most telling of the reasons that are true.
 *
 * @param miss the pair that came closest when no lot is legal for it; null: nothing of it is offered.
 */
export function lineReason(fate: LineFate, miss: Miss | null, roads: Roads): LineReason {
  const { line, totalGrams, substituteGrams, leastPackageGrams } = fate;
  const amounts = amountsOf(fate);
  const { wantedGrams } = line.source;
  const hasSubstitute = substituteGrams > 0;
  if (totalGrams >= wantedGrams) {
    return { code: hasSubstitute ? 'line.filled_with_substitute' : 'line.filled', params: amounts };
  }
  if (hasSubstitute) return { code: 'line.filled_in_part_with_substitute', params: amounts };
  if (leastPackageGrams === Infinity) return missReason(miss, amounts, roads);
  const params = { ...amounts, ...fate.level, packageGrams: leastPackageGrams };
  return { code: sharedCode(fate), params };
}

function sharedCode(fate: LineFate): LineReasonCode {
  const { line, totalGrams, leastPackageGrams } = fate;
  const isWithout = totalGrams <= line.source.alreadyGrams && totalGrams < line.source.minGrams;
  if (fate.isDropped || isWithout) {
    return canReachMinimum(line, leastPackageGrams)
      ? 'line.below_minimum'
      : 'line.package_rounding';
  }
  if (fate.fairGrams >= line.source.wantedGrams) return 'line.road_saved';
  if (fate.isLeftFor) return 'line.package_rounding';
  return totalGrams > 0 ? 'line.filled_in_part_shared' : 'line.shared_out';
}

function amountsOf({ line, totalGrams, substituteGrams, fairGrams }: LineFate) {
  const { wantedGrams, alreadyGrams, minGrams, maxGrams } = line.source;
  return {
    wantedGrams,
    minGrams,
    maxGrams,
    alreadyGrams,
    totalGrams,
    fairGrams,
    missingGrams: Math.max(0, wantedGrams - totalGrams),
    substituteGrams,
    debtGrams: line.source.debtGrams ?? 0,
    families: line.families,
    gramsPerFamily: Math.floor(totalGrams / line.families),
  };
}

/** False when whole packages of the smallest size jump over the span from the minimum to the most. */
function canReachMinimum({ source }: LineFacts, packageGrams: number): boolean {
  const packages = Math.floor((source.maxGrams - source.alreadyGrams) / packageGrams);
  return source.alreadyGrams + packages * packageGrams >= source.minGrams;
}

/** Names the lot that came closest to being legal and what it failed by. */
function missReason(miss: Miss | null, amounts: Params, roads: Roads): LineReason {
  if (miss === null) return { code: 'line.no_supply', params: amounts };
  const params = { ...amounts, lotId: miss.lot.source.id, ...figuresOf(miss, roads) };
  return { code: LINE_CODE_OF_RULE[miss.rule], params };
}
