/**
 * The question put to the route planner: plain JSON, integers only (but for a matrix, whose entries may
 * have fractions).
 * Seconds count from the planning epoch that the caller chose (usually midnight of the first day in
 * Caracas); masses are grams, volumes litres, lengths metres, fuel millilitres, money minor units.
 * The order of sites, vehicles, shipments and locks never matters to the answer.
 */
export interface RoutingProblem {
  readonly sites: readonly RoutingSite[];
  readonly vehicles: readonly RoutingVehicle[];
  readonly shipments: readonly Shipment[];
  readonly travel: Travel;
  /** Other roads for vehicles that name one of these profiles; the rest go by `travel`. */
  readonly profiles?: Readonly<Record<string, Travel>>;
  readonly locks: RoutingLocks;
  /** Where goods may wait between a feeder leg and a trunk leg. */
  readonly centres?: readonly TransferCentre[];
  /** Fuel that several vehicles draw from, besides their own quotas. */
  readonly fuelPools?: readonly FuelPool[];
  /** 'vehicles' when left out. */
  readonly objective?: Objective;
}

/**
 * What is wanted, first things first. Always: serve the most by the sum of priorities, then by number.
 * Then 'vehicles': as few vehicles, as little cost; 'cost': as little cost, use included, whatever the
 * number of vehicles; 'fuel': as little fuel, then cost (so that what is short serves the most).
 * Last, with all else equal, the shifts that differ least.
 */
export const OBJECTIVES = ['vehicles', 'cost', 'fuel'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/**
 * A collection centre on the way. Goods brought to it by a feeder are there by one of its hand-over
 * moments, and the trunk takes them from that moment on, so that neither waits for the other. They lie
 * there from the beginning of their unloading to the beginning of their loading; what leaves at a
 * moment makes room for what comes at the same moment. A hand-over is between one feeder and one trunk
 * run (which may be runs of the same vehicle), and a shipment goes through one centre at most.
 */
export interface TransferCentre {
  readonly siteId: string;
  /** Seconds since the planning epoch, one or more. */
  readonly handovers: readonly number[];
  /** The most that may lie there at any moment; null when there is room enough. */
  readonly storageGrams: number | null;
  /** Of it, in the cold room, for goods that need it; 0: they cannot wait here; null: room enough. */
  readonly coldStorageGrams: number | null;
}

export interface FuelPool {
  readonly id: string;
  readonly ml: number;
  readonly vehicleIds: readonly string[];
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
  /** Null: the run begins wherever the first stop is. */
  readonly startSiteId: string | null;
  /** Null: the run ends wherever the last stop is. */
  readonly endSiteId: string | null;
  readonly shiftFromSeconds: number;
  readonly shiftToSeconds: number;
  readonly maxDrivingSeconds: number | null;
  readonly costPerKmMinor: number;
  readonly costPerHourMinor: number;
  readonly costPerUseMinor: number;
  /**
   * Rests, in this order, each between two stops (or before the first, or after the last), where the
   * vehicle stands: after the fixed service of the stop before, then the way to the next one. All of
   * them are taken in every run. Of all ways to place them the run takes the one that ends soonest,
   * then the one that begins latest, then the one that rests soonest.
   */
  readonly breaks?: readonly VehicleBreak[];
  /** What it can do besides; it takes goods only when it can do all that they ask for. */
  readonly skills?: readonly string[];
  readonly maxMetres?: number | null;
  /** Loadings and unloadings in one run, at most. */
  readonly maxStops?: number | null;
  /** The key of its roads in the problem's profiles. */
  readonly profile?: string;
  /**
   * How fast it is beside its roads' seconds; 1000 when left out. Seconds × 1000 ÷ this, rounded up;
   * at 1000 they stay as they are, with their fractions.
   */
  readonly speedPermille?: number;
}

export interface VehicleBreak {
  readonly id: string;
  /** It must begin inside one of them. */
  readonly windows: readonly TimeWindow[];
  readonly seconds: number;
}

/** Goods that travel together from one site to another; never divided (see splitShipments). */
export interface Shipment {
  readonly id: string;
  /** Null: on board when the run begins, of whichever vehicle takes it. */
  readonly pickupSiteId: string | null;
  /** Null: on board until the run ends. Never both null. */
  readonly deliverySiteId: string | null;
  readonly grams: number;
  readonly litres: number;
  readonly packages: number;
  readonly coldChain: boolean;
  /**
   * Narrow the windows of its own two sites (not of a centre on the way); none at all means no
   * narrowing.
   */
  readonly pickupWindows: readonly TimeWindow[];
  readonly deliveryWindows: readonly TimeWindow[];
  /**
   * From the end of loading to the beginning of unloading, for each leg by itself; null when the goods
   * can wait. For goods that are on board when the run begins it counts from the vehicle's shift on;
   * for goods that stay on board until the end it does not count.
   */
  readonly maxSecondsOnBoard: number | null;
  /** Whole, 0 or more: what serving it is worth beside the others (urgency × families × fairness). */
  readonly priority: number;
  /** What the goods are, for the rule below: 'fuel', 'fish'. */
  readonly tags?: readonly string[];
  /** Goods with one of these tags may not be on board at the same time. */
  readonly incompatibleTags?: readonly string[];
  /** What every vehicle that carries it must be able to do besides (see its skills). */
  readonly skills?: readonly string[];
  /** Through one of the centres: not at all ('never', when left out), if it helps, or in any case. */
  readonly transfer?: 'never' | 'may' | 'must';
  /** Spent on each loading and each unloading of it, beside what the sites say; 0 when left out. */
  readonly pickupSeconds?: number;
  readonly deliverySeconds?: number;
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

/** The shipment goes with this vehicle, every leg of it, or not at all. */
export interface VehicleLock {
  readonly shipmentId: string;
  readonly vehicleId: string;
}

/**
 * The vehicle's run begins with exactly these stops, in this order. Whatever they handle goes as they
 * say or not at all: directly, or this leg of it with this vehicle through this centre at this
 * hand-over (the other leg stays free).
 */
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
  /** Left out: the shipment goes directly. */
  readonly leg?: Leg;
}

/**
 * Half of a way through a centre: the feeder takes goods from their pick-up site to the centre by the
 * hand-over moment, the trunk from the centre, from that moment on, to their delivery site.
 */
export interface Leg {
  readonly kind: 'feeder' | 'trunk';
  readonly centreSiteId: string;
  readonly handoverSeconds: number;
}
