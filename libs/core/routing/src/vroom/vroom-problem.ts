import type { TimeWindow } from '../problem';
import type { LonLat } from './fields';

/** A problem in VROOM's words, read and checked; places are rows of its roads. */
export interface VroomProblem {
  readonly vehicles: readonly VroomVehicle[];
  readonly shipments: readonly VroomShipment[];
  /** Amounts of a capacity: from none to three. */
  readonly dimensions: number;
  readonly roads: VroomRoads;
}

export interface VroomVehicle {
  readonly id: number;
  readonly description: string | null;
  readonly profile: string;
  readonly type: string | null;
  readonly start: VroomPlace | null;
  readonly end: VroomPlace | null;
  readonly capacity: readonly number[];
  readonly skills: readonly string[];
  readonly window: TimeWindow;
  /** In the order in which they are taken. */
  readonly breaks: readonly VroomBreak[];
  /** A way takes this many hundredths of its seconds. */
  readonly hundredths: number;
  readonly costs: VroomCosts;
  readonly maxTasks: number | null;
  readonly maxTravelSeconds: number | null;
  readonly maxMetres: number | null;
  readonly steps: readonly VroomTaskName[];
}

export interface VroomCosts {
  readonly fixed: number;
  /** Of travelling, neither of waiting nor of work. */
  readonly perHour: number;
  readonly perKm: number;
}

export interface VroomBreak {
  readonly id: number;
  readonly description: string | null;
  readonly windows: readonly TimeWindow[];
  readonly seconds: number;
}

/** A job, or a pickup and a delivery; a job that delivers is on board from the beginning. */
export interface VroomShipment {
  /** Our own name for it: 'job 7', 'shipment 0'. */
  readonly name: string;
  readonly amount: readonly number[];
  readonly skills: readonly string[];
  readonly priority: number;
  readonly pickup: VroomTask | null;
  readonly delivery: VroomTask | null;
}

export type VroomTaskType = 'job' | 'pickup' | 'delivery';

export interface VroomTaskName {
  readonly type: VroomTaskType;
  readonly id: number;
}

export interface VroomTask extends VroomTaskName {
  readonly description: string | null;
  readonly place: VroomPlace;
  readonly setupSeconds: number;
  readonly serviceSeconds: number;
  readonly windows: readonly TimeWindow[];
}

export interface VroomPlace {
  /** The row of a matrix, or the number of the place among those that differ. */
  readonly row: number;
  /** As the file said it, to be said again. */
  readonly location: LonLat | null;
  readonly locationIndex: number | null;
}

/** Ways between places by the profile of a vehicle. */
export type VroomRoads = VroomMatrices | VroomCoordinates;

export interface VroomMatrices {
  readonly kind: 'matrices';
  readonly rows: number;
  readonly byProfile: ReadonlyMap<string, VroomMatrix>;
}

export interface VroomMatrix {
  readonly durations: readonly (readonly number[])[];
  readonly distances: readonly (readonly number[])[] | null;
  readonly costs: readonly (readonly number[])[] | null;
}

/** No matrix: the roads are estimated from the places on the earth. */
export interface VroomCoordinates {
  readonly kind: 'coordinates';
  readonly places: readonly LonLat[];
}
