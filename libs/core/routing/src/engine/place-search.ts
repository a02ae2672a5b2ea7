import { DELIVERED, PICKED_UP, type EngineRoads } from './engine-problem';
import { PlaceFound } from './place-found';
import type { RunLine } from './run-line';
import { firstAllowedOf } from './spans';

/** A whole request has both of its ends on the way. */
const WHOLE = PICKED_UP + DELIVERED;

/**
 * Finds the cheapest place of a request in a run, judged by earliest and latest times and by loads in
 * O(1) a place. O(tasks) for what a delivery behind each task would cost at best; then only such
 * pick-ups are followed whose detour leaves a chance to undercut the best place so far.
 */
export class PlaceSearch extends PlaceFound {
  /** The last position where the delivery could stand. */
  private final = -1;

  /** Per position, of a delivery behind it: its road on, the detour, and the least detour from here on. */
  private fromCost = new Float64Array(32);
  private detour = new Float64Array(32);
  private least = new Float64Array(32);
  private toSeconds = new Float64Array(32);
  /** From the beginning of the delivery to arrival at what comes behind it. */
  private fromSeconds = new Float64Array(32);

  /** Leaves what it found below `bound` in `cost`, `pickupAfter` and `deliveryAfter`. */
  find(request: number, vehicle: number, bound = Infinity): void {
    this.isSlow = this.slow.isNeeded(request, vehicle);
    this.findIn(this.state.lineOf(vehicle), request, vehicle, bound);
  }

  /** True when there is a place in a line of the vehicle's, by what the fast test sees. */
  hasPlaceIn(line: RunLine, request: number, vehicle: number): boolean {
    this.isSlow = false;
    this.findIn(line, request, vehicle, Infinity);
    return this.cost !== Infinity;
  }

  private findIn(line: RunLine, request: number, vehicle: number, bound: number): void {
    const { problem } = this;
    this.begin(request, vehicle, bound);
    const ends = problem.ends[request] as number;
    if (ends !== WHOLE) this.findHalf(line, ends === DELIVERED);
    else {
      const first = this.firstPickup(line);
      this.final = first < 0 ? -1 : this.layOut(line, first);
      if (this.final >= 0) this.followPickups(line, first);
    }
  }

  /** The first position behind which the pick-up is not too early for what follows; −1 when none is. */
  private firstPickup(line: RunLine): number {
    const { problem, request } = this;
    const { latest, done } = line;
    const pickup = 2 * request;
    const begins = (problem.early[pickup] as number) + (problem.handling[pickup] as number);
    const last = line.length - 1;
    let at = this.anchorAt(line);
    while (at < last && (latest[at + 1] as number) < begins) at += 1;
    return at < last && (done[at] as number) <= (problem.late[pickup] as number) ? at : -1;
  }

  /**
   * Notes for each position from `first` on what a delivery behind it costs, if its pick-up delayed
   * nothing on the way; the last position where it could stand, or −1.
   */
  private layOut(line: RunLine, first: number): number {
    const { problem, request } = this;
    this.makeRoom(line.length);
    const { fromCost, detour, least, toSeconds, fromSeconds } = this;
    const { places, done, latest, stepCost } = line;
    const { location, locations, hasGaps } = problem;
    const { metres, seconds, metresInto, secondsInto } = problem.roads[
      problem.roadsOf[this.vehicleClass] as number
    ] as EngineRoads;
    const metreCost = problem.metreCost[this.vehicleClass] as number;
    const secondCost = problem.secondCost[this.vehicleClass] as number;
    const pickup = 2 * request;
    const delivery = pickup + 1;
    const row = (location[delivery] as number) * locations;
    // Not by the direct road between the two: the way round may be shorter.
    const ready = (problem.early[pickup] as number) + (problem.handling[pickup] as number);
    const opens = Math.max(problem.early[delivery] as number, ready);
    const closes = problem.late[delivery] as number;
    const spent = problem.handling[delivery] as number;
    const last = line.length - 1;
    let final = -1;
    let at = first;
    for (; at < last; at += 1) {
      const leaves = done[at] as number;
      if (leaves > closes) break;
      const due = latest[at + 1] as number;
      detour[at] = Infinity;
      fromSeconds[at] = Infinity;
      if (due < opens + spent) continue;
      const to = row + (places[at] as number);
      const from = row + (places[at + 1] as number);
      const way = secondsInto[to] as number;
      const onward = seconds[from] as number;
      const costFrom = metreCost * (metres[from] as number) + secondCost * onward;
      toSeconds[at] = way;
      fromSeconds[at] = onward + spent;
      fromCost[at] = costFrom;
      let begin = leaves + way;
      if (begin < opens) begin = opens;
      if (hasGaps) begin = firstAllowedOf(problem, delivery, begin);
      if (begin <= closes && begin + spent + onward <= due) {
        detour[at] =
          metreCost * (metresInto[to] as number) +
          secondCost * way +
          costFrom -
          (stepCost[at] as number);
        final = at;
      }
    }
    let low = Infinity;
    for (at = final; at >= first; at -= 1) {
      if ((detour[at] as number) < low) low = detour[at] as number;
      least[at] = low;
    }
    return final;
  }

  private followPickups(line: RunLine, first: number): void {
    const { final: last, problem, least, request } = this;
    const { location, locations, early, hasGaps, hasManySizes } = problem;
    const { places, done, latest, stepCost } = line;
    const { metres, seconds, metresInto, secondsInto } = problem.roads[
      problem.roadsOf[this.vehicleClass] as number
    ] as EngineRoads;
    const metreCost = problem.metreCost[this.vehicleClass] as number;
    const secondCost = problem.secondCost[this.vehicleClass] as number;
    const load = line.loads[0];
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
    for (let at = first; at <= last; at += 1) {
      const leaves = done[at] as number;
      if (leaves > closes) return;
      const due = latest[at + 1] as number;
      if ((load[at] as number) > free || due < opens + spent) continue;
      if (hasManySizes && this.isFullBehind(line, at)) continue;
      const to = row + (places[at] as number);
      let begin = leaves + (secondsInto[to] as number);
      if (begin < opens) begin = opens;
      if (hasGaps) begin = firstAllowedOf(problem, pickup, begin);
      if (begin > closes) continue;
      const moment = begin + spent;
      const costTo =
        metreCost * (metresInto[to] as number) +
        secondCost * (secondsInto[to] as number) -
        (stepCost[at] as number);
      this.tryTogether(line, at, moment + secondsAcross, costTo + costAcross);
      if (at === last) return;
      const onward = row + (places[at + 1] as number);
      const reached = moment + (seconds[onward] as number);
      if (reached > due) continue;
      const cost =
        costTo + metreCost * (metres[onward] as number) + secondCost * (seconds[onward] as number);
      if (cost + (least[at + 1] as number) < this.limit)
        this.followDeliveries(line, at, reached, cost);
      else this.hasPruned = true;
    }
  }

  /** The delivery behind its own pick-up, where the goods would arrive at a moment. */
  private tryTogether(line: RunLine, at: number, arrives: number, costSoFar: number): void {
    const { problem, fromSeconds, fromCost } = this;
    const delivery = 2 * this.request + 1;
    let begin = arrives;
    if (begin < (problem.early[delivery] as number)) begin = problem.early[delivery] as number;
    if (problem.hasGaps) begin = firstAllowedOf(problem, delivery, begin);
    if (begin > (problem.late[delivery] as number)) return;
    if (begin + (fromSeconds[at] as number) > (line.latest[at + 1] as number)) return;
    const cost = costSoFar + (fromCost[at] as number);
    if (cost < this.limit) this.take(line.nodes[at] as number, -1, cost);
    else this.hasPruned = true;
  }

  /** Deliveries for a pick-up behind position `from`, after which the next task is reached at a moment. */
  private followDeliveries(line: RunLine, from: number, reached: number, cost: number): void {
    const { final: last, problem, detour, least, toSeconds, fromSeconds, request } = this;
    const { early, handling, hasGaps, hasManySizes } = problem;
    const { nodes, latest, stepSeconds } = line;
    const load = line.loads[0];
    const free =
      (problem.capacities[0][this.vehicleClass] as number) - (problem.sizes[0][request] as number);
    const delivery = 2 * request + 1;
    const opens = early[delivery] as number;
    const closes = problem.late[delivery] as number;
    let leaves = reached;
    for (let at = from + 1; at <= last; at += 1) {
      const node = nodes[at] as number;
      if ((load[at] as number) > free || (hasManySizes && this.isFullBehind(line, at))) return;
      if (leaves < (early[node] as number)) leaves = early[node] as number;
      if (hasGaps) leaves = firstAllowedOf(problem, node, leaves);
      leaves += handling[node] as number;
      if (leaves > closes) return;
      const due = latest[at + 1] as number;
      if (cost + (detour[at] as number) < this.limit) {
        let begin = leaves + (toSeconds[at] as number);
        if (begin < opens) begin = opens;
        if (hasGaps) begin = firstAllowedOf(problem, delivery, begin);
        if (begin <= closes && begin + (fromSeconds[at] as number) <= due) {
          this.take(nodes[from] as number, node, cost + (detour[at] as number));
        }
      } else if (detour[at] !== Infinity) this.hasPruned = true;
      if (at === last) return;
      if (cost + (least[at + 1] as number) >= this.limit) {
        this.hasPruned = true;
        return;
      }
      leaves += stepSeconds[at] as number;
      if (leaves > due) return;
    }
  }

  private makeRoom(length: number): void {
    if (length <= this.detour.length) return;
    this.fromCost = new Float64Array(2 * length);
    this.detour = new Float64Array(2 * length);
    this.least = new Float64Array(2 * length);
    this.toSeconds = new Float64Array(2 * length);
    this.fromSeconds = new Float64Array(2 * length);
  }
}
