import type { EngineProblem } from './engine-problem';
import type { Neighbours } from './neighbours';
import { PlaceSearch } from './place-search';
import type { Random } from './random';
import type { RunLine } from './run-line';
import type { State } from './state';

/**
 * With more runs than this, near ones are asked first, so many for each end of a request, and the others
 * only when those have no place; with many more, the others are not asked.
 */
const LOCAL_FROM = 24;
const LOCAL_ONLY_FROM = 120;
const NEAR_ASKED_MAX = 12;
const LOOKED_MAX = 50;
const ALL_LOOKED_MAX = 300;
/** The share of empty vehicles overlooked where the search knows only roughly what they would cost. */
const IDLE_OVERLOOKED = 0.05;
/** In place of a pick-up: the place was not found, as it costs at least what is kept. */
const AT_LEAST = -2;

/**
 * The cheapest place of a request in a run, judged by earliest and latest times and loads in O(1) a
 * place, and kept per (request, vehicle) until the run changes. O(tasks²) a run at worst; pick-ups whose
 * detour already costs more than the best place are skipped.
 */
export class Inserter {
  private readonly problem: EngineProblem;
  private readonly keptVersion: Int32Array;
  private readonly keptCost: Float64Array;
  private readonly keptPickup: Int32Array;
  private readonly keptDelivery: Int32Array;
  private epoch = 0;

  private readonly places: PlaceSearch;
  /** Runs with stops at most; beyond, no vehicle is begun. */
  routesMax = Infinity;
  /** True: a vehicle is begun only for what fits nowhere else. */
  opensLast = false;
  /** The share of runs overlooked on purpose, so that the search does not repeat itself. */
  blinks = 0;
  private untilBlink = 1;
  private readonly seenClass: Int32Array;
  private seen = 0;
  private readonly hasPools: boolean;
  /** True when waiting and breaks cost money, which no place is told. */
  private readonly hasPricedHours: boolean;
  /** True: of large fleets only runs near the request are asked. */
  isLocal = false;
  private readonly nearAt: Int32Array;
  private nears = 0;
  /** Of the vehicle that `bestVehicle` found. */
  bestCost = Infinity;

  constructor(
    readonly state: State,
    private readonly random: Random,
    private readonly near: Neighbours,
  ) {
    const { problem } = state;
    this.places = new PlaceSearch(state);
    this.nearAt = new Int32Array(problem.vehicles);
    this.seenClass = new Int32Array(problem.classes);
    this.hasPools = problem.poolMl.length > 0;
    this.hasPricedHours = problem.secondCost.some((it) => it > 0);
    this.problem = problem;
    const pairs = problem.requests * problem.vehicles;
    this.keptVersion = new Int32Array(pairs);
    this.keptCost = new Float64Array(pairs);
    this.keptPickup = new Int32Array(pairs);
    this.keptDelivery = new Int32Array(pairs);
  }

  /**
   * What the cheapest place costs, when that is below `bound`; something that is not below it otherwise.
   * The places themselves are kept for `insert`.
   */
  costIn(request: number, vehicle: number, bound: number): number {
    const { state, places } = this;
    if (this.epoch !== state.epoch) this.forget();
    const pair = request * this.problem.vehicles + vehicle;
    if (
      this.keptVersion[pair] === state.version[vehicle] &&
      (this.keptPickup[pair] !== AT_LEAST || (this.keptCost[pair] as number) >= bound)
    )
      return this.keptCost[pair] as number;
    const handling = this.hasPricedHours ? this.handlingCost(request, vehicle) : 0;
    places.lot = this.blinks > 0 && this.hasPricedHours ? this.random : null;
    places.find(request, vehicle, bound - handling);
    // What was overlooked this time may be seen the next.
    this.keptVersion[pair] = places.hasOverlooked ? 0 : (state.version[vehicle] as number);
    const isCut = places.cost === Infinity && places.hasPruned;
    const cost = isCut ? bound : places.cost + handling;
    this.keptCost[pair] = cost;
    this.keptPickup[pair] = isCut ? AT_LEAST : places.pickupAfter;
    this.keptDelivery[pair] = places.deliveryAfter;
    return cost;
  }

  /** What loading and unloading takes, for vehicles whose hours have different prices. */
  private handlingCost(request: number, vehicle: number): number {
    const { handling, secondCost, classOf } = this.problem;
    const seconds = (handling[2 * request] as number) + (handling[2 * request + 1] as number);
    return seconds * (secondCost[classOf[vehicle] as number] as number);
  }

  /** Puts the request where `costIn` found its place; false when the run breaks a rule by it. */
  insert(request: number, vehicle: number): boolean {
    const pair = request * this.problem.vehicles + vehicle;
    const { state } = this;
    state.insertRequest(
      request,
      vehicle,
      this.keptPickup[pair] as number,
      this.keptDelivery[pair] as number,
    );
    return state.recompute(vehicle);
  }

  /** The vehicle in which the request costs least; −1 when none may take it. O(vehicles) and new runs. */
  bestVehicle(request: number): number {
    this.bestCost = Infinity;
    const { onlyVehicle, isClosed } = this.problem;
    const only = onlyVehicle[request] as number;
    if (only >= 0) {
      const isOpen =
        isClosed[only] === 0 &&
        ((this.state.tasks[only] as number) > 0 || this.state.used < this.routesMax);
      return isOpen && this.isTakenBy(request, only) ? only : -1;
    }
    const { used } = this.state;
    let inUse = this.isLocal && used > LOCAL_FROM ? this.cheapestNear(request) : -1;
    if (inUse < 0 && !(this.isLocal && used > LOCAL_ONLY_FROM))
      inUse = this.cheapest(request, true);
    if (this.opensLast && inUse >= 0) return inUse;
    const mayOpen = this.state.used < Math.min(this.routesMax, this.problem.vehicles);
    const idle = mayOpen ? this.cheapest(request, false) : -1;
    return idle >= 0 ? idle : inUse;
  }

  /** True when the vehicle may take the request and has a place for it. */
  isPossible(request: number, vehicle: number): boolean {
    this.bestCost = Infinity;
    return this.problem.isClosed[vehicle] === 0 && this.isTakenBy(request, vehicle);
  }

  /** True when the request has a place in a line of the vehicle's, by what the fast test sees. */
  hasPlaceIn(line: RunLine, request: number, vehicle: number): boolean {
    return this.places.hasPlaceIn(line, request, vehicle);
  }

  private isTakenBy(request: number, vehicle: number): boolean {
    const { able, classOf, requests } = this.problem;
    if (able[(classOf[vehicle] as number) * requests + request] === 0) return false;
    const cost = this.costIn(request, vehicle, this.bestCost);
    if (cost >= this.bestCost || (this.hasPools && !this.fuelSuffices(request, vehicle)))
      return false;
    this.bestCost = cost;
    return true;
  }

  private cheapest(request: number, inUse: boolean): number {
    const known = inUse ? this.cheapestKnown(request) : -1;
    const { problem, state, seenClass, keptVersion, keptCost, keptPickup } = this;
    const { vehicles, isClosed, classOf, able, requests } = problem;
    const { tasks, version } = state;
    const first = request * vehicles;
    this.seen += 1;
    let best = known;
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) {
      if ((tasks[vehicle] as number) > 0 !== inUse) continue;
      if (
        keptVersion[first + vehicle] === version[vehicle] &&
        ((inUse && keptPickup[first + vehicle] !== AT_LEAST) ||
          (keptCost[first + vehicle] as number) >= this.bestCost)
      )
        continue;
      if (isClosed[vehicle] === 1) continue;
      const vehicleClass = classOf[vehicle] as number;
      if (able[vehicleClass * requests + request] === 0) continue;
      if (!inUse) {
        if (seenClass[vehicleClass] === this.seen) continue;
        seenClass[vehicleClass] = this.seen;
        // What an empty run costs is kept for good, so it is overlooked here or never.
        if (this.hasPricedHours && this.blinks > 0 && this.random.next() < IDLE_OVERLOOKED)
          continue;
      } else if (this.blinks > 0 && this.isOverlooked()) continue;
      if (this.isTakenBy(request, vehicle)) best = vehicle;
    }
    return best;
  }

  /** The cheapest of the runs in use of which a place is kept, so that the others have a bound to undercut. */
  private cheapestKnown(request: number): number {
    const { problem, state, keptVersion, keptCost, keptPickup } = this;
    const { vehicles, isClosed } = problem;
    const { tasks, version } = state;
    const first = request * vehicles;
    let best = -1;
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) {
      const pair = first + vehicle;
      if (
        keptVersion[pair] !== version[vehicle] ||
        (keptCost[pair] as number) >= this.bestCost ||
        keptPickup[pair] === AT_LEAST ||
        tasks[vehicle] === 0 ||
        isClosed[vehicle] === 1
      )
        continue;
      if (this.blinks > 0 && this.isOverlooked()) continue;
      if (this.hasPools && !this.fuelSuffices(request, vehicle)) continue;
      this.bestCost = keptCost[pair] as number;
      best = vehicle;
    }
    return best;
  }

  /** The cheapest of the runs that stop near one of its ends; what is far costs too much anyway. */
  private cheapestNear(request: number): number {
    const { near, state, nearAt } = this;
    const { location, isClosed } = this.problem;
    const { listStart, list, tasksStart, tasksAt } = near;
    this.nears += 1;
    let best = -1;
    for (let node = 2 * request; node < 2 * request + 2; node += 1) {
      const place = location[node] as number;
      let asked = 0;
      let looked = 0;
      for (
        let at = listStart[place] as number;
        at < (listStart[place + 1] as number) && asked < NEAR_ASKED_MAX;
        at += 1
      ) {
        const there = list[at] as number;
        const count = (tasksStart[there + 1] as number) - (tasksStart[there] as number);
        // At a centre thousands of tasks may wait their turn: a part of them by lot will do.
        const from = count > LOOKED_MAX ? this.random.below(count) : 0;
        for (
          let step = 0;
          step < count && step < LOOKED_MAX && looked < ALL_LOOKED_MAX;
          step += 1
        ) {
          looked += 1;
          const vehicle = state.routeOf[
            tasksAt[(tasksStart[there] as number) + ((from + step) % count)] as number
          ] as number;
          if (vehicle < 0 || nearAt[vehicle] === this.nears) continue;
          nearAt[vehicle] = this.nears;
          asked += 1;
          if (isClosed[vehicle] === 1 || (this.blinks > 0 && this.isOverlooked())) continue;
          if (this.isTakenBy(request, vehicle)) best = vehicle;
        }
      }
    }
    return best;
  }

  /** A run in so many is overlooked; drawn by the length of the gaps, so that most ask for no number. */
  private isOverlooked(): boolean {
    this.untilBlink -= 1;
    if (this.untilBlink > 0) return false;
    const gap = Math.log(1 - this.random.next()) / Math.log(1 - this.blinks);
    this.untilBlink = 1 + Math.min(1e6, Math.floor(gap));
    return true;
  }

  private fuelSuffices(request: number, vehicle: number): boolean {
    const { problem, state } = this;
    const vehicleClass = problem.classOf[vehicle] as number;
    const pools = problem.poolsOf[vehicleClass] as readonly number[];
    if (pools.length === 0) return true;
    const pair = request * problem.vehicles + vehicle;
    if (this.keptCost[pair] === Infinity) return false;
    const way = this.places.metresWith(
      request,
      vehicle,
      this.keptPickup[pair] as number,
      this.keptDelivery[pair] as number,
    );
    const fuel = Math.ceil(way * (problem.fuelMlPerMetre[vehicleClass] as number) - 1e-9);
    const burnt = state.tasks[vehicle] === 0 ? 0 : state.fuelOf(vehicle, vehicleClass);
    return pools.every(
      (pool) => (state.poolUsed[pool] as number) - burnt + fuel <= (problem.poolMl[pool] as number),
    );
  }

  private forget(): void {
    this.keptVersion.fill(0);
    this.epoch = this.state.epoch;
  }
}
