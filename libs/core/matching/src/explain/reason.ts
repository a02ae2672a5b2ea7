/** Every outcome that a line can have. */
export const LINE_REASON_CODES = [
  'line.filled',
  'line.filled_with_substitute',
  'line.filled_in_part_shared',
  'line.filled_in_part_with_substitute',
  'line.road_saved',
  'line.shared_out',
  'line.below_minimum',
  'line.package_rounding',
  'line.no_supply',
  'line.grade_too_low',
  'line.washing_differs',
  'line.cold_chain_missing',
  'line.currency_differs',
  'line.too_far',
  'line.out_of_window',
  'line.shelf_life_short',
  'line.price_too_low',
  'line.declined',
  'line.not_computed',
] as const;
export type LineReasonCode = (typeof LINE_REASON_CODES)[number];

/** Every outcome that a lot, and what is left of it, can have. */
export const LOT_REASON_CODES = [
  'lot.placed',
  'lot.empty',
  'lot.demand_met',
  'lot.package_rounding',
  'lot.minimums_unmet',
  'lot.no_demand',
  'lot.grade_below_floors',
  'lot.washing_differs',
  'lot.cold_chain_missing',
  'lot.currency_differs',
  'lot.too_far',
  'lot.not_ready_in_window',
  'lot.spoils_on_the_way',
  'lot.price_above_ceilings',
  'lot.declined',
  'lot.not_computed',
] as const;
export type LotReasonCode = (typeof LOT_REASON_CODES)[number];

/** Why one portion of a lot goes to one line. */
export const ALLOCATION_REASON_CODES = ['allocation.shared', 'allocation.substitute'] as const;
export type AllocationReasonCode = (typeof ALLOCATION_REASON_CODES)[number];

export type ReasonCode = LineReasonCode | LotReasonCode | AllocationReasonCode;

/** A stable code and the figures behind it; `reasonText` says it in words. */
export interface Reason<Code extends ReasonCode = ReasonCode> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}
