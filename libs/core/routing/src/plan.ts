import type { Leg } from './problem';
import type { Conflict, NearestChange, PlanConflict, UnservedReason } from './reasons';

/**
 * The answer: who drives where when, and what stays behind and why. Plain JSON; whole numbers, unless
 * the problem's matrix has fractions.
 */
export interface RoutingPlan {
  /** One per vehicle in use, by vehicle id. */
  readonly runs: readonly PlannedRun[];
  /** By shipment id. */
  readonly unserved: readonly UnservedShipment[];
  readonly totals: PlanTotals;
  /** Rounds of improvement done, for whoever wants to replay it. */
  readonly iterations: number;
  /** No plan that serves what this one serves needs less. */
  readonly lowerBounds: LowerBounds;
  /** How the best got better, first plan first. */
  readonly trace: readonly PlanProgress[];
}

export interface LowerBounds {
  readonly vehicles: number;
  readonly metres: number;
  readonly costMinor: number;
}

export interface PlannedRun {
  readonly vehicleId: string;
  readonly steps: readonly RunStep[];
  readonly metres: number;
  /** From leaving the start to the end of the run, waiting and handling included. */
  readonly seconds: number;
  readonly drivingSeconds: number;
  readonly waitingSeconds: number;
  readonly fuelMl: number;
  readonly costMinor: number;
  /** What it unloads or keeps until the end; goods through a centre count in both their runs. */
  readonly servedGrams: number;
  readonly peakLoadGrams: number;
  readonly peakLoadLitres: number;
  readonly peakLoadPackages: number;
  /** Fullest moment over capacity, in thousandths, of the dimension that is tightest. */
  readonly utilisationPermille: number;
  /** Σ grams × metres carried, in kilogram-metres (÷ 1,000,000 = tonne-km), rounded down. */
  readonly kilogramMetres: number;
}

/** One step of a run. Shipments handled one after another at a site with the same verb are one step. */
export interface RunStep {
  readonly kind: 'start' | 'pickup' | 'delivery' | 'break' | 'end';
  /** Null for a break on the road; the first stop's for the start of a run that begins anywhere. */
  readonly siteId: string | null;
  /** The break's own id; left out for every other step. A break ends with its departure. */
  readonly breakId?: string;
  /** In the order in which they are handled; empty for start and end. */
  readonly shipmentIds: readonly string[];
  /** Beside shipmentIds, where one of them goes through a centre; null for those that go directly. */
  readonly legs?: readonly (Leg | null)[];
  /** When the handling of each of them begins; the windows count for these moments. */
  readonly handlingFromSeconds: readonly number[];
  readonly arrivalSeconds: number;
  readonly departureSeconds: number;
  readonly loadGrams: number;
  readonly loadLitres: number;
  readonly loadPackages: number;
  /** Since the step before. */
  readonly metres: number;
  readonly travelSeconds: number;
}

export interface UnservedShipment {
  readonly shipmentId: string;
  readonly reason: UnservedReason;
  /**
   * What would give it a place in this plan, the nearest first; left out where nobody looked (only the
   * first of those unserved are looked into; see nearestChanges).
   */
  readonly changes?: readonly NearestChange[];
}

export interface PlanTotals {
  readonly vehicles: number;
  readonly servedShipments: number;
  readonly servedPriority: number;
  readonly servedGrams: number;
  readonly unservedShipments: number;
  readonly unservedGrams: number;
  readonly metres: number;
  readonly seconds: number;
  readonly fuelMl: number;
  readonly costMinor: number;
  readonly kilogramMetres: number;
}

export interface PlanOptions {
  /** Same problem + same seed + same bound in iterations = the same plan, byte for byte. */
  readonly seed: number;
  /** Rounds of improvement; by default as many as fit the promised times (see planRuns). */
  readonly iterationsMax?: number;
  /** Stops improving after this long by `now`; needs `now`. The plan then depends on the machine. */
  readonly millisecondsMax?: number;
  /** A clock in milliseconds; the core has none of its own. */
  readonly now?: () => number;
  /** When it is aborted, the best plan so far is returned. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

export interface PlanProgress {
  readonly iteration: number;
  /** Null when only the clock bounds the search. */
  readonly iterationsMax: number | null;
  readonly servedShipments: number;
  readonly unservedShipments: number;
  readonly vehicles: number;
  readonly metres: number;
  readonly costMinor: number;
  /** Since the beginning; null without a clock. */
  readonly milliseconds: number | null;
  /** No plan that serves as much needs less; left out where nobody has asked. */
  readonly lowerBounds?: LowerBounds;
}

/** One run as it would go, whether or not it keeps the rules. */
export interface RunEvaluation {
  readonly vehicleId: string;
  readonly stops: readonly StopEvaluation[];
  readonly run: PlannedRun;
  readonly conflicts: readonly Conflict[];
}

/** All runs as they would go, whether or not they keep the rules. */
export interface PlanEvaluation {
  readonly runs: readonly RunEvaluation[];
  /** Those of the single runs and those between them. */
  readonly conflicts: readonly PlanConflict[];
}

export interface StopEvaluation {
  readonly kind: 'pickup' | 'delivery';
  readonly shipmentId: string;
  readonly leg?: Leg;
  readonly siteId: string;
  readonly arrivalSeconds: number;
  readonly handlingFromSeconds: number;
  readonly departureSeconds: number;
  readonly waitingSeconds: number;
  /** How much later than planned it may begin before this or a later stop breaks a window or the shift. */
  readonly slackSeconds: number;
  readonly loadGrams: number;
  readonly loadLitres: number;
  readonly loadPackages: number;
  readonly metres: number;
  readonly travelSeconds: number;
}
