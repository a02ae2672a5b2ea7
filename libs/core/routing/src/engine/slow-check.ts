import {
  DELIVERED,
  PICKED_UP,
  type EngineProblem,
  type EngineRoads,
  type EngineBreak,
} from './engine-problem';
import { LineOfStops } from './line-of-stops';
import type { State } from './state';

/**
 * Judges what the O(1) test leaves aside, on the whole run as it would be: limits of driving, way and
 * stops, goods that may not meet, longest times on board and breaks. Asked only where a run has such.
 */
export class SlowCheck {
  private readonly problem: EngineProblem;
  /** The run under judgement. */
  private readonly line: LineOfStops;
  private readonly isLimited: Uint8Array;
  private readonly isPicky: Uint8Array;
  private readonly onBoard: Int32Array;
  private readonly added = { metres: 0, driving: 0 };

  constructor(private readonly state: State) {
    const { problem } = state;
    this.problem = problem;
    this.line = new LineOfStops(problem);
    this.onBoard = new Int32Array(problem.goodsClasses);
    this.isLimited = new Uint8Array(problem.classes);
    this.isPicky = new Uint8Array(problem.goodsClasses);
    for (let one = 0; one < problem.classes; one += 1) {
      const breaks = (problem.breaks[one] as readonly EngineBreak[]).length;
      const least = Math.min(problem.metresMax[one] as number, problem.drivingMax[one] as number);
      const isLimited =
        least !== Infinity ||
        (problem.tasksMax[one] as number) < 2 * problem.requests ||
        breaks > 0;
      this.isLimited[one] = isLimited ? 1 : 0;
    }
    for (let one = 0; one < problem.goodsClasses; one += 1) {
      for (let other = 0; other < problem.goodsClasses; other += 1) {
        if (problem.clashes[one * problem.goodsClasses + other] === 1) this.isPicky[one] = 1;
      }
    }
  }

  /** True when putting the request into the run needs more than the fast test. */
  isNeeded(request: number, vehicle: number): boolean {
    const { problem, state } = this;
    if (this.isLimited[problem.classOf[vehicle] as number] === 1) return true;
    if (problem.hasRides && (state.rides[vehicle] === 1 || problem.rideMax[request] !== Infinity))
      return true;
    return problem.hasClashes && this.isPicky[problem.goods[request] as number] === 1;
  }

  /** True when the run as it is now keeps what the fast test leaves aside. */
  holds(vehicle: number): boolean {
    const { problem, state } = this;
    const isLimited = this.isLimited[problem.classOf[vehicle] as number] === 1;
    if (!isLimited && state.rides[vehicle] === 0 && !problem.hasClashes) return true;
    if (state.tasks[vehicle] === 0) return true;
    this.layOut(-1, vehicle, -1, -1);
    return this.judge(vehicle);
  }

  /** The same with one request more, its nodes behind the named ones. O(1) where only limits are asked. */
  holdsWith(request: number, vehicle: number, pickupAfter: number, deliveryAfter: number): boolean {
    const { problem, state } = this;
    const vehicleClass = problem.classOf[vehicle] as number;
    if (this.isLimited[vehicleClass] === 1) {
      const added = this.added;
      this.measure(request, vehicle, pickupAfter, deliveryAfter);
      const tasks = problem.ends[request] === PICKED_UP + DELIVERED ? 2 : 1;
      const isTooMuch =
        (state.metres[vehicle] as number) + added.metres >
          (problem.metresMax[vehicleClass] as number) ||
        (state.driving[vehicle] as number) + added.driving >
          (problem.drivingMax[vehicleClass] as number) ||
        (state.tasks[vehicle] as number) + tasks > (problem.tasksMax[vehicleClass] as number);
      if (isTooMuch) return false;
    }
    const isWalkNeeded =
      (problem.breaks[vehicleClass] as readonly EngineBreak[]).length > 0 ||
      (problem.hasRides && (state.rides[vehicle] === 1 || problem.rideMax[request] !== Infinity)) ||
      (problem.hasClashes && this.isPicky[problem.goods[request] as number] === 1);
    if (!isWalkNeeded) return true;
    this.layOut(request, vehicle, pickupAfter, deliveryAfter);
    return this.judge(vehicle);
  }

  /** By how much the way and the time at the wheel grow. */
  private measure(
    request: number,
    vehicle: number,
    pickupAfter: number,
    deliveryAfter: number,
  ): void {
    const { added, problem, state } = this;
    const vehicleClass = problem.classOf[vehicle] as number;
    const isWhole = problem.ends[request] === PICKED_UP + DELIVERED;
    const first = problem.ends[request] === DELIVERED ? 2 * request + 1 : 2 * request;
    const from = isWhole || first === 2 * request ? pickupAfter : deliveryAfter;
    const behind = state.next[from] as number;
    added.metres = 0;
    added.driving = 0;
    if ((state.tasks[vehicle] as number) > 0) this.addRoad(from, behind, vehicleClass, -1);
    this.addRoad(from, first, vehicleClass, 1);
    if (isWhole && deliveryAfter < 0) {
      this.addRoad(first, first + 1, vehicleClass, 1);
      this.addRoad(first + 1, behind, vehicleClass, 1);
      return;
    }
    this.addRoad(first, behind, vehicleClass, 1);
    if (!isWhole) return;
    const onward = state.next[deliveryAfter] as number;
    this.addRoad(deliveryAfter, onward, vehicleClass, -1);
    this.addRoad(deliveryAfter, first + 1, vehicleClass, 1);
    this.addRoad(first + 1, onward, vehicleClass, 1);
  }

  private addRoad(one: number, other: number, vehicleClass: number, sign: number): void {
    const { location, locations, fixedSeconds, roads, roadsOf } = this.problem;
    const [from, to] = [location[one] as number, location[other] as number];
    const { metres, seconds } = roads[roadsOf[vehicleClass] as number] as EngineRoads;
    this.added.metres += sign * (metres[from * locations + to] as number);
    if (from !== to)
      this.added.driving +=
        sign * ((seconds[from * locations + to] as number) - (fixedSeconds[from] as number));
  }

  metresWith(request: number, vehicle: number, pickupAfter: number, deliveryAfter: number): number {
    this.layOut(request, vehicle, pickupAfter, deliveryAfter);
    return this.wayOf(vehicle);
  }

  /** True when half a request fits: its goods are on board from the beginning to `after`, or from it on. */
  hasRoom(request: number, vehicle: number, after: number): boolean {
    const { problem, state } = this;
    const vehicleClass = problem.classOf[vehicle] as number;
    const { nodes, loads, length } = state.lineOf(vehicle);
    const from = nodes.indexOf(after);
    const isDelivery = problem.ends[request] === DELIVERED;
    const last = isDelivery ? from : length - 2;
    for (let at = isDelivery ? 0 : from; at <= last; at += 1) {
      for (let dimension = 0; dimension < (problem.hasManySizes ? 3 : 1); dimension += 1) {
        const size = problem.sizes[dimension as 0 | 1 | 2][request] as number;
        const load = loads[dimension as 0 | 1 | 2][at] as number;
        if (load + size > (problem.capacities[dimension as 0 | 1 | 2][vehicleClass] as number))
          return false;
      }
    }
    return true;
  }

  private layOut(
    request: number,
    vehicle: number,
    pickupAfter: number,
    deliveryAfter: number,
  ): void {
    const { state, problem, line } = this;
    const { nodes } = line;
    const ends = request < 0 ? 0 : (problem.ends[request] as number);
    const end = state.endOf(vehicle);
    let length = 0;
    for (let node = state.startOf(vehicle); node !== end; node = state.next[node] as number) {
      nodes[length] = node;
      length += 1;
      if ((ends & PICKED_UP) !== 0 && node === pickupAfter) {
        nodes[length] = 2 * request;
        length += 1;
      }
      const isLast = deliveryAfter < 0 ? node === pickupAfter : node === deliveryAfter;
      if ((ends & DELIVERED) !== 0 && isLast) {
        nodes[length] = 2 * request + 1;
        length += 1;
      }
    }
    nodes[length] = end;
    line.length = length + 1;
  }

  private judge(vehicle: number): boolean {
    const { problem } = this;
    const vehicleClass = problem.classOf[vehicle] as number;
    if (this.line.length - 2 > (problem.tasksMax[vehicleClass] as number)) return false;
    if (this.wayOf(vehicle) > (problem.metresMax[vehicleClass] as number)) return false;
    if (
      problem.drivingMax[vehicleClass] !== Infinity &&
      this.line.drivingOf(vehicleClass) > (problem.drivingMax[vehicleClass] as number)
    ) {
      return false;
    }
    if (problem.hasClashes && !this.goodsBearEachOther()) return false;
    if (!problem.hasRides && (problem.breaks[vehicleClass] as readonly EngineBreak[]).length === 0)
      return true;
    return this.line.timesHold(vehicleClass);
  }

  private wayOf(vehicle: number): number {
    const { problem } = this;
    const { nodes, length } = this.line;
    const { location, locations } = problem;
    const { metres } = problem.roads[
      problem.roadsOf[problem.classOf[vehicle] as number] as number
    ] as EngineRoads;
    let sum = 0;
    for (let at = 1; at < length; at += 1) {
      sum += metres[
        (location[nodes[at - 1] as number] as number) * locations +
          (location[nodes[at] as number] as number)
      ] as number;
    }
    return sum;
  }

  private goodsBearEachOther(): boolean {
    const { problem, onBoard } = this;
    const { nodes, length } = this.line;
    const { goods, goodsClasses, clashes, ends } = problem;
    onBoard.fill(0);
    for (let at = 1; at < length - 1; at += 1) {
      if (ends[(nodes[at] as number) >> 1] === DELIVERED) {
        if (!this.isBorne(goods[(nodes[at] as number) >> 1] as number)) return false;
        onBoard[goods[(nodes[at] as number) >> 1] as number] =
          (onBoard[goods[(nodes[at] as number) >> 1] as number] as number) + 1;
      }
    }
    for (let at = 1; at < length - 1; at += 1) {
      const one = goods[(nodes[at] as number) >> 1] as number;
      if (((nodes[at] as number) & 1) === 1) {
        onBoard[one] = (onBoard[one] as number) - 1;
        continue;
      }
      if (!this.isBorne(one)) return false;
      onBoard[one] = (onBoard[one] as number) + 1;
    }
    return goodsClasses === 0 || clashes.length > 0;
  }

  private isBorne(one: number): boolean {
    const { goodsClasses, clashes } = this.problem;
    for (let other = 0; other < goodsClasses; other += 1) {
      if ((this.onBoard[other] as number) > 0 && clashes[one * goodsClasses + other] === 1)
        return false;
    }
    return true;
  }
}
