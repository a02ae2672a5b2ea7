import type { CurrentRun } from './problem';

/** Why a shipment stays behind: a code, and the facts that its text needs. */
export interface UnservedReasonParams {
  /** Heavier than the largest vehicle that may take it; splitShipments can divide it. */
  readonly too_heavy: { readonly grams: number; readonly largestGrams: number };
  readonly too_bulky: { readonly litres: number; readonly largestLitres: number };
  readonly too_many_packages: { readonly packages: number; readonly largestPackages: number };
  readonly no_vehicle: Record<never, never>;
  readonly no_refrigerated_vehicle: Record<never, never>;
  readonly road_too_rough: { readonly siteId: string; readonly terrain: string };
  /** Each need is met by some vehicle, all together by none. */
  readonly no_vehicle_meets_all_needs: { readonly vehicles: number };
  /** The shipment's own windows never meet the opening hours of the site. */
  readonly site_closed_in_window: { readonly siteId: string };
  readonly window_out_of_reach: { readonly siteId: string; readonly lateSeconds: number };
  readonly shift_too_short: { readonly vehicleId: string; readonly overSeconds: number };
  readonly driving_time_too_short: { readonly vehicleId: string; readonly overSeconds: number };
  readonly spoils_on_the_way: { readonly seconds: number; readonly maxSeconds: number };
  readonly fuel_quota_too_small: { readonly vehicleId: string; readonly overMl: number };
  /** From here on a vehicle could do it alone, but not beside what the plan already gives it. */
  readonly fleet_fuel_used_up: { readonly vehicles: number };
  readonly fleet_driving_time_used_up: { readonly vehicles: number };
  readonly fleet_capacity_used_up: { readonly vehicles: number };
  readonly incompatible_goods: { readonly vehicles: number };
  readonly fleet_time_used_up: { readonly vehicles: number };
  readonly fleet_used_up: { readonly vehicles: number };
  readonly vehicles_closed: { readonly vehicles: number };
  /** The stops locked by hand break a rule, so the vehicle stays empty. */
  readonly locked_order_breaks_rule: {
    readonly vehicleId: string;
    readonly conflict: ConflictCode;
  };
  readonly locked_to_two_vehicles: { readonly vehicleId: string; readonly otherVehicleId: string };
  readonly no_vehicle_with_skills: { readonly skills: string };
  readonly too_far_for_vehicle: { readonly vehicleId: string; readonly overMetres: number };
  readonly too_few_stops_allowed: { readonly vehicleId: string };
  readonly break_leaves_no_time: { readonly vehicleId: string };
  readonly fuel_pool_too_small: { readonly poolId: string; readonly overMl: number };
  /** It has to go through a centre and the problem has none. */
  readonly no_centre: Record<never, never>;
  readonly handover_out_of_reach: { readonly siteId: string; readonly lateSeconds: number };
  readonly centre_too_small: { readonly siteId: string; readonly overGrams: number };
  readonly no_cold_storage: { readonly siteId: string; readonly overGrams: number };
  readonly fleet_distance_used_up: { readonly vehicles: number };
  readonly fleet_stops_used_up: { readonly vehicles: number };
  readonly centres_full: { readonly vehicles: number };
  /** The search ended before it saw this place. */
  readonly could_still_be_added: { readonly vehicleId: string };
}

/** What is wrong with one run as people arranged it. */
export interface ConflictParams {
  readonly overweight: { readonly overGrams: number };
  readonly over_volume: { readonly overLitres: number };
  readonly over_packages: { readonly overPackages: number };
  readonly not_refrigerated: Record<never, never>;
  readonly road_too_rough: { readonly siteId: string; readonly terrain: string };
  readonly too_late: { readonly siteId: string; readonly lateSeconds: number };
  readonly site_closed_in_window: { readonly siteId: string };
  readonly shift_exceeded: { readonly overSeconds: number };
  readonly driving_time_exceeded: { readonly overSeconds: number };
  readonly fuel_quota_exceeded: { readonly overMl: number };
  readonly on_board_too_long: { readonly seconds: number; readonly maxSeconds: number };
  readonly incompatible_goods: { readonly otherShipmentId: string };
  readonly pickup_missing: Record<never, never>;
  readonly delivery_missing: Record<never, never>;
  readonly delivery_before_pickup: Record<never, never>;
  readonly stop_repeated: Record<never, never>;
  readonly locked_to_another_vehicle: { readonly vehicleId: string };
  readonly locked_order_broken: Record<never, never>;
  /** People ordered it to go directly, or through another centre, or at another hand-over. */
  readonly locked_way_broken: Record<never, never>;
  /** It is on board already, or stays there: nothing is to be done. */
  readonly stop_needless: Record<never, never>;
  /** Both legs in one run, and the second before the first is over. */
  readonly fetched_before_brought: Record<never, never>;
  readonly skills_missing: { readonly skills: string };
  readonly too_many_stops: { readonly overStops: number };
  readonly too_far: { readonly overMetres: number };
  readonly break_impossible: { readonly breakId: string };
  readonly handover_missed: { readonly siteId: string; readonly lateSeconds: number };
  readonly transfer_needed: Record<never, never>;
  readonly transfer_not_wanted: Record<never, never>;
  readonly not_a_centre: { readonly siteId: string };
  readonly no_such_handover: { readonly siteId: string; readonly handoverSeconds: number };
  readonly centre_too_small: { readonly siteId: string; readonly overGrams: number };
  readonly no_cold_storage: { readonly siteId: string; readonly overGrams: number };
  /** From here on what only shows when all runs are seen together. */
  readonly vehicle_twice: { readonly vehicleId: string };
  readonly served_twice: { readonly vehicleId: string };
  readonly other_leg_missing: { readonly siteId: string; readonly leg: string };
  readonly legs_disagree: { readonly siteId: string; readonly otherSiteId: string };
  readonly storage_exceeded: {
    readonly siteId: string;
    readonly overGrams: number;
    readonly atSeconds: number;
  };
  readonly cold_storage_exceeded: {
    readonly siteId: string;
    readonly overGrams: number;
    readonly atSeconds: number;
  };
  readonly fuel_pool_exceeded: { readonly poolId: string; readonly overMl: number };
}

/** What would have to be otherwise for a shipment to find a place in the plan as it is. */
export interface NearestChangeParams {
  /** It may go through this centre. */
  readonly through_centre: { readonly siteId: string; readonly handoverSeconds: number };
  /** Its loading or unloading may begin so much earlier or later at this site: inside these hours. */
  readonly wider_window: {
    readonly siteId: string;
    readonly stop: 'pickup' | 'delivery';
    readonly side: 'earlier' | 'later';
    readonly seconds: number;
    readonly fromSeconds: number;
    readonly toSeconds: number;
  };
  readonly more_fuel: { readonly vehicleId: string; readonly ml: number };
  readonly more_common_fuel: { readonly poolId: string; readonly ml: number };
  /** One more vehicle like this one, with fuel of its own. */
  readonly another_vehicle: { readonly vehicleId: string };
  /** The other goods give up their place. */
  readonly without_goods: { readonly otherShipmentId: string };
  /** Its cold is seen to otherwise: ice boxes, the cool of the night. */
  readonly without_cold: Record<never, never>;
}

export type NearestChangeCode = keyof NearestChangeParams;
export type NearestChange = {
  readonly [C in NearestChangeCode]: {
    readonly code: C;
    readonly params: NearestChangeParams[C];
    /** The runs that would then be otherwise; another vehicle's has the id that applyChange gives it. */
    readonly runs: readonly CurrentRun[];
  };
}[NearestChangeCode];

export type UnservedReasonCode = keyof UnservedReasonParams;
export type UnservedReason = {
  readonly [C in UnservedReasonCode]: {
    readonly code: C;
    readonly params: UnservedReasonParams[C];
  };
}[UnservedReasonCode];

export type ConflictCode = keyof ConflictParams;
/** `stopIndex` and `shipmentId` are null when the run as a whole is meant. */
export type Conflict = {
  readonly [C in ConflictCode]: {
    readonly code: C;
    readonly params: ConflictParams[C];
    readonly stopIndex: number | null;
    readonly shipmentId: string | null;
  };
}[ConflictCode];

/** A conflict in a whole plan; `vehicleId` is null when no single run is to blame. */
export type PlanConflict = Conflict & { readonly vehicleId: string | null };

/** A promise that a plan breaks, as the independent verifier found it. */
export interface Violation {
  readonly code: ViolationCode;
  readonly vehicleId: string | null;
  readonly shipmentId: string | null;
  /** What was found against what should be, for the log. */
  readonly detail: string;
}

export type ViolationCode =
  | 'unknown_id'
  | 'vehicle_used_twice'
  | 'malformed_run'
  | 'shipment_lost'
  | 'shipment_twice'
  | 'pickup_without_delivery'
  | 'delivery_before_pickup'
  | 'overload'
  | 'not_refrigerated'
  | 'road_too_rough'
  | 'outside_window'
  | 'impossible_timing'
  | 'outside_shift'
  | 'driving_too_long'
  | 'fuel_quota_exceeded'
  | 'on_board_too_long'
  | 'incompatible_goods'
  | 'vehicle_lock_broken'
  | 'order_lock_broken'
  | 'skills_missing'
  | 'too_many_stops'
  | 'too_far'
  | 'break_broken'
  | 'way_not_allowed'
  | 'leg_missing'
  | 'legs_disagree'
  | 'handover_broken'
  | 'storage_exceeded'
  | 'fuel_pool_exceeded'
  | 'bound_above_plan'
  | 'wrong_figure';
