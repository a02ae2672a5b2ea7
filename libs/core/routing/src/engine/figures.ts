import { DELIVERED, PICKED_UP, type EngineProblem, type EngineRoads } from './engine-problem';
import { PlanLists } from './plan-lists';
import { firstAllowedOf, lastAllowedOf } from './spans';

/**
 * What is known of every run: for every node when it can be left at the earliest, when it must be reached
 * at the latest, and what is on board behind it, so that an insertion is judged in O(1).
 */
export class RunFigures extends PlanLists {
  readonly done: Float64Array;
  readonly latest: Float64Array;
  readonly loads: readonly [Float64Array, Float64Array, Float64Array];
  /** Cost and seconds from a node to the next; less than 0 before the end of a run that is not used. */
  readonly stepCost: Float64Array;
  readonly stepSeconds: Float64Array;

  readonly cost: Float64Array;
  readonly metres: Float64Array;
  /** From leaving as late as can be to the end of the run. */
  readonly seconds: Float64Array;
  readonly driving: Float64Array;
  /** 1 when a request on the run has a longest time on board. */
  readonly rides: Uint8Array;

  constructor(problem: EngineProblem) {
    super(problem);
    const { requests, vehicles } = problem;
    const nodes = 2 * requests + 2 * vehicles;
    this.done = new Float64Array(nodes);
    this.latest = new Float64Array(nodes);
    this.loads = [new Float64Array(nodes), new Float64Array(nodes), new Float64Array(nodes)];
    this.stepCost = new Float64Array(nodes);
    this.stepSeconds = new Float64Array(nodes);
    this.cost = new Float64Array(vehicles);
    this.metres = new Float64Array(vehicles);
    this.seconds = new Float64Array(vehicles);
    this.driving = new Float64Array(vehicles);
    this.rides = new Uint8Array(vehicles);
  }
}

/**
 * Earliest times, loads, way and cost along a run that has stops; false when a window, the shift, a
 * capacity or a limit of the whole run is broken. O(its tasks).
 */
export function forward(state: RunFigures, vehicle: number): boolean {
  const { problem, next, done, stepCost, stepSeconds } = state;
  const { location, early, late, handling, locations, hasGaps } = problem;
  const vehicleClass = problem.classOf[vehicle] as number;
  const roads = problem.roads[problem.roadsOf[vehicleClass] as number] as EngineRoads;
  const { metres, seconds } = roads;
  const metreCost = problem.metreCost[vehicleClass] as number;
  const secondCost = problem.secondCost[vehicleClass] as number;
  const end = state.endOf(vehicle);
  const start = state.startOf(vehicle);
  let moment = problem.shiftFrom[vehicleClass] as number;
  let [way, leaves, holds] = [0, moment, loadAlong(state, vehicle, vehicleClass)];
  done[start] = moment;
  let before = start;
  let node = next[start] as number;
  for (;;) {
    const road = (location[before] as number) * locations + (location[node] as number);
    const step = seconds[road] as number;
    way += metres[road] as number;
    stepSeconds[before] = step;
    stepCost[before] = metreCost * (metres[road] as number) + secondCost * step;
    let begin = moment + step;
    if (node === end) {
      moment = begin;
      break;
    }
    if (begin < (early[node] as number)) begin = early[node] as number;
    if (hasGaps) begin = firstAllowedOf(problem, node, begin);
    if (begin > (late[node] as number)) {
      holds = false;
      begin = late[node] as number;
    }
    if (before === start) leaves = begin - step;
    moment = begin + (handling[node] as number);
    done[node] = moment;
    before = node;
    node = next[node] as number;
  }
  done[end] = moment;
  state.metres[vehicle] = way;
  state.seconds[vehicle] = moment - leaves;
  state.cost[vehicle] =
    (problem.useCost[vehicleClass] as number) + metreCost * way + secondCost * (moment - leaves);
  if (moment > (problem.shiftTo[vehicleClass] as number) + problem.tolerance) return false;
  return holds && limitsHold(state, vehicle, vehicleClass);
}

/** Latest arrivals along a run that has stops. O(its tasks). */
export function backward(state: RunFigures, vehicle: number): void {
  const { problem, prev, latest, stepSeconds } = state;
  const { late, handling, hasGaps, tolerance } = problem;
  const start = state.startOf(vehicle);
  const end = state.endOf(vehicle);
  let moment = problem.shiftTo[problem.classOf[vehicle] as number] as number;
  latest[end] = moment;
  for (let node = prev[end] as number; node !== start; node = prev[node] as number) {
    moment -= (stepSeconds[node] as number) + (handling[node] as number) + tolerance;
    if (moment > (late[node] as number)) moment = late[node] as number;
    if (hasGaps) moment = lastAllowedOf(problem, node, moment);
    latest[node] = moment;
  }
}

function loadAlong(state: RunFigures, vehicle: number, vehicleClass: number): boolean {
  const { problem, next } = state;
  const { ends, hasRides, rideMax } = problem;
  const start = state.startOf(vehicle);
  const end = state.endOf(vehicle);
  let holds = true;
  let rides = 0;
  for (let dimension = 0; dimension < (problem.hasManySizes ? 3 : 1); dimension += 1) {
    const load = state.loads[dimension as 0 | 1 | 2];
    const sizes = problem.sizes[dimension as 0 | 1 | 2];
    const capacity = problem.capacities[dimension as 0 | 1 | 2][vehicleClass] as number;
    let onBoard = problem.hasHalves ? onBoardFirst(state, vehicle, sizes) : 0;
    load[start] = onBoard;
    if (onBoard > capacity) holds = false;
    for (let node = next[start] as number; node !== end; node = next[node] as number) {
      const request = node >> 1;
      onBoard += (node & 1) === 0 ? (sizes[request] as number) : -(sizes[request] as number);
      load[node] = onBoard;
      if (onBoard > capacity) holds = false;
    }
  }
  if (hasRides) {
    for (let node = next[start] as number; node !== end; node = next[node] as number) {
      if (rideMax[node >> 1] !== Infinity && ends[node >> 1] === PICKED_UP + DELIVERED) rides = 1;
    }
  }
  state.rides[vehicle] = rides;
  return holds;
}

/** What is on board when the run begins: all that is delivered without being picked up. */
function onBoardFirst(state: RunFigures, vehicle: number, sizes: Float64Array): number {
  const { next, problem } = state;
  const end = state.endOf(vehicle);
  let sum = 0;
  for (
    let node = next[state.startOf(vehicle)] as number;
    node !== end;
    node = next[node] as number
  ) {
    if (problem.ends[node >> 1] === DELIVERED) sum += sizes[node >> 1] as number;
  }
  return sum;
}

function limitsHold(state: RunFigures, vehicle: number, vehicleClass: number): boolean {
  const { problem } = state;
  if ((state.metres[vehicle] as number) > (problem.metresMax[vehicleClass] as number)) return false;
  if ((state.tasks[vehicle] as number) > (problem.tasksMax[vehicleClass] as number)) return false;
  if (problem.drivingMax[vehicleClass] === Infinity) return true;
  state.driving[vehicle] = drivingOf(state, vehicle);
  return state.driving[vehicle] <= (problem.drivingMax[vehicleClass] as number);
}

/** Seconds at the wheel: the steps without the fixed service that they begin with. */
function drivingOf(state: RunFigures, vehicle: number): number {
  const { problem, next, stepSeconds } = state;
  const { location, fixedSeconds } = problem;
  const end = state.endOf(vehicle);
  let sum = 0;
  for (let node = state.startOf(vehicle); node !== end; node = next[node] as number) {
    const from = location[node] as number;
    sum +=
      (stepSeconds[node] as number) -
      (from === location[next[node] as number] ? 0 : (fixedSeconds[from] as number));
  }
  return sum;
}
