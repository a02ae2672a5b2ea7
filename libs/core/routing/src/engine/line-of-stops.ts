import { runTimes, type RunTimes } from '../run-times';
import type { TimedStop } from '../schedule';
import {
  DELIVERED,
  PICKED_UP,
  type EngineProblem,
  type EngineRoads,
  type EngineBreak,
} from './engine-problem';
import { firstAllowedOf } from './spans';

/** One run as a line of nodes, from its start to its end, and whether its hours can be kept. */
export class LineOfStops {
  readonly nodes: Int32Array;
  length = 0;
  private readonly begins: Float64Array;
  private readonly notBefore: Float64Array;
  /** Per request, the position of its pick-up. */
  private readonly pickedAt: Int32Array;
  /** Per number of breaks taken, when the place can be left. */
  private readonly leaves: Float64Array;

  constructor(private readonly problem: EngineProblem) {
    const nodes = 2 * problem.requests + 2;
    this.nodes = new Int32Array(nodes);
    this.begins = new Float64Array(nodes);
    this.notBefore = new Float64Array(nodes);
    this.pickedAt = new Int32Array(problem.requests);
    const breaksMax = problem.breaks.reduce((most, it) => Math.max(most, it.length), 0);
    this.leaves = new Float64Array(breaksMax + 1);
  }

  /** Seconds at the wheel in all. */
  drivingOf(vehicleClass: number): number {
    let sum = 0;
    for (let at = 1; at < this.length; at += 1) sum += this.drivingTo(at, vehicleClass);
    return sum;
  }

  /** Seconds at the wheel before a position. */
  private drivingTo(at: number, vehicleClass: number): number {
    const { location, locations, fixedSeconds, roads, roadsOf } = this.problem;
    const from = location[this.nodes[at - 1] as number] as number;
    const to = location[this.nodes[at] as number] as number;
    if (from === to) return 0;
    return (
      ((roads[roadsOf[vehicleClass] as number] as EngineRoads).seconds[
        from * locations + to
      ] as number) - (fixedSeconds[from] as number)
    );
  }

  /**
   * Goods that may not ride long are loaded later, never unloaded earlier: begin at the earliest, push
   * late the loading of whatever rides too long, and repeat. Every push is forced.
   */
  timesHold(vehicleClass: number): boolean {
    const breaks = this.problem.breaks[vehicleClass] as EngineProblem['breaks'][number];
    if (this.problem.hasRides && breaks.length > 0) return this.hoursHold(vehicleClass);
    this.notBefore.fill(-Infinity, 0, this.length);
    for (let rounds = 0; rounds <= 4 * this.length + 8; rounds += 1) {
      if (!this.isInTime(vehicleClass)) return false;
      if (!this.problem.hasRides || !this.pushLate()) return true;
    }
    return false;
  }

  /** Breaks and longest times on board together: as the evaluator of runs places them. */
  private hoursHold(vehicleClass: number): boolean {
    const { holds, endSeconds, breaks } = this.hours(vehicleClass);
    const isLate =
      breaks.some((it) => it.isLate) || endSeconds > (this.problem.shiftTo[vehicleClass] as number);
    return holds && !isLate;
  }

  /** The line's hours as the evaluator of runs sees them. */
  hours(vehicleClass: number): RunTimes {
    const { problem, nodes, length, pickedAt } = this;
    const stops: TimedStop[] = [];
    const fixedSeconds: number[] = [];
    let fixed = 0;
    for (let at = 1; at < length - 1; at += 1) {
      const node = nodes[at] as number;
      const request = node >> 1;
      const from = problem.location[nodes[at - 1] as number] as number;
      const isStaying = from === problem.location[node];
      fixed = at === 1 || isStaying ? 0 : (problem.fixedSeconds[from] as number);
      const isTimed = (node & 1) === 1 && problem.ends[request] === PICKED_UP + DELIVERED;
      if ((node & 1) === 0) pickedAt[request] = at - 1;
      fixedSeconds.push(fixed);
      stops.push({
        legSeconds: fixed + this.drivingTo(at, vehicleClass),
        handlingSeconds: problem.handling[node] as number,
        spans: [...problem.spans.subarray(problem.spanStart[node], problem.spanStart[node + 1])],
        loadedAt:
          isTimed && problem.rideMax[request] !== Infinity ? (pickedAt[request] as number) : -1,
        maxSecondsOnBoard: problem.rideMax[request] as number,
      });
    }
    const last = problem.location[nodes[length - 2] as number] as number;
    const endFixedSeconds = problem.fixedSeconds[last] as number;
    const latestEndSeconds = problem.shiftTo[vehicleClass] as number;
    return runTimes({
      ...{ stops, fixedSeconds, endFixedSeconds, latestEndSeconds },
      breaks: problem.breaks[vehicleClass] as EngineProblem['breaks'][number],
      startSeconds: problem.shiftFrom[vehicleClass] as number,
      endLegSeconds: endFixedSeconds + this.drivingTo(length - 1, vehicleClass),
    });
  }

  /** Earliest beginnings, the breaks taken wherever they delay least; false when something is late. */
  private isInTime(vehicleClass: number): boolean {
    const { problem, nodes, begins, notBefore, length, leaves } = this;
    const { location, handling, fixedSeconds, late, tolerance } = problem;
    const breaks = problem.breaks[vehicleClass] as readonly EngineBreak[];
    leaves.fill(Infinity);
    leaves[0] = problem.shiftFrom[vehicleClass] as number;
    for (let at = 1; at < length; at += 1) {
      this.rest(breaks);
      const driving = this.drivingTo(at, vehicleClass);
      const node = nodes[at] as number;
      if (at === length - 1)
        return (
          (leaves[breaks.length] as number) + driving <=
          (problem.shiftTo[vehicleClass] as number) + tolerance
        );
      const fixed =
        location[node] === location[nodes[at + 1] as number]
          ? 0
          : (fixedSeconds[location[node] as number] as number);
      let isReached = false;
      begins[at] = Infinity;
      for (let taken = 0; taken <= breaks.length; taken += 1) {
        const ready = Math.max(
          (leaves[taken] as number) + driving,
          notBefore[at] as number,
          problem.early[node] as number,
        );
        const begin = problem.hasGaps ? firstAllowedOf(problem, node, ready) : ready;
        leaves[taken] =
          begin > (late[node] as number) ? Infinity : begin + (handling[node] as number) + fixed;
        if (leaves[taken] === Infinity) continue;
        isReached = true;
        begins[at] = Math.min(begins[at] as number, begin);
      }
      if (!isReached) return false;
    }
    return true;
  }

  /** Takes at this place the breaks that may be taken here, where that is not later than before. */
  private rest(breaks: EngineProblem['breaks'][number]): void {
    const { leaves } = this;
    for (let taken = 0; taken < breaks.length; taken += 1) {
      const { spans, seconds } = breaks[taken] as EngineBreak;
      let begin = Infinity;
      for (let at = 0; at < spans.length && begin === Infinity; at += 2) {
        if ((leaves[taken] as number) <= (spans[at + 1] as number))
          begin = Math.max(leaves[taken] as number, spans[at] as number);
      }
      leaves[taken + 1] = Math.min(leaves[taken + 1] as number, begin + seconds);
    }
  }

  private pushLate(): boolean {
    const { problem, nodes, begins, notBefore, pickedAt, length } = this;
    let isPushed = false;
    for (let at = 1; at < length - 1; at += 1) {
      const node = nodes[at] as number;
      const request = node >> 1;
      if (problem.rideMax[request] === Infinity || problem.ends[request] !== PICKED_UP + DELIVERED)
        continue;
      if ((node & 1) === 0) {
        pickedAt[request] = at;
        continue;
      }
      const from = pickedAt[request] as number;
      const latest =
        (begins[at] as number) -
        (problem.rideMax[request] as number) -
        (problem.handling[2 * request] as number);
      if ((begins[from] as number) >= latest) continue;
      notBefore[from] = Math.max(notBefore[from] as number, latest);
      isPushed = true;
    }
    return isPushed;
  }
}
