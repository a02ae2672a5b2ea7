import type { AllocationReasonCode, LineReasonCode, LotReasonCode, Reason } from './explain/reason';

/** Whole packages of one lot for one line. */
export interface MatchingAllocation {
  readonly lotId: string;
  readonly lineId: string;
  /** The lot's product; it differs from the line's when `substitute` is true. */
  readonly productId: string;
  readonly packages: number;
  readonly grams: number;
  readonly substitute: boolean;
  /** Length of the road between the two places. */
  readonly metres: number;
  readonly reason: Reason<AllocationReasonCode>;
}

/** What a line gets from this answer (`grams`) on top of what it had (`alreadyGrams`), and why. */
export interface LineOutcome {
  readonly lineId: string;
  /** What it wanted in all. */
  readonly askedGrams: number;
  readonly alreadyGrams: number;
  readonly grams: number;
  readonly reason: Reason<LineReasonCode>;
}

/** What becomes of a lot; the reason is that of the kilos left over, or 'lot.placed' when none are. */
export interface LotOutcome {
  readonly lotId: string;
  readonly packages: number;
  readonly placedPackages: number;
  readonly placedGrams: number;
  readonly unplacedPackages: number;
  readonly unplacedGrams: number;
  readonly reason: Reason<LotReasonCode>;
}

export interface MatchingTotals {
  readonly lots: number;
  readonly lines: number;
  readonly allocations: number;
  readonly availableGrams: number;
  readonly placedGrams: number;
  readonly unplacedGrams: number;
  readonly substituteGrams: number;
  readonly askedGrams: number;
  readonly alreadyGrams: number;
  /** Lines that reach all they wanted, part of it, or nothing (what they had already counts). */
  readonly linesFilled: number;
  readonly linesInPart: number;
  readonly linesWithNothing: number;
  /** Kilograms times kilometres of all allocations, each rounded to the nearest whole number. */
  readonly kilogramKilometres: number;
}

/** The answer to a question: lists sorted by id, whole numbers only, the same bytes every time. */
export interface MatchingAnswer {
  readonly rulesVersion: string;
  readonly seed: number;
  /** Sorted by lotId, then lineId; at most one entry for each pair. */
  readonly allocations: readonly MatchingAllocation[];
  /** Exactly one for each line, sorted by lineId. */
  readonly lines: readonly LineOutcome[];
  /** Exactly one for each lot, sorted by lotId. */
  readonly lots: readonly LotOutcome[];
  readonly totals: MatchingTotals;
}
