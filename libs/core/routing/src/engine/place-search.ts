import { DELIVERED, PICKED_UP, type EngineProblem, type EngineRoads } from './engine-problem';
import { SlowCheck } from './slow-check';
import type { Random } from './random';
import { firstAllowedOf } from './spans';
import type { State } from './state';

/** The share of places overlooked where the search knows only roughly what they cost. */
const OVERLOOKED = 0.05;

/**
 * Finds the cheapest place of a request in a run, judged by earliest and latest times and by loads in
 * O(1) a place. O(tasks) for what a delivery behind each task would cost at best; then only such
 * pick-ups are followed whose detour leaves a chance to undercut the best place so far.
 */
export class PlaceSearch {
  /** Of the place found last. Infinity when there is none. */
  cost = Infinity;
  /** The nodes behind which to put pick-up and delivery; −1: the delivery behind its own pick-up. */
  pickupAfter = -1;
  deliveryAfter = -1;

  /** Given where places may be overlooked by lot, because what they cost is only estimated. */
  lot: Random | null = null;
  /** True when the last search overlooked something. */
  hasOverlooked = false;

  private readonly problem: EngineProblem;
  private readonly slow: SlowCheck;
  private isSlow = false;
  private request = 0;
  private vehicle = 0;
  private vehicleClass = 0;

  /** Scratch: positions of the run from its anchor on, in order. */
  private positions = 0;
  private readonly nodes: Int32Array;
  /** Per position, of a delivery behind it: its road on, the detour, and the least detour from here on. */
  private readonly fromCost: Float64Array;
  private readonly detour: Float64Array;
  private readonly least: Float64Array;
  private readonly toSeconds: Float64Array;
  /** From the beginning of the delivery to arrival at what comes behind it. */
  private readonly fromSeconds: Float64Array;

  constructor(private readonly state: State) {
    this.problem = state.problem;
    this.slow = new SlowCheck(state);
    const nodes = 2 * state.problem.requests + 2;
    this.nodes = new Int32Array(nodes);
    this.fromCost = new Float64Array(nodes);
    this.detour = new Float64Array(nodes);
    this.least = new Float64Array(nodes);
    this.toSeconds = new Float64Array(nodes);
    this.fromSeconds = new Float64Array(nodes);
  }

  /** Leaves what it found in `cost`, `pickupAfter` and `deliveryAfter`. */
  find(request: number, vehicle: number): void {
    const { problem } = this;
    this.cost = Infinity;
    this.pickupAfter = -1;
    this.deliveryAfter = -1;
    this.hasOverlooked = false;
    this.request = request;
    this.vehicle = vehicle;
    this.vehicleClass = problem.classOf[vehicle] as number;
    this.isSlow = this.slow.isNeeded(request, vehicle);
    const ends = problem.ends[request] as number;
    if (ends !== PICKED_UP + DELIVERED) this.findHalf(ends === DELIVERED);
    else if (this.layOut()) this.followPickups();
  }

  /** How long the run's way would be with the request in these places. */
  metresWith(request: number, vehicle: number, pickupAfter: number, deliveryAfter: number): number {
    return this.slow.metresWith(request, vehicle, pickupAfter, deliveryAfter);
  }

  /**
   * Notes for each position what a delivery behind it costs, if its pick-up delayed nothing on the way;
   * false when it could stand nowhere.
   */
  private layOut(): boolean {
    const { problem, state, nodes, fromCost, detour, toSeconds, fromSeconds } = this;
    const { location, locations, hasGaps } = problem;
    const { next, done, latest, stepCost } = state;
    const { metres, seconds, metresInto, secondsInto } = problem.roads[
      problem.roadsOf[this.vehicleClass] as number
    ] as EngineRoads;
    const metreCost = problem.metreCost[this.vehicleClass] as number;
    const secondCost = problem.secondCost[this.vehicleClass] as number;
    const pickup = 2 * this.request;
    const delivery = pickup + 1;
    const row = (location[delivery] as number) * locations;
    // Not by the direct road between the two: the way round may be shorter.
    const ready = (problem.early[pickup] as number) + (problem.handling[pickup] as number);
    const opens = Math.max(problem.early[delivery] as number, ready);
    const closes = problem.late[delivery] as number;
    const spent = problem.handling[delivery] as number;
    const end = state.endOf(this.vehicle);
    let positions = 0;
    for (
      let node = state.anchor[this.vehicle] as number;
      node !== end;
      node = next[node] as number
    ) {
      const leaves = done[node] as number;
      if (leaves > closes) break;
      const behind = next[node] as number;
      nodes[positions] = node;
      detour[positions] = Infinity;
      fromSeconds[positions] = Infinity;
      if ((latest[behind] as number) >= opens + spent) {
        const to = row + (location[node] as number);
        const from = row + (location[behind] as number);
        const way = secondsInto[to] as number;
        const onward = seconds[from] as number;
        const costFrom = metreCost * (metres[from] as number) + secondCost * onward;
        toSeconds[positions] = way;
        fromSeconds[positions] = onward + spent;
        fromCost[positions] = costFrom;
        let begin = leaves + way;
        if (begin < opens) begin = opens;
        if (hasGaps) begin = firstAllowedOf(problem, delivery, begin);
        if (begin <= closes && begin + spent + onward <= (latest[behind] as number)) {
          detour[positions] =
            metreCost * (metresInto[to] as number) +
            secondCost * way +
            costFrom -
            (stepCost[node] as number);
        }
      }
      positions += 1;
    }
    this.positions = positions;
    return this.noteLeast();
  }

  private noteLeast(): boolean {
    const { detour, least } = this;
    let low = Infinity;
    for (let at = this.positions - 1; at >= 0; at -= 1) {
      if ((detour[at] as number) < low) low = detour[at] as number;
      least[at] = low;
    }
    return low !== Infinity;
  }

  private followPickups(): void {
    const { problem, state, nodes, least, positions, request } = this;
    const { location, locations, early, hasGaps, hasManySizes } = problem;
    const { next, done, latest, stepCost } = state;
    const { metres, seconds, metresInto, secondsInto } = problem.roads[
      problem.roadsOf[this.vehicleClass] as number
    ] as EngineRoads;
    const metreCost = problem.metreCost[this.vehicleClass] as number;
    const secondCost = problem.secondCost[this.vehicleClass] as number;
    const load = state.loads[0];
    const free =
      (problem.capacities[0][this.vehicleClass] as number) - (problem.sizes[0][request] as number);
    const pickup = 2 * request;
    const opens = early[pickup] as number;
    const closes = problem.late[pickup] as number;
    const spent = problem.handling[pickup] as number;
    const row = (location[pickup] as number) * locations;
    const across = row + (location[pickup + 1] as number);
    const secondsAcross = seconds[across] as number;
    const costAcross = metreCost * (metres[across] as number) + secondCost * secondsAcross;
    for (let at = 0; at < positions && least[at] !== Infinity; at += 1) {
      const node = nodes[at] as number;
      const leaves = done[node] as number;
      if (leaves > closes) return;
      const behind = next[node] as number;
      if ((latest[behind] as number) < opens + spent || (load[node] as number) > free) continue;
      if (hasManySizes && this.isFullBehind(node)) continue;
      const to = row + (location[node] as number);
      let begin = leaves + (secondsInto[to] as number);
      if (begin < opens) begin = opens;
      if (hasGaps) begin = firstAllowedOf(problem, pickup, begin);
      if (begin > closes) continue;
      const moment = begin + spent;
      const costTo =
        metreCost * (metresInto[to] as number) +
        secondCost * (secondsInto[to] as number) -
        (stepCost[node] as number);
      this.tryTogether(at, moment + secondsAcross, costTo + costAcross);
      if (at + 1 === positions) return;
      const onward = row + (location[behind] as number);
      const reached = moment + (seconds[onward] as number);
      if (reached > (latest[behind] as number)) continue;
      const cost =
        costTo + metreCost * (metres[onward] as number) + secondCost * (seconds[onward] as number);
      if (cost + (least[at + 1] as number) < this.cost) this.followDeliveries(at, reached, cost);
    }
  }

  /** The delivery behind its own pick-up, where the goods would arrive at a moment. */
  private tryTogether(at: number, arrives: number, costSoFar: number): void {
    const { problem, state, nodes, fromSeconds, fromCost } = this;
    const delivery = 2 * this.request + 1;
    const node = nodes[at] as number;
    let begin = arrives;
    if (begin < (problem.early[delivery] as number)) begin = problem.early[delivery] as number;
    if (problem.hasGaps) begin = firstAllowedOf(problem, delivery, begin);
    if (begin > (problem.late[delivery] as number)) return;
    if (begin + (fromSeconds[at] as number) > (state.latest[state.next[node] as number] as number))
      return;
    const cost = costSoFar + (fromCost[at] as number);
    if (cost < this.cost) this.take(node, -1, cost);
  }

  /** Deliveries for a pick-up behind position `from`, after which the next task is reached at a moment. */
  private followDeliveries(from: number, reached: number, cost: number): void {
    const { problem, state, nodes, detour, least, toSeconds, fromSeconds, positions, request } =
      this;
    const { early, handling, hasGaps, hasManySizes } = problem;
    const { next, latest, stepSeconds } = state;
    const load = state.loads[0];
    const free =
      (problem.capacities[0][this.vehicleClass] as number) - (problem.sizes[0][request] as number);
    const delivery = 2 * request + 1;
    const opens = early[delivery] as number;
    const closes = problem.late[delivery] as number;
    let leaves = reached;
    for (let at = from + 1; at < positions; at += 1) {
      const node = nodes[at] as number;
      if ((load[node] as number) > free || (hasManySizes && this.isFullBehind(node))) return;
      if (leaves < (early[node] as number)) leaves = early[node] as number;
      if (hasGaps) leaves = firstAllowedOf(problem, node, leaves);
      leaves += handling[node] as number;
      if (leaves > closes) return;
      const behind = next[node] as number;
      if (cost + (detour[at] as number) < this.cost) {
        let begin = leaves + (toSeconds[at] as number);
        if (begin < opens) begin = opens;
        if (hasGaps) begin = firstAllowedOf(problem, delivery, begin);
        if (begin <= closes && begin + (fromSeconds[at] as number) <= (latest[behind] as number)) {
          this.take(nodes[from] as number, node, cost + (detour[at] as number));
        }
      }
      if (at + 1 === positions || cost + (least[at + 1] as number) >= this.cost) return;
      leaves += stepSeconds[node] as number;
      if (leaves > (latest[behind] as number)) return;
    }
  }

  /** One task only: on board from the beginning until a delivery, or from a pick-up to the end. */
  private findHalf(isDelivery: boolean): void {
    const { problem, state, request, vehicle } = this;
    const { location, locations, early, late, handling, hasGaps } = problem;
    const { next, done, latest, stepCost } = state;
    const { metres, seconds, metresInto, secondsInto } = problem.roads[
      problem.roadsOf[this.vehicleClass] as number
    ] as EngineRoads;
    const metreCost = problem.metreCost[this.vehicleClass] as number;
    const secondCost = problem.secondCost[this.vehicleClass] as number;
    const own = 2 * request + (isDelivery ? 1 : 0);
    const end = state.endOf(vehicle);
    const row = (location[own] as number) * locations;
    for (let node = state.anchor[vehicle] as number; node !== end; node = next[node] as number) {
      const to = row + (location[node] as number);
      let begin = (done[node] as number) + (secondsInto[to] as number);
      if (begin < (early[own] as number)) begin = early[own] as number;
      if (hasGaps) begin = firstAllowedOf(problem, own, begin);
      if (begin > (late[own] as number)) continue;
      const behind = next[node] as number;
      const from = row + (location[behind] as number);
      if (
        begin + (handling[own] as number) + (seconds[from] as number) >
        (latest[behind] as number)
      )
        continue;
      const way = metreCost * ((metresInto[to] as number) + (metres[from] as number));
      const cost =
        way +
        secondCost * ((secondsInto[to] as number) + (seconds[from] as number)) -
        (stepCost[node] as number);
      if (cost < this.cost && this.slow.hasRoom(request, vehicle, node))
        this.take(node, node, cost);
    }
  }

  private take(pickupAfter: number, deliveryAfter: number, cost: number): void {
    const { request, vehicle, lot } = this;
    if (lot !== null && lot.next() < OVERLOOKED) {
      this.hasOverlooked = true;
      return;
    }
    if (this.isSlow && !this.slow.holdsWith(request, vehicle, pickupAfter, deliveryAfter)) return;
    this.cost = cost;
    this.pickupAfter = pickupAfter;
    this.deliveryAfter = deliveryAfter;
  }

  private isFullBehind(node: number): boolean {
    const { capacities, sizes } = this.problem;
    const { loads } = this.state;
    return (
      (loads[1][node] as number) + (sizes[1][this.request] as number) >
        (capacities[1][this.vehicleClass] as number) ||
      (loads[2][node] as number) + (sizes[2][this.request] as number) >
        (capacities[2][this.vehicleClass] as number)
    );
  }
}
