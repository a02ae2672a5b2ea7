/**
 * The question put to the route planner: plain JSON, integers only.
 * Seconds count from the planning epoch that the caller chose (usually midnight of the first day in
 * Caracas); masses are grams, volumes litres, lengths metres, fuel millilitres, money minor units.
 * The order of sites, vehicles, shipments and locks never matters to the answer.
 */
export interface RoutingProblem {
  readonly sites: readonly RoutingSite[];
  readonly vehicles: readonly RoutingVehicle[];
  readonly shipments: readonly Shipment[];
  readonly travel: Travel;
  readonly locks: RoutingLocks;
}

/** A span of seconds since the planning epoch; both ends belong to it. */
export interface TimeWindow {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** The worst road on the way to a site, or the worst that a vehicle can take; each includes those before. */
export const TERRAINS = ['paved', 'dirt', 'mountain'] as const;
export type Terrain = (typeof TERRAINS)[number];

/** A place where goods are loaded or unloaded, or where a vehicle starts or ends. */
export interface RoutingSite {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-2, for the road factor between states: 'VE-T' is Trujillo. */
  readonly stateCode: string;
  /** Loading or unloading of a shipment must begin inside one of them; none at all means always open. */
  readonly windows: readonly TimeWindow[];
  /** Spent once a visit, before leaving, whatever is handled. */
  readonly serviceSecondsFixed: number;
  /** Spent for every tonne loaded or unloaded here. */
  readonly secondsPerTonne: number;
  readonly terrain: Terrain;
}

export interface RoutingVehicle {
  readonly id: string;
  readonly capacityGrams: number;
  readonly capacityLitres: number;
  readonly capacityPackages: number;
  readonly refrigerated: boolean;
  readonly terrain: Terrain;
  readonly fuel: 'petrol' | 'diesel';
  readonly fuelMlPerKm: number;
  /** Fuel for the whole run; null when it is not rationed. */
  readonly fuelQuotaMl: number | null;
  readonly startSiteId: string;
  /** Null: the run ends wherever the last stop is. */
  readonly endSiteId: string | null;
  readonly shiftFromSeconds: number;
  readonly shiftToSeconds: number;
  readonly maxDrivingSeconds: number | null;
  readonly costPerKmMinor: number;
  readonly costPerHourMinor: number;
  readonly costPerUseMinor: number;
}

/** Goods that travel together from one site to another; never divided (see splitShipments). */
export interface Shipment {
  readonly id: string;
  readonly pickupSiteId: string;
  readonly deliverySiteId: string;
  readonly grams: number;
  readonly litres: number;
  readonly packages: number;
  readonly coldChain: boolean;
  /** Narrow the site's own windows; none at all means no narrowing. */
  readonly pickupWindows: readonly TimeWindow[];
  readonly deliveryWindows: readonly TimeWindow[];
  /** From the end of loading to the beginning of unloading; null when the goods can wait. */
  readonly maxSecondsOnBoard: number | null;
  /** Whole, 0 or more: what serving it is worth beside the others (urgency × families × fairness). */
  readonly priority: number;
  /** What the goods are, for the rule below: 'fuel', 'fish'. */
  readonly tags?: readonly string[];
  /** Goods with one of these tags may not be on board at the same time. */
  readonly incompatibleTags?: readonly string[];
}

export type Travel = TravelMatrix | TravelEstimate;

/** Measured roads. Asymmetry is fine, and the way round may be shorter than the straight one. */
export interface TravelMatrix {
  readonly kind: 'matrix';
  /** The site of each row and column; every site of the problem must be there. */
  readonly siteIds: readonly string[];
  readonly metres: readonly (readonly number[])[];
  readonly seconds: readonly (readonly number[])[];
}

/** Great-circle distance × a factor per pair of states, at a speed per terrain. */
export interface TravelEstimate {
  readonly kind: 'estimate';
  /** Road over great circle in thousandths, for pairs (either order) that differ from the default. */
  readonly roadFactors?: readonly RoadFactor[];
  /** Metres an hour by the worse terrain of the two ends; DEFAULT_SPEEDS when left out. */
  readonly metresPerHour?: Readonly<Record<Terrain, number>>;
}

export interface RoadFactor {
  readonly fromStateCode: string;
  readonly toStateCode: string;
  readonly permille: number;
}

/** What people decided before the planner thinks. All of it is kept, or the reason is said. */
export interface RoutingLocks {
  readonly vehicleLocks?: readonly VehicleLock[];
  readonly orderLocks?: readonly OrderLock[];
  /** Where to begin thinking; not binding. */
  readonly currentPlan?: readonly CurrentRun[];
}

/** The shipment goes with this vehicle or not at all. */
export interface VehicleLock {
  readonly shipmentId: string;
  readonly vehicleId: string;
}

/** The vehicle's run begins with exactly these stops, in this order. */
export interface OrderLock {
  readonly vehicleId: string;
  readonly stops: readonly RunStop[];
  /** True: nothing may be added, except deliveries still owed for what the stops load. */
  readonly closed?: boolean;
}

export interface CurrentRun {
  readonly vehicleId: string;
  readonly stops: readonly RunStop[];
}

/** One shipment loaded or unloaded; neighbours at the same site are one visit. */
export interface RunStop {
  readonly kind: 'pickup' | 'delivery';
  readonly shipmentId: string;
}
