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

/** What moves in a market, by place, sorted by lot, then line; units above 0 only. */
export interface RecordFlows {
  readonly lot: readonly number[];
  readonly line: readonly number[];
  readonly units: readonly number[];
}

/** Lines that share one level and the lots that serve them, by place: a part of the market with no way out. */
export interface RecordSegment {
  readonly levelUnits: number;
  readonly levelFamilies: number;
  readonly lots: readonly number[];
  readonly lines: readonly number[];
}

/**
 * One market of one product as it was solved, with all that proves it: from this and the question anybody
 * can check the answer without trusting the solver. The markets of a product follow each other: 'whole' in
 * units that divide all its packages, then, where packages differ, 'packages' for each size, then
 * 'left-over' where what remains was offered again. The last one of a size is what its lots really give.
 */
export interface MarketRecord {
  readonly productId: string;
  readonly step: 'whole' | 'packages' | 'left-over';
  /** Grams of one unit. */
  readonly unitGrams: number;
  /** Lots and lines by id; numbers below stand in this order, or name a place in it. */
  readonly lotIds: readonly string[];
  readonly lineIds: readonly string[];
  readonly lotUnits: readonly number[];
  readonly lineUnits: readonly number[];
  /** Units that a line is owed, less what it had when the market opened. */
  readonly debts: readonly number[];
  /** Units that came before everybody's shares: its own harvest up to the norm, or what it keeps. */
  readonly floors: readonly number[];
  /** Its share if geography did not bind, in a whole market; elsewhere empty. */
  readonly rights: readonly number[];
  /** Lines that get nothing because they would stay below their minimum. */
  readonly dropped: readonly number[];
  /** Lines whose agreements fell with their minimum. */
  readonly fallen: readonly number[];
  readonly segments: readonly RecordSegment[];
  readonly potentials: { readonly lot: readonly number[]; readonly line: readonly number[] };
  readonly flows: RecordFlows;
  /** With a tolerance: the fair shares from which it was measured, and a flow that reaches them. */
  readonly fair: { readonly lineUnits: readonly number[]; readonly flows: RecordFlows } | null;
}

/** A road between two municipalities and by how much its costs count, in sixteenths of a full lorry's. */
export interface LaneSlope {
  readonly from: string;
  readonly to: string;
  readonly slope: number;
}

/** By what the costs of the lanes were multiplied so that lorries run fuller (S4). */
export interface RoundSlopes {
  /** By municipality codes, from and then to. */
  readonly lanes: readonly LaneSlope[];
  /** Of all other lanes. */
  readonly otherwise: number;
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
  /** In the order of their work, product group by product group; a group that was not finished has none. */
  readonly groups: readonly MarketRecord[];
  /** The slopes that its potentials speak of; null: costs as they are. */
  readonly slopes: RoundSlopes | null;
}
