import type { EngineProblem, EngineRoads } from './engine-problem';
import type { Random } from './random';
import type { RunLine } from './run-line';
import { SlowCheck } from './slow-check';
import { firstAllowedOf } from './spans';
import type { State } from './state';

/** The share of places overlooked where the search knows only roughly what they cost. */
const OVERLOOKED = 0.05;

/** The cheapest place of a request in a run so far, and what every way to look for one needs. */
export class PlaceFound {
  /** Of the place found last. Infinity when there is none. */
  cost = Infinity;
  /** The nodes behind which to put pick-up and delivery; −1: the delivery behind its own pick-up. */
  pickupAfter = -1;
  deliveryAfter = -1;
  /** True when places were left aside because they could not undercut the bound. */
  hasPruned = false;

  /** Given where places may be overlooked by lot, because what they cost is only estimated. */
  lot: Random | null = null;
  /** True when the last search overlooked something. */
  hasOverlooked = false;

  protected readonly problem: EngineProblem;
  protected readonly slow: SlowCheck;
  protected isSlow = false;
  protected request = 0;
  protected vehicle = 0;
  protected vehicleClass = 0;
  /** What a place must undercut: the bound at first, then the best place found. */
  protected limit = Infinity;

  constructor(protected readonly state: State) {
    this.problem = state.problem;
    this.slow = new SlowCheck(state);
  }

  /** How long the run's way would be with the request in these places. */
  metresWith(request: number, vehicle: number, pickupAfter: number, deliveryAfter: number): number {
    return this.slow.metresWith(request, vehicle, pickupAfter, deliveryAfter);
  }

  /** Forgets the last place; what is found from now on must cost less than `bound`. */
  protected begin(request: number, vehicle: number, bound: number): void {
    const { problem } = this;
    this.cost = Infinity;
    this.limit = bound;
    this.pickupAfter = -1;
    this.deliveryAfter = -1;
    this.hasOverlooked = false;
    this.hasPruned = false;
    this.request = request;
    this.vehicle = vehicle;
    this.vehicleClass = problem.classOf[vehicle] as number;
  }

  /** The position of the last stop that is locked, or of the start. */
  protected anchorAt({ nodes, length }: RunLine): number {
    const anchor = this.state.anchor[this.vehicle] as number;
    if (anchor === nodes[0]) return 0;
    for (let at = 0; at < length; at += 1) if (nodes[at] === anchor) return at;
    return 0;
  }

  /** One task only: on board from the beginning until a delivery, or from a pick-up to the end. */
  protected findHalf(line: RunLine, isDelivery: boolean): void {
    const { problem, request, vehicle } = this;
    const { location, locations, early, late, handling, hasGaps } = problem;
    const { nodes, places, done, latest, stepCost } = line;
    const { metres, seconds, metresInto, secondsInto } = problem.roads[
      problem.roadsOf[this.vehicleClass] as number
    ] as EngineRoads;
    const metreCost = problem.metreCost[this.vehicleClass] as number;
    const secondCost = problem.secondCost[this.vehicleClass] as number;
    const own = 2 * request + (isDelivery ? 1 : 0);
    const row = (location[own] as number) * locations;
    for (let at = this.anchorAt(line); at < line.length - 1; at += 1) {
      const to = row + (places[at] as number);
      let begin = (done[at] as number) + (secondsInto[to] as number);
      if (begin < (early[own] as number)) begin = early[own] as number;
      if (hasGaps) begin = firstAllowedOf(problem, own, begin);
      if (begin > (late[own] as number)) continue;
      const from = row + (places[at + 1] as number);
      const onward = (handling[own] as number) + (seconds[from] as number);
      if (begin + onward > (latest[at + 1] as number)) continue;
      const cost =
        metreCost * ((metresInto[to] as number) + (metres[from] as number)) +
        secondCost * ((secondsInto[to] as number) + (seconds[from] as number)) -
        (stepCost[at] as number);
      const node = nodes[at] as number;
      if (cost >= this.limit) this.hasPruned = true;
      else if (this.slow.hasRoom(request, vehicle, node)) this.take(node, node, cost);
    }
  }

  protected take(pickupAfter: number, deliveryAfter: number, cost: number): void {
    const { request, vehicle, lot } = this;
    if (lot !== null && lot.next() < OVERLOOKED) {
      this.hasOverlooked = true;
      return;
    }
    if (this.isSlow && !this.slow.holdsWith(request, vehicle, pickupAfter, deliveryAfter)) return;
    this.cost = cost;
    this.limit = cost;
    this.pickupAfter = pickupAfter;
    this.deliveryAfter = deliveryAfter;
  }

  protected isFullBehind(line: RunLine, at: number): boolean {
    const { capacities, sizes } = this.problem;
    const [, litres, packages] = line.loads;
    return (
      (litres[at] as number) + (sizes[1][this.request] as number) >
        (capacities[1][this.vehicleClass] as number) ||
      (packages[at] as number) + (sizes[2][this.request] as number) >
        (capacities[2][this.vehicleClass] as number)
    );
  }
}
