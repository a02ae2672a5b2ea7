import { DELIVERED, PICKED_UP, type EngineProblem, type EngineRoads } from './engine-problem';
import { PlanLists } from './plan-lists';
import { RunLine } from './run-line';
import { firstAllowedOf, lastAllowedOf } from './spans';

/**
 * What is known of every run: for every stop when it can be left at the earliest, when it must be reached
 * at the latest, and what is on board behind it, so that an insertion is judged in O(1).
 */
export class RunFigures extends PlanLists {
  /** Per vehicle. */
  readonly lines: RunLine[];
  readonly cost: Float64Array;
  readonly metres: Float64Array;
  /** From leaving as late as can be to the end of the run. */
  readonly seconds: Float64Array;
  readonly driving: Float64Array;
  /** 1 when a request on the run has a longest time on board. */
  readonly rides: Uint8Array;

  constructor(problem: EngineProblem) {
    super(problem);
    const { vehicles } = problem;
    this.lines = Array.from({ length: vehicles }, () => new RunLine(problem.hasManySizes));
    this.cost = new Float64Array(vehicles);
    this.metres = new Float64Array(vehicles);
    this.seconds = new Float64Array(vehicles);
    this.driving = new Float64Array(vehicles);
    this.rides = new Uint8Array(vehicles);
  }

  /** The line of a run. */
  lineOf(vehicle: number): RunLine {
    return this.lines[vehicle] as RunLine;
  }

  /** Writes the nodes of a run into its line. O(its tasks). */
  protected layLine(vehicle: number): RunLine {
    const { next } = this;
    const line = this.lineOf(vehicle);
    line.makeRoom((this.tasks[vehicle] as number) + 2);
    const { nodes } = line;
    const end = this.endOf(vehicle);
    let length = 0;
    for (let node = this.startOf(vehicle); node !== end; node = next[node] as number) {
      nodes[length] = node;
      length += 1;
    }
    nodes[length] = end;
    line.length = length + 1;
    return line;
  }
}

/**
 * Earliest times, loads, way and cost along a line that has stops; false when a window, the shift, a
 * capacity or a limit of the whole run is broken. O(its length).
 */
export function forward(problem: EngineProblem, line: RunLine, vehicleClass: number): boolean {
  const { location, early, late, handling, locations, hasGaps } = problem;
  const { metres, seconds } = problem.roads[problem.roadsOf[vehicleClass] as number] as EngineRoads;
  const { nodes, places, done, stepCost, stepSeconds } = line;
  const metreCost = problem.metreCost[vehicleClass] as number;
  const secondCost = problem.secondCost[vehicleClass] as number;
  const last = line.length - 1;
  let moment = problem.shiftFrom[vehicleClass] as number;
  let leaves = moment;
  let way = 0;
  let holds = loadAlong(problem, line, vehicleClass);
  let place = location[nodes[0] as number] as number;
  done[0] = moment;
  places[0] = place;
  for (let at = 1; at <= last; at += 1) {
    const node = nodes[at] as number;
    const row = place * locations;
    place = location[node] as number;
    places[at] = place;
    const step = seconds[row + place] as number;
    const length = metres[row + place] as number;
    way += length;
    stepSeconds[at - 1] = step;
    stepCost[at - 1] = metreCost * length + secondCost * step;
    moment += step;
    if (at === last) break;
    if (moment < (early[node] as number)) moment = early[node] as number;
    if (hasGaps) moment = firstAllowedOf(problem, node, moment);
    if (moment > (late[node] as number)) {
      holds = false;
      moment = late[node] as number;
    }
    if (at === 1) leaves = moment - step;
    moment += handling[node] as number;
    done[at] = moment;
  }
  done[last] = moment;
  line.metres = way;
  line.seconds = moment - leaves;
  line.cost =
    (problem.useCost[vehicleClass] as number) + metreCost * way + secondCost * (moment - leaves);
  if (moment > (problem.shiftTo[vehicleClass] as number) + problem.tolerance) return false;
  return holds && limitsHold(problem, line, vehicleClass);
}

/** Latest arrivals along a line that has stops. O(its length). */
export function backward(problem: EngineProblem, line: RunLine, vehicleClass: number): void {
  const { nodes, latest, stepSeconds } = line;
  const { late, handling, hasGaps, tolerance } = problem;
  const last = line.length - 1;
  let moment = problem.shiftTo[vehicleClass] as number;
  latest[last] = moment;
  for (let at = last - 1; at > 0; at -= 1) {
    const node = nodes[at] as number;
    moment -= (stepSeconds[at] as number) + (handling[node] as number) + tolerance;
    if (moment > (late[node] as number)) moment = late[node] as number;
    if (hasGaps) moment = lastAllowedOf(problem, node, moment);
    latest[at] = moment;
  }
}

function loadAlong(problem: EngineProblem, line: RunLine, vehicleClass: number): boolean {
  const { hasHalves, hasManySizes } = problem;
  let holds = true;
  for (let dimension = 0; dimension < (hasManySizes ? 3 : 1); dimension += 1) {
    const sizes = problem.sizes[dimension as 0 | 1 | 2];
    const capacity = problem.capacities[dimension as 0 | 1 | 2][vehicleClass] as number;
    const onBoard = hasHalves ? onBoardFirst(problem, line, sizes) : 0;
    const load = line.loads[dimension as 0 | 1 | 2];
    if (!fitsAlong(line, load, sizes, { onBoard, capacity })) holds = false;
  }
  line.rides = problem.hasRides && hasRide(problem, line) ? 1 : 0;
  return holds;
}

function fitsAlong(
  line: RunLine,
  load: Float64Array,
  sizes: Float64Array,
  { onBoard, capacity }: { readonly onBoard: number; readonly capacity: number },
): boolean {
  const { nodes, length } = line;
  let now = onBoard;
  let holds = now <= capacity;
  load[0] = now;
  for (let at = 1; at < length - 1; at += 1) {
    const node = nodes[at] as number;
    const size = sizes[node >> 1] as number;
    now += (node & 1) === 0 ? size : -size;
    load[at] = now;
    if (now > capacity) holds = false;
  }
  return holds;
}

function hasRide({ ends, rideMax }: EngineProblem, { nodes, length }: RunLine): boolean {
  for (let at = 1; at < length - 1; at += 1) {
    const request = (nodes[at] as number) >> 1;
    if (rideMax[request] !== Infinity && ends[request] === PICKED_UP + DELIVERED) return true;
  }
  return false;
}

/** What is on board when the run begins: all that is delivered without being picked up. */
function onBoardFirst(problem: EngineProblem, line: RunLine, sizes: Float64Array): number {
  let sum = 0;
  for (let at = 1; at < line.length - 1; at += 1) {
    const request = (line.nodes[at] as number) >> 1;
    if (problem.ends[request] === DELIVERED) sum += sizes[request] as number;
  }
  return sum;
}

function limitsHold(problem: EngineProblem, line: RunLine, vehicleClass: number): boolean {
  if (line.metres > (problem.metresMax[vehicleClass] as number)) return false;
  if (line.length - 2 > (problem.tasksMax[vehicleClass] as number)) return false;
  if (problem.drivingMax[vehicleClass] === Infinity) return true;
  line.driving = drivingOf(problem, line);
  return line.driving <= (problem.drivingMax[vehicleClass] as number);
}

/** Seconds at the wheel: the steps without the fixed service that they begin with. */
function drivingOf({ fixedSeconds }: EngineProblem, line: RunLine): number {
  const { places, stepSeconds, length } = line;
  let sum = 0;
  for (let at = 0; at < length - 1; at += 1) {
    const from = places[at] as number;
    sum +=
      (stepSeconds[at] as number) - (from === places[at + 1] ? 0 : (fixedSeconds[from] as number));
  }
  return sum;
}
