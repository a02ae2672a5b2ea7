import { DELIVERED, PICKED_UP, type EngineProblem } from './engine-problem';
import type { Random } from './random';
import { SlowCheck } from './slow-check';
import { firstAllowedOf } from './spans';
import type { State } from './state';

/**
 * The cheapest place of a request in a run, judged by earliest and latest times and loads in O(1) a
 * place, and kept per (request, vehicle) until the run changes. O(tasks²) a run at worst; pick-ups whose
 * detour already costs more than the best place are skipped.
 */
export class Inserter {
  /** Of the place found last. Infinity when there is none. */
  cost = Infinity;
  /** The nodes behind which to put pick-up and delivery; −1: the delivery behind its own pick-up. */
  pickupAfter = -1;
  deliveryAfter = -1;

  private readonly problem: EngineProblem;
  private readonly keptVersion: Int32Array;
  private readonly keptCost: Float64Array;
  private readonly keptPickup: Int32Array;
  private readonly keptDelivery: Int32Array;
  private epoch = 0;

  /** Scratch: positions of the run from its anchor on, in order. */
  private readonly nodes: Int32Array;
  private readonly fromCost: Float64Array;
  private readonly detour: Float64Array;
  private readonly least: Float64Array;
  private readonly toSeconds: Float64Array;
  private readonly fromSeconds: Float64Array;
  private isSlow = false;
  private readonly slow: SlowCheck;

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
  /** Of the vehicle that `bestVehicle` found. */
  bestCost = Infinity;

  constructor(
    readonly state: State,
    private readonly random: Random,
  ) {
    const { problem } = state;
    this.slow = new SlowCheck(state);
    this.seenClass = new Int32Array(problem.classes);
    this.hasPools = problem.poolMl.length > 0;
    this.problem = problem;
    const pairs = problem.requests * problem.vehicles;
    this.keptVersion = new Int32Array(pairs);
    this.keptCost = new Float64Array(pairs);
    this.keptPickup = new Int32Array(pairs);
    this.keptDelivery = new Int32Array(pairs);
    const nodes = 2 * problem.requests + 2;
    this.nodes = new Int32Array(nodes);
    this.fromCost = new Float64Array(nodes);
    this.detour = new Float64Array(nodes);
    this.least = new Float64Array(nodes);
    this.toSeconds = new Float64Array(nodes);
    this.fromSeconds = new Float64Array(nodes);
  }

  /** What the cheapest place costs; the places themselves are asked by `places`. */
  costIn(request: number, vehicle: number): number {
    const { state } = this;
    if (this.epoch !== state.epoch) this.forget();
    const pair = request * this.problem.vehicles + vehicle;
    if (this.keptVersion[pair] === state.version[vehicle]) return this.keptCost[pair] as number;
    this.search(request, vehicle);
    this.keptVersion[pair] = state.version[vehicle] as number;
    this.keptCost[pair] = this.cost;
    this.keptPickup[pair] = this.pickupAfter;
    this.keptDelivery[pair] = this.deliveryAfter;
    return this.cost;
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

  /** The node behind which `costIn` would put the pick-up, and the delivery. */
  placeOf(request: number, vehicle: number): readonly [number, number] {
    const pair = request * this.problem.vehicles + vehicle;
    return [this.keptPickup[pair] as number, this.keptDelivery[pair] as number];
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
    const inUse = this.cheapest(request, true);
    if (this.opensLast && inUse >= 0) return inUse;
    const idle = this.state.used < this.routesMax ? this.cheapest(request, false) : -1;
    return idle >= 0 ? idle : inUse;
  }

  /** True when the vehicle may take the request and has a place for it. */
  isPossible(request: number, vehicle: number): boolean {
    this.bestCost = Infinity;
    return this.problem.isClosed[vehicle] === 0 && this.isTakenBy(request, vehicle);
  }

  private isTakenBy(request: number, vehicle: number): boolean {
    const { able, classOf, requests } = this.problem;
    if (able[(classOf[vehicle] as number) * requests + request] === 0) return false;
    const cost = this.costIn(request, vehicle);
    if (cost >= this.bestCost || (this.hasPools && !this.fuelSuffices(request, vehicle)))
      return false;
    this.bestCost = cost;
    return true;
  }

  private cheapest(request: number, inUse: boolean): number {
    const { problem, state, seenClass, keptVersion, keptCost } = this;
    const { vehicles, isClosed, classOf, able, requests } = problem;
    const { tasks, version } = state;
    const first = request * vehicles;
    this.seen += 1;
    let best = -1;
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) {
      if ((tasks[vehicle] as number) > 0 !== inUse) continue;
      if (
        keptVersion[first + vehicle] === version[vehicle] &&
        (keptCost[first + vehicle] as number) >= this.bestCost
      )
        continue;
      if (isClosed[vehicle] === 1) continue;
      const vehicleClass = classOf[vehicle] as number;
      if (able[vehicleClass * requests + request] === 0) continue;
      if (!inUse) {
        if (seenClass[vehicleClass] === this.seen) continue;
        seenClass[vehicleClass] = this.seen;
      } else if (this.blinks > 0 && this.isOverlooked()) continue;
      if (this.isTakenBy(request, vehicle)) best = vehicle;
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
    const way = this.slow.metresWith(
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

  private search(request: number, vehicle: number): void {
    this.cost = Infinity;
    this.pickupAfter = -1;
    this.deliveryAfter = -1;
    const { problem } = this;
    this.isSlow = this.slow.isNeeded(request, vehicle);
    const ends = problem.ends[request] as number;
    if (ends !== PICKED_UP + DELIVERED) {
      this.searchHalf(request, vehicle, ends === DELIVERED);
      return;
    }
    const positions = this.layOut(request, vehicle);
    if (positions > 0 && this.least[0] !== Infinity) this.scan(request, vehicle, positions);
  }

  /** Notes for each position what a delivery behind it costs, if it were not delayed by its pick-up. */
  private layOut(request: number, vehicle: number): number {
    const { problem, state, nodes, fromCost, detour, least, toSeconds, fromSeconds } = this;
    const { location, locations, hasGaps } = problem;
    const { next, done, latest, stepCost } = state;
    const vehicleClass = problem.classOf[vehicle] as number;
    const { metres, seconds } = problem.roads[
      problem.roadsOf[vehicleClass] as number
    ] as import('./engine-problem').EngineRoads;
    const metreCost = problem.metreCost[vehicleClass] as number;
    const secondCost = problem.secondCost[vehicleClass] as number;
    const delivery = 2 * request + 1;
    const opens = problem.early[delivery] as number;
    const closes = problem.late[delivery] as number;
    const spent = problem.handling[delivery] as number;
    const place = location[delivery] as number;
    const row = place * locations;
    const end = state.endOf(vehicle);
    let positions = 0;
    for (let node = state.anchor[vehicle] as number; node !== end; node = next[node] as number) {
      const leaves = done[node] as number;
      if (leaves > closes) break;
      const behind = next[node] as number;
      const to = (location[node] as number) * locations + place;
      const from = row + (location[behind] as number);
      const way = seconds[to] as number;
      const onward = seconds[from] as number;
      const costFrom = metreCost * (metres[from] as number) + secondCost * onward;
      nodes[positions] = node;
      toSeconds[positions] = way;
      fromSeconds[positions] = onward + spent;
      fromCost[positions] = costFrom;
      let begin = leaves + way;
      if (begin < opens) begin = opens;
      if (hasGaps) begin = firstAllowedOf(problem, delivery, begin);
      detour[positions] =
        begin > closes || begin + spent + onward > (latest[behind] as number)
          ? Infinity
          : metreCost * (metres[to] as number) +
            secondCost * way +
            costFrom -
            (stepCost[node] as number);
      positions += 1;
    }
    let low = Infinity;
    for (let at = positions - 1; at >= 0; at -= 1) {
      if ((detour[at] as number) < low) low = detour[at] as number;
      least[at] = low;
    }
    return positions;
  }

  private scan(request: number, vehicle: number, positions: number): void {
    const { problem, state, nodes, fromCost, least, fromSeconds } = this;
    const { location, locations, early, late, handling, hasGaps, hasManySizes } = problem;
    const { next, done, latest, stepCost } = state;
    const vehicleClass = problem.classOf[vehicle] as number;
    const { metres, seconds } = problem.roads[
      problem.roadsOf[vehicleClass] as number
    ] as import('./engine-problem').EngineRoads;
    const metreCost = problem.metreCost[vehicleClass] as number;
    const secondCost = problem.secondCost[vehicleClass] as number;
    const load = state.loads[0];
    const free =
      (problem.capacities[0][vehicleClass] as number) - (problem.sizes[0][request] as number);
    const pickup = 2 * request;
    const delivery = pickup + 1;
    const opens = early[pickup] as number;
    const closes = late[pickup] as number;
    const spent = handling[pickup] as number;
    const place = location[pickup] as number;
    const row = place * locations;
    const across = row + (location[delivery] as number);
    const secondsAcross = seconds[across] as number;
    const costAcross = metreCost * (metres[across] as number) + secondCost * secondsAcross;
    const deliveryOpens = early[delivery] as number;
    const deliveryCloses = late[delivery] as number;
    for (let at = 0; at < positions; at += 1) {
      const node = nodes[at] as number;
      const leaves = done[node] as number;
      if (leaves > closes) return;
      if (
        (load[node] as number) > free ||
        (hasManySizes && this.isFullBehind(node, request, vehicleClass))
      )
        continue;
      const to = (location[node] as number) * locations + place;
      let begin = leaves + (seconds[to] as number);
      if (begin < opens) begin = opens;
      if (hasGaps) begin = firstAllowedOf(problem, pickup, begin);
      if (begin > closes) continue;
      const moment = begin + spent;
      const behind = next[node] as number;
      const costTo =
        metreCost * (metres[to] as number) +
        secondCost * (seconds[to] as number) -
        (stepCost[node] as number);
      let delivers = moment + secondsAcross;
      if (delivers < deliveryOpens) delivers = deliveryOpens;
      if (hasGaps) delivers = firstAllowedOf(problem, delivery, delivers);
      if (
        delivers <= deliveryCloses &&
        delivers + (fromSeconds[at] as number) <= (latest[behind] as number)
      ) {
        const cost = costTo + costAcross + (fromCost[at] as number);
        if (cost < this.cost) this.take(request, vehicle, node, -1, cost);
      }
      if (at + 1 === positions) return;
      const onward = row + (location[behind] as number);
      const reached = moment + (seconds[onward] as number);
      if (reached > (latest[behind] as number)) continue;
      const cost =
        costTo + metreCost * (metres[onward] as number) + secondCost * (seconds[onward] as number);
      if (cost + (least[at + 1] as number) >= this.cost) continue;
      let leavesNext = reached < (early[behind] as number) ? (early[behind] as number) : reached;
      if (hasGaps) leavesNext = firstAllowedOf(problem, behind, leavesNext);
      leavesNext += handling[behind] as number;
      this.scanDeliveries(request, vehicle, at, positions, leavesNext, cost);
    }
  }

  /** Places of the delivery for a pick-up behind position `from`, which costs so much so far. */
  private scanDeliveries(
    request: number,
    vehicle: number,
    from: number,
    positions: number,
    moment: number,
    cost: number,
  ): void {
    const { problem, state, nodes, detour, least, toSeconds, fromSeconds } = this;
    const { early, late, handling, hasGaps, hasManySizes } = problem;
    const { next, latest, stepSeconds } = state;
    const vehicleClass = problem.classOf[vehicle] as number;
    const load = state.loads[0];
    const free =
      (problem.capacities[0][vehicleClass] as number) - (problem.sizes[0][request] as number);
    const delivery = 2 * request + 1;
    const opens = early[delivery] as number;
    const closes = late[delivery] as number;
    let leaves = moment;
    for (let at = from + 1; at < positions; at += 1) {
      const node = nodes[at] as number;
      if (
        (load[node] as number) > free ||
        (hasManySizes && this.isFullBehind(node, request, vehicleClass))
      )
        return;
      const behind = next[node] as number;
      if (cost + (detour[at] as number) < this.cost) {
        let begin = leaves + (toSeconds[at] as number);
        if (begin < opens) begin = opens;
        if (hasGaps) begin = firstAllowedOf(problem, delivery, begin);
        if (begin <= closes && begin + (fromSeconds[at] as number) <= (latest[behind] as number)) {
          this.take(request, vehicle, nodes[from] as number, node, cost + (detour[at] as number));
        }
      }
      if (leaves > closes || at + 1 === positions || cost + (least[at + 1] as number) >= this.cost)
        return;
      leaves += stepSeconds[node] as number;
      if (leaves > (latest[behind] as number)) return;
      if (leaves < (early[behind] as number)) leaves = early[behind] as number;
      if (hasGaps) leaves = firstAllowedOf(problem, behind, leaves);
      leaves += handling[behind] as number;
    }
  }

  /** One task only: on board from the beginning until a delivery, or from a pick-up to the end. */
  private searchHalf(request: number, vehicle: number, isDelivery: boolean): void {
    const { problem, state } = this;
    const { location, locations, early, late, handling, hasGaps } = problem;
    const { next, done, latest, stepCost } = state;
    const vehicleClass = problem.classOf[vehicle] as number;
    const { metres, seconds } = problem.roads[
      problem.roadsOf[vehicleClass] as number
    ] as import('./engine-problem').EngineRoads;
    const metreCost = problem.metreCost[vehicleClass] as number;
    const secondCost = problem.secondCost[vehicleClass] as number;
    const own = 2 * request + (isDelivery ? 1 : 0);
    const end = state.endOf(vehicle);
    const place = location[own] as number;
    for (let node = state.anchor[vehicle] as number; node !== end; node = next[node] as number) {
      const to = (location[node] as number) * locations + place;
      let begin = (done[node] as number) + (seconds[to] as number);
      if (begin < (early[own] as number)) begin = early[own] as number;
      if (hasGaps) begin = firstAllowedOf(problem, own, begin);
      if (begin > (late[own] as number)) continue;
      const behind = next[node] as number;
      const from = place * locations + (location[behind] as number);
      if (
        begin + (handling[own] as number) + (seconds[from] as number) >
        (latest[behind] as number)
      )
        continue;
      const way = metreCost * ((metres[to] as number) + (metres[from] as number));
      const cost =
        way +
        secondCost * ((seconds[to] as number) + (seconds[from] as number)) -
        (stepCost[node] as number);
      if (cost >= this.cost || !this.slow.hasRoom(request, vehicle, node)) continue;
      this.take(request, vehicle, node, node, cost);
    }
  }

  private take(
    request: number,
    vehicle: number,
    pickupAfter: number,
    deliveryAfter: number,
    cost: number,
  ): void {
    if (this.isSlow && !this.slow.holdsWith(request, vehicle, pickupAfter, deliveryAfter)) return;
    this.cost = cost;
    this.pickupAfter = pickupAfter;
    this.deliveryAfter = deliveryAfter;
  }

  private isFullBehind(node: number, request: number, vehicleClass: number): boolean {
    const { capacities, sizes } = this.problem;
    const { loads } = this.state;
    return (
      (loads[1][node] as number) + (sizes[1][request] as number) >
        (capacities[1][vehicleClass] as number) ||
      (loads[2][node] as number) + (sizes[2][request] as number) >
        (capacities[2][vehicleClass] as number)
    );
  }
}
