import type { LotFacts } from '../round/facts';
import type { Rule } from '../round/legality';
import type { Roads } from '../round/roads';
import { figuresOf, type Miss } from './near-miss';
import type { LotReasonCode, Reason } from './reason';

type LotReason = Reason<LotReasonCode>;

const LOT_CODE_OF_RULE: Record<Rule, LotReasonCode> = {
  grade: 'lot.grade_below_floors',
  washing: 'lot.washing_differs',
  cold_chain: 'lot.cold_chain_missing',
  currency: 'lot.currency_differs',
  distance: 'lot.too_far',
  window: 'lot.not_ready_in_window',
  shelf_life: 'lot.spoils_on_the_way',
  price: 'lot.price_above_ceilings',
  declined: 'lot.declined',
};

/** How one lot fared, as its reason needs to know it. */
export interface LotFate {
  readonly lot: LotFacts;
  readonly placedPackages: number;
  /** Lines that take its product, in the first place or instead of another. */
  readonly askingLines: number;
  /** Of them, those that it may serve. */
  readonly legalLines: number;
  /** A legal line with room goes without because of its minimum; one has less than it wants. */
  readonly isHeldByMinimum: boolean;
  readonly isAnyShort: boolean;
}

/**
 * Why packages of a lot are left over; 'lot.placed' when none are.
 *
 * @param miss the pair that came closest when it may serve no line.
 */
export function lotReason(fate: LotFate, miss: Miss | null, roads: Roads): LotReason {
  const { lot, placedPackages, askingLines, legalLines } = fate;
  const { packages, packageGrams } = lot.source;
  const left = packages - placedPackages;
  const amounts = {
    packages,
    packageGrams,
    placedGrams: placedPackages * packageGrams,
    unplacedPackages: left,
    unplacedGrams: left * packageGrams,
    askingLines,
  };
  if (packages === 0) return { code: 'lot.empty', params: amounts };
  if (left === 0) return { code: 'lot.placed', params: amounts };
  if (legalLines > 0) return { code: leftCode(fate), params: { ...amounts, legalLines } };
  if (miss === null) return { code: 'lot.no_demand', params: amounts };
  const params = { ...amounts, lineId: miss.line.source.id, ...figuresOf(miss, roads) };
  return { code: LOT_CODE_OF_RULE[miss.rule], params };
}

function leftCode({ isHeldByMinimum, isAnyShort }: LotFate): LotReasonCode {
  if (isHeldByMinimum) return 'lot.minimums_unmet';
  return isAnyShort ? 'lot.package_rounding' : 'lot.demand_met';
}
