import { DELIVERED, PICKED_UP, type EngineProblem } from './engine-problem';
import { backward, forward, RunFigures } from './figures';
import { LineOfStops } from './line-of-stops';
import { RunLine } from './run-line';

/** Of a run without stops: every such run of a vehicle is the same, so what was found for it still holds. */
const EMPTY_VERSION = 1;
const VERSIONS_MAX = 2 ** 31 - 2;
/** Up to so many requests, hours that cost money count with breaks and times on board to the second. */
const EXACT_HOURS_MAX = 400;

/**
 * A plan being worked on. Changes since `begin` can be taken back; only the runs that were touched are.
 */
export class State extends RunFigures {
  readonly version: Int32Array;
  /** The node behind which insertions may begin: the last that is locked, or the start. */
  readonly anchor: Int32Array;

  used = 0;
  totalCost = 0;
  readonly poolUsed: Float64Array;
  /** Counts how often everything that was found for runs had to be forgotten. */
  epoch = 0;

  private versions = EMPTY_VERSION;
  private readonly line: LineOfStops;
  /** 1 when the figures of a run are in the sums. */
  private readonly isCounted: Uint8Array;
  private readonly touchedAt: Int32Array;
  private transaction = 0;
  private touchedCount = 0;
  private readonly touched: Int32Array;
  /** The lines of the touched runs as they were, and lines that nobody uses. */
  private readonly saved: RunLine[] = [];
  private readonly spare: RunLine[] = [];
  private changes: Int32Array;
  private changesLength = 0;
  /** The sums at `begin`. */
  private costBefore = 0;
  private usedBefore = 0;
  private readonly poolBefore: Float64Array;

  constructor(problem: EngineProblem) {
    super(problem);
    const { vehicles } = problem;
    this.line = new LineOfStops(problem);
    this.version = new Int32Array(vehicles);
    this.anchor = new Int32Array(vehicles);
    this.poolUsed = new Float64Array(problem.poolMl.length);
    this.poolBefore = new Float64Array(problem.poolMl.length);
    this.isCounted = new Uint8Array(vehicles);
    this.touchedAt = new Int32Array(vehicles);
    this.touched = new Int32Array(vehicles);
    this.changes = new Int32Array(256);
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) {
      this.anchor[vehicle] = this.startOf(vehicle);
      this.recompute(vehicle);
    }
  }

  /** From here on changes can be taken back. */
  begin(): void {
    for (let at = 0; at < this.touchedCount; at += 1) this.spare.push(this.saved[at] as RunLine);
    this.restart();
  }

  private restart(): void {
    this.transaction += 1;
    this.touchedCount = 0;
    this.changesLength = 0;
    this.costBefore = this.totalCost;
    this.usedBefore = this.used;
    for (let pool = 0; pool < this.poolUsed.length; pool += 1)
      this.poolBefore[pool] = this.poolUsed[pool] as number;
  }

  /** Takes back everything since `begin`. */
  rollBack(): void {
    for (let at = this.changesLength - 2; at >= 0; at -= 2) {
      this.choose(this.changes[at] as number, this.changes[at + 1] as number);
    }
    for (let at = 0; at < this.touchedCount; at += 1) this.unlinkAll(this.touched[at] as number);
    for (let at = 0; at < this.touchedCount; at += 1)
      this.putBack(this.touched[at] as number, this.saved[at] as RunLine);
    this.totalCost = this.costBefore;
    this.used = this.usedBefore;
    for (let pool = 0; pool < this.poolUsed.length; pool += 1)
      this.poolUsed[pool] = this.poolBefore[pool] as number;
    this.restart();
  }

  private putBack(vehicle: number, line: RunLine): void {
    this.spare.push(this.lineOf(vehicle));
    this.lines[vehicle] = line;
    this.link(vehicle, line.nodes, 1, line.length - 1);
    this.isCounted[vehicle] = line.isCounted;
    this.version[vehicle] = line.version;
    this.takeFigures(vehicle, line);
  }

  private takeFigures(vehicle: number, line: RunLine): void {
    this.cost[vehicle] = line.cost;
    this.metres[vehicle] = line.metres;
    this.seconds[vehicle] = line.seconds;
    this.driving[vehicle] = line.driving;
    this.rides[vehicle] = line.rides;
  }

  /** How many runs were touched since `begin`, and which. */
  get touchedRuns(): number {
    return this.touchedCount;
  }

  touchedRun(at: number): number {
    return this.touched[at] as number;
  }

  isTouched(vehicle: number): boolean {
    return this.touchedAt[vehicle] === this.transaction;
  }

  /** To be called before a run changes, while its figures are not stale. */
  touch(vehicle: number): void {
    if (this.touchedAt[vehicle] === this.transaction) return;
    this.touchedAt[vehicle] = this.transaction;
    this.touched[this.touchedCount] = vehicle;
    const line = this.lineOf(vehicle);
    line.isCounted = this.isCounted[vehicle] as number;
    line.version = this.version[vehicle] as number;
    this.saved[this.touchedCount] = line;
    this.lines[vehicle] = this.spare.pop() ?? new RunLine(this.problem.hasManySizes);
    this.touchedCount += 1;
  }

  /** Puts a request's nodes behind two others; −1 stands for "behind its own pick-up". */
  insertRequest(
    request: number,
    vehicle: number,
    pickupAfter: number,
    deliveryAfter: number,
  ): void {
    this.touch(vehicle);
    const pickup = 2 * request;
    const delivery = pickup + 1;
    const ends = this.problem.ends[request] as number;
    if ((ends & PICKED_UP) !== 0) this.insertNode(pickup, pickupAfter, vehicle);
    if ((ends & DELIVERED) !== 0) {
      this.insertNode(delivery, deliveryAfter < 0 ? pickup : deliveryAfter, vehicle);
    }
  }

  /** Takes a request's nodes out of its run, whose figures are stale until `recompute`. */
  removeRequest(request: number): void {
    const ends = this.problem.ends[request] as number;
    const pickup = 2 * request;
    const vehicle = this.routeOf[(ends & PICKED_UP) !== 0 ? pickup : pickup + 1] as number;
    this.touch(vehicle);
    if ((ends & PICKED_UP) !== 0) this.removeNode(pickup, vehicle);
    if ((ends & DELIVERED) !== 0) this.removeNode(pickup + 1, vehicle);
  }

  /** Notes that an order is served by an alternative from now on, or (−1) by none. */
  serve(order: number, alternative: number): void {
    if (this.changesLength + 2 > this.changes.length)
      this.changes = grown(this.changes, this.changesLength + 2);
    this.changes[this.changesLength] = order;
    this.changes[this.changesLength + 1] = this.altOf[order] as number;
    this.changesLength += 2;
    this.choose(order, alternative);
  }

  /** False when the runs together burn more than a pool holds. */
  get isFuelEnough(): boolean {
    const { poolMl } = this.problem;
    for (let pool = 0; pool < poolMl.length; pool += 1) {
      if ((this.poolUsed[pool] as number) > (poolMl[pool] as number)) return false;
    }
    return true;
  }

  /** Figures of a run anew; false when it breaks a window, the shift or a capacity. O(its tasks). */
  recompute(vehicle: number): boolean {
    const { problem } = this;
    const vehicleClass = problem.classOf[vehicle] as number;
    this.discount(vehicle, vehicleClass);
    this.versions += 1;
    this.version[vehicle] = this.versions;
    if (this.versions === VERSIONS_MAX) this.forgetVersions();
    const line = this.layLine(vehicle);
    if (line.length === 2) {
      this.rest(vehicle, vehicleClass);
      return true;
    }
    const holds = forward(problem, line, vehicleClass);
    if (holds) this.priceHours(line, vehicleClass);
    backward(problem, line, vehicleClass);
    this.takeFigures(vehicle, line);
    this.isCounted[vehicle] = 1;
    this.used += 1;
    this.totalCost += this.cost[vehicle] as number;
    const pools = problem.poolsOf[vehicleClass] as readonly number[];
    for (const pool of pools)
      this.poolUsed[pool] = (this.poolUsed[pool] as number) + this.fuelOf(vehicle, vehicleClass);
    return holds;
  }

  /**
   * Breaks, and loading put off for the sake of goods that may not ride long, change how long a run
   * takes: where its hours cost money, they are counted, to the second in small problems, else by the
   * length of the breaks. O(tasks) and what the breaks need.
   */
  private priceHours(run: RunLine, vehicleClass: number): void {
    const { problem, line } = this;
    const price = problem.secondCost[vehicleClass] as number;
    const breaks = problem.breaks[vehicleClass] as EngineProblem['breaks'][number];
    if (price === 0 || (breaks.length === 0 && run.rides === 0)) return;
    let more = breaks.reduce((sum, it) => sum + it.seconds, 0);
    if (problem.requests <= EXACT_HOURS_MAX) {
      for (let at = 0; at < run.length; at += 1) line.nodes[at] = run.nodes[at] as number;
      line.length = run.length;
      const { departSeconds, endSeconds } = line.hours(vehicleClass);
      more = endSeconds - departSeconds - run.seconds;
    }
    run.seconds += more;
    run.cost += price * more;
  }

  fuelOf(vehicle: number, vehicleClass: number): number {
    return Math.ceil(
      (this.metres[vehicle] as number) * (this.problem.fuelMlPerMetre[vehicleClass] as number) -
        1e-9,
    );
  }

  /** Replaces everything by what `next` and `altOf` of another state of the same problem say. */
  restore(next: Int32Array, altOf: Int32Array): void {
    const { problem } = this;
    this.begin();
    this.relink(next, altOf);
    for (let vehicle = 0; vehicle < problem.vehicles; vehicle += 1) this.recompute(vehicle);
    this.recount();
  }

  /** Sums anew what is kept up to date by differences, so that rounding cannot add up. */
  recount(): void {
    this.totalCost = 0;
    for (let vehicle = 0; vehicle < this.problem.vehicles; vehicle += 1) {
      this.totalCost += this.cost[vehicle] as number;
    }
  }

  /** Takes the figures of a run out of the sums; a run that is not used has none. */
  private discount(vehicle: number, vehicleClass: number): void {
    if (this.isCounted[vehicle] === 0) return;
    this.isCounted[vehicle] = 0;
    this.used -= 1;
    this.totalCost -= this.cost[vehicle] as number;
    const pools = this.problem.poolsOf[vehicleClass] as readonly number[];
    for (const pool of pools)
      this.poolUsed[pool] = (this.poolUsed[pool] as number) - this.fuelOf(vehicle, vehicleClass);
  }

  /** A run without stops: it costs nothing, and the first stop will cost the use of the vehicle. */
  private rest(vehicle: number, vehicleClass: number): void {
    const { location } = this.problem;
    const line = this.lineOf(vehicle);
    this.version[vehicle] = EMPTY_VERSION;
    [line.cost, line.metres, line.seconds, line.driving, line.rides] = [0, 0, 0, 0, 0];
    this.takeFigures(vehicle, line);
    line.places[0] = location[line.nodes[0] as number] as number;
    line.places[1] = location[line.nodes[1] as number] as number;
    line.done[0] = this.problem.shiftFrom[vehicleClass] as number;
    line.latest[1] = this.problem.shiftTo[vehicleClass] as number;
    line.stepCost[0] = -(this.problem.useCost[vehicleClass] as number);
    line.stepSeconds[0] = 0;
    for (const load of line.loads) load[0] = 0;
  }

  private forgetVersions(): void {
    this.versions = EMPTY_VERSION;
    for (let vehicle = 0; vehicle < this.problem.vehicles; vehicle += 1) {
      this.versions += 1;
      if ((this.tasks[vehicle] as number) > 0) this.version[vehicle] = this.versions;
    }
    this.epoch += 1;
  }
}

function grown(list: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(Math.max(length, 2 * list.length));
  longer.set(list);
  return longer;
}
