/**
 * The problem as the search sees it: numbers in flat arrays, so that its hot loops allocate nothing.
 *
 * A request is one way of goods from a pick-up to a delivery inside one run. Its tasks are the nodes
 * 2 r (pick-up) and 2 r + 1 (delivery); behind them come a start and an end node per vehicle.
 * An order is one shipment: a choice among alternatives, each of one request (direct) or of two
 * (feeder and trunk by a centre and a hand-over), of which all or none are carried out.
 */
export interface EngineProblem {
  readonly orders: number;
  readonly requests: number;
  readonly vehicles: number;
  readonly classes: number;
  /** Of the road tables, counting nowhere, where open runs begin and end. */
  readonly locations: number;

  /** Per node. */
  readonly location: Int32Array;
  readonly early: Float64Array;
  readonly late: Float64Array;
  readonly handling: Float64Array;
  /** Several windows: spans[spanStart[node] … spanStart[node + 1]) as from, to, from, to… */
  readonly spans: Float64Array;
  readonly spanStart: Int32Array;
  /** False when every node has one window, so that nobody needs to look at the spans. */
  readonly hasGaps: boolean;

  /** Per request: what it weighs, its room, its packages. */
  readonly sizes: readonly [Float64Array, Float64Array, Float64Array];
  /** True when more than the first of the three counts anywhere. */
  readonly hasManySizes: boolean;
  /** Bit 1: it is picked up on the way; bit 2: it is delivered on the way. */
  readonly ends: Uint8Array;
  /** True when some request has only one of the two. */
  readonly hasHalves: boolean;
  readonly rideMax: Float64Array;
  readonly hasRides: boolean;
  readonly goods: Int32Array;
  readonly goodsClasses: number;
  /** clashes[a × goodsClasses + b] is 1 when a and b may not be on board together. */
  readonly clashes: Uint8Array;
  readonly hasClashes: boolean;
  /** The only vehicle that may take it; −1 when any may. */
  readonly onlyVehicle: Int32Array;
  readonly orderOf: Int32Array;
  /** able[class × requests + request]. */
  readonly able: Uint8Array;

  /** Alternatives of order o: altStart[o] … altStart[o + 1); the second request is −1 when direct. */
  readonly altStart: Int32Array;
  readonly altFirst: Int32Array;
  readonly altSecond: Int32Array;
  /** Number of the centre of an alternative; −1 when direct. */
  readonly altCentre: Int32Array;
  readonly priority: Float64Array;
  /** Orders that may not be served at all. */
  readonly isRefused: Uint8Array;

  /** Per vehicle. */
  readonly classOf: Int32Array;
  /** 1 when nothing may be added to the run, nor taken out of it. */
  readonly isClosed: Uint8Array;

  /** Per class. */
  readonly roadsOf: Int32Array;
  readonly capacities: readonly [Float64Array, Float64Array, Float64Array];
  readonly shiftFrom: Float64Array;
  readonly shiftTo: Float64Array;
  readonly metreCost: Float64Array;
  readonly secondCost: Float64Array;
  readonly useCost: Float64Array;
  readonly metresMax: Float64Array;
  readonly drivingMax: Float64Array;
  readonly tasksMax: Int32Array;
  readonly breaks: readonly (readonly EngineBreak[])[];
  /** The fuel pools that a class draws from. */
  readonly poolsOf: readonly (readonly number[])[];
  readonly fuelMlPerMetre: Float64Array;
  readonly poolMl: Float64Array;

  readonly roads: readonly EngineRoads[];
  /** Per location, spent once a visit before leaving. */
  readonly fixedSeconds: Float64Array;

  readonly centres: number;
  readonly storage: Float64Array;
  readonly coldStorage: Float64Array;
  readonly isCold: Uint8Array;

  /** Times of this size are the same: 0 when all times are whole. */
  readonly tolerance: number;
  /** True when fewer vehicles are worth more than a lower cost. */
  readonly countsVehicles: boolean;
}

export interface EngineRoads {
  /** metres[from × locations + to]. */
  readonly metres: Numbers;
  /** From the end of handling to arrival: the fixed service of where one leaves, and the way. */
  readonly seconds: Numbers;
  /**
   * The same by where one arrives, metresInto[to × locations + from]: what asks for the ways from many
   * places to one reads along a row. The same tables where the way back is as long.
   */
  readonly metresInto: Numbers;
  readonly secondsInto: Numbers;
}

export interface EngineBreak {
  readonly spans: readonly number[];
  readonly seconds: number;
}

export type Numbers = Float64Array | Float32Array;

/** Bits of `ends`. */
export const PICKED_UP = 1;
export const DELIVERED = 2;
