import type { EngineProblem } from './engine-problem';
import { backward, forward } from './figures';
import { RunLine } from './run-line';
import type { Workbench } from './workbench';

/**
 * Makes room for an order that has no place by ejecting one or two others from a run: those that were
 * missed least often, less in sum than the order itself. After the guided ejection search for fleets of
 * pick-up and delivery of Nagata & Kobayashi (2010).
 */
export class Ejector {
  private readonly problem: EngineProblem;
  private readonly requests: Int32Array;
  private count = 0;
  /** A run without what would be ejected. */
  private readonly trial: RunLine;
  private leastSum = Infinity;
  private readonly found = { vehicle: -1, first: -1, second: -1 };

  constructor(
    private readonly bench: Workbench,
    /** Per order how often it found no place. */
    private readonly missed: Float64Array,
  ) {
    this.problem = bench.problem;
    this.requests = new Int32Array(this.problem.requests);
    this.trial = new RunLine(this.problem.hasManySizes);
  }

  /** Serves the order in place of others, which go to the bank; false, and nothing changed, when it cannot. */
  run(order: number): boolean {
    const { problem, bench, found } = this;
    const alt = problem.altStart[order] as number;
    if (
      (problem.altStart[order + 1] as number) - alt !== 1 ||
      (problem.altSecond[alt] as number) >= 0
    )
      return false;
    const request = problem.altFirst[alt] as number;
    this.leastSum = this.missed[order] as number;
    found.vehicle = -1;
    const only = problem.onlyVehicle[request] as number;
    for (let vehicle = 0; vehicle < problem.vehicles; vehicle += 1) {
      if (only >= 0 && vehicle !== only) continue;
      if (problem.isClosed[vehicle] === 1 || bench.state.tasks[vehicle] === 0) continue;
      if (problem.able[(problem.classOf[vehicle] as number) * problem.requests + request] === 0)
        continue;
      this.searchRun(request, vehicle);
    }
    return found.vehicle >= 0 && this.carryOut(order, request);
  }

  private searchRun(request: number, vehicle: number): void {
    this.lineUp(vehicle);
    const { requests, count } = this;
    for (let at = 0; at < count; at += 1) {
      const sum = this.missedOf(requests[at] as number);
      if (sum >= this.leastSum) break;
      if (this.fits(request, vehicle, requests[at] as number, -1)) this.keep(vehicle, at, -1, sum);
    }
    for (let at = 0; at < count; at += 1) {
      const own = this.missedOf(requests[at] as number);
      if (2 * own >= this.leastSum) break;
      for (let other = at + 1; other < count; other += 1) {
        const sum = own + this.missedOf(requests[other] as number);
        if (sum >= this.leastSum) break;
        if (this.fits(request, vehicle, requests[at] as number, requests[other] as number))
          this.keep(vehicle, at, other, sum);
      }
    }
  }

  private keep(vehicle: number, at: number, other: number, sum: number): void {
    this.leastSum = sum;
    this.found.vehicle = vehicle;
    this.found.first = this.requests[at] as number;
    this.found.second = other < 0 ? -1 : (this.requests[other] as number);
  }

  private missedOf(request: number): number {
    return this.missed[this.problem.orderOf[request] as number] as number;
  }

  /** The run's requests that may leave it, least missed first. */
  private lineUp(vehicle: number): void {
    const { problem, requests, bench } = this;
    const { state, isPinned } = bench;
    const end = state.endOf(vehicle);
    let count = 0;
    for (
      let node = state.next[state.startOf(vehicle)] as number;
      node !== end;
      node = state.next[node] as number
    ) {
      const request = node >> 1;
      const order = problem.orderOf[request] as number;
      const isSecondEnd = (node & 1) === 1 && problem.ends[request] === 3;
      if (
        isSecondEnd ||
        isPinned[order] === 1 ||
        (problem.altSecond[state.altOf[order] as number] as number) >= 0
      )
        continue;
      let at = count;
      const missed = this.missedOf(request);
      while (at > 0 && this.missedOf(requests[at - 1] as number) > missed) {
        requests[at] = requests[at - 1] as number;
        at -= 1;
      }
      requests[at] = request;
      count += 1;
    }
    this.count = count;
  }

  /**
   * True when the request finds a place once the others are gone, by what the fast test sees; the run is
   * left as it is. What only the whole run can tell is judged when the ejection is carried out.
   */
  private fits(request: number, vehicle: number, first: number, second: number): boolean {
    const { problem, trial } = this;
    const { state, inserter } = this.bench;
    const { nodes, length } = state.lineOf(vehicle);
    trial.makeRoom(length);
    let count = 0;
    for (let at = 0; at < length; at += 1) {
      const node = nodes[at] as number;
      if (at > 0 && at < length - 1 && (node >> 1 === first || node >> 1 === second)) continue;
      trial.nodes[count] = node;
      count += 1;
    }
    if (count === 2) return false;
    trial.length = count;
    const vehicleClass = problem.classOf[vehicle] as number;
    if (!forward(problem, trial, vehicleClass)) return false;
    backward(problem, trial, vehicleClass);
    return inserter.hasPlaceIn(trial, request, vehicle);
  }

  private carryOut(order: number, request: number): boolean {
    const { problem, bench, found } = this;
    const { state, ruiner, inserter } = bench;
    state.begin();
    ruiner.removeOrder(problem.orderOf[found.first] as number);
    if (found.second >= 0) ruiner.removeOrder(problem.orderOf[found.second] as number);
    if (
      bench.settle() &&
      inserter.isPossible(request, found.vehicle) &&
      inserter.insert(request, found.vehicle)
    ) {
      state.serve(order, problem.altStart[order] as number);
      return true;
    }
    state.rollBack();
    return false;
  }
}
