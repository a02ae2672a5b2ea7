import { DELIVERED, PICKED_UP, type EngineProblem } from './engine-problem';

/**
 * What is where: one doubly linked list of nodes per vehicle, by which alternative each order is served,
 * what still waits, and what lies in the centres.
 */
export class PlanLists {
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Per node the vehicle that has it, or −1. */
  readonly routeOf: Int32Array;
  readonly tasks: Int32Array;
  /** Tasks on all runs. */
  stops = 0;
  /** Per order the alternative by which it is served, or −1. */
  readonly altOf: Int32Array;
  /** Orders not served, though they may be: what came last stands last. */
  readonly bank: Int32Array;
  absent = 0;
  absentPriority = 0;
  readonly stored: Float64Array;
  readonly coldStored: Float64Array;
  private readonly bankAt: Int32Array;

  constructor(readonly problem: EngineProblem) {
    const { requests, vehicles, orders, centres } = problem;
    const nodes = 2 * requests + 2 * vehicles;
    this.next = new Int32Array(nodes).fill(-1);
    this.prev = new Int32Array(nodes).fill(-1);
    this.routeOf = new Int32Array(nodes).fill(-1);
    this.tasks = new Int32Array(vehicles);
    this.altOf = new Int32Array(orders).fill(-1);
    this.bank = new Int32Array(orders);
    this.bankAt = new Int32Array(orders).fill(-1);
    this.stored = new Float64Array(centres);
    this.coldStored = new Float64Array(centres);
    for (let order = 0; order < orders; order += 1) {
      if (problem.isRefused[order] === 0) this.putIntoBank(order);
    }
    for (let vehicle = 0; vehicle < vehicles; vehicle += 1) {
      const [start, end] = [this.startOf(vehicle), this.endOf(vehicle)];
      this.next[start] = end;
      this.prev[end] = start;
      this.routeOf[start] = vehicle;
      this.routeOf[end] = vehicle;
    }
  }

  startOf(vehicle: number): number {
    return 2 * this.problem.requests + vehicle;
  }

  endOf(vehicle: number): number {
    return 2 * this.problem.requests + this.problem.vehicles + vehicle;
  }

  /** Takes a request out for a moment; what is detached last must be attached first. */
  detach(request: number): void {
    const ends = this.problem.ends[request] as number;
    const vehicle = this.vehicleOf(request);
    if ((ends & PICKED_UP) !== 0) this.removeNode(2 * request, vehicle);
    if ((ends & DELIVERED) !== 0) this.removeNode(2 * request + 1, vehicle);
  }

  /** Puts it back where it was. */
  attach(request: number, vehicle: number): void {
    const ends = this.problem.ends[request] as number;
    const [pickup, delivery] = [2 * request, 2 * request + 1];
    if ((ends & DELIVERED) !== 0) {
      this.insertNode(delivery, this.prev[delivery] as number, vehicle);
    }
    if ((ends & PICKED_UP) !== 0) this.insertNode(pickup, this.prev[pickup] as number, vehicle);
  }

  vehicleOf(request: number): number {
    const pickup = 2 * request;
    return this.routeOf[
      ((this.problem.ends[request] as number) & PICKED_UP) !== 0 ? pickup : pickup + 1
    ] as number;
  }

  /** Makes a run of these nodes, whatever it was; its figures are stale until `recompute`. */
  layRun(vehicle: number, nodes: readonly number[]): void {
    this.unlinkAll(vehicle);
    this.link(vehicle, Int32Array.from(nodes), 0, nodes.length);
  }

  /** The nodes of a run, in order. */
  nodesOf(vehicle: number): number[] {
    const nodes: number[] = [];
    const end = this.endOf(vehicle);
    for (
      let node = this.next[this.startOf(vehicle)] as number;
      node !== end;
      node = this.next[node] as number
    )
      nodes.push(node);
    return nodes;
  }

  /** True when one vehicle would take goods from a centre before it brings them there. */
  isTrunkFirst(alternative: number): boolean {
    const { altFirst, altSecond } = this.problem;
    const brought = 2 * (altFirst[alternative] as number) + 1;
    const taken = 2 * (altSecond[alternative] as number);
    const vehicle = this.routeOf[taken] as number;
    if (vehicle < 0 || vehicle !== this.routeOf[brought]) return false;
    const nodes = this.nodesOf(vehicle);
    return nodes.indexOf(taken) < nodes.indexOf(brought);
  }

  /** From now on the order waits for nobody: it may not be served. */
  refuse(order: number): void {
    if ((this.bankAt[order] as number) >= 0) this.takeFromBank(order);
  }

  isInBank(order: number): boolean {
    return (this.bankAt[order] as number) >= 0;
  }

  protected choose(order: number, alternative: number): void {
    const before = this.altOf[order] as number;
    this.altOf[order] = alternative;
    if (before >= 0) this.store(order, before, -1);
    if (alternative >= 0) this.store(order, alternative, 1);
    if (before < 0 && alternative >= 0) this.takeFromBank(order);
    if (before >= 0 && alternative < 0) this.putIntoBank(order);
  }

  private store(order: number, alternative: number, sign: number): void {
    const { problem } = this;
    const centre = problem.altCentre[alternative] as number;
    if (centre < 0) return;
    const grams = sign * (problem.sizes[0][problem.altFirst[alternative] as number] as number);
    this.stored[centre] = (this.stored[centre] as number) + grams;
    if (problem.isCold[order] === 1)
      this.coldStored[centre] = (this.coldStored[centre] as number) + grams;
  }

  private putIntoBank(order: number): void {
    this.bankAt[order] = this.absent;
    this.bank[this.absent] = order;
    this.absent += 1;
    this.absentPriority += this.problem.priority[order] as number;
  }

  private takeFromBank(order: number): void {
    this.absent -= 1;
    const last = this.bank[this.absent] as number;
    const at = this.bankAt[order] as number;
    this.bank[at] = last;
    this.bankAt[last] = at;
    this.bankAt[order] = -1;
    this.absentPriority -= this.problem.priority[order] as number;
  }

  protected insertNode(node: number, after: number, vehicle: number): void {
    const behind = this.next[after] as number;
    this.next[after] = node;
    this.prev[node] = after;
    this.next[node] = behind;
    this.prev[behind] = node;
    this.routeOf[node] = vehicle;
    this.tasks[vehicle] = (this.tasks[vehicle] as number) + 1;
    this.stops += 1;
  }

  protected removeNode(node: number, vehicle: number): void {
    const [before, behind] = [this.prev[node] as number, this.next[node] as number];
    this.next[before] = behind;
    this.prev[behind] = before;
    this.routeOf[node] = -1;
    this.tasks[vehicle] = (this.tasks[vehicle] as number) - 1;
    this.stops -= 1;
  }

  protected unlinkAll(vehicle: number): void {
    const end = this.endOf(vehicle);
    for (
      let node = this.next[this.startOf(vehicle)] as number;
      node !== end;
      node = this.next[node] as number
    ) {
      this.routeOf[node] = -1;
    }
  }

  protected link(vehicle: number, list: Int32Array, from: number, to: number): void {
    let before = this.startOf(vehicle);
    for (let at = from; at < to; at += 1) {
      const node = list[at] as number;
      this.next[before] = node;
      this.prev[node] = before;
      this.routeOf[node] = vehicle;
      before = node;
    }
    const end = this.endOf(vehicle);
    this.next[before] = end;
    this.prev[end] = before;
    this.stops += to - from - (this.tasks[vehicle] as number);
    this.tasks[vehicle] = to - from;
  }

  /** Takes over what `next` and `altOf` of another plan say. */
  protected relink(next: Int32Array, altOf: Int32Array): void {
    const { problem } = this;
    this.routeOf.fill(-1);
    this.next.set(next);
    for (let order = 0; order < problem.orders; order += 1) {
      if (this.altOf[order] !== altOf[order]) this.choose(order, altOf[order] as number);
    }
    for (let vehicle = 0; vehicle < problem.vehicles; vehicle += 1) {
      const end = this.endOf(vehicle);
      let [tasks, before] = [0, this.startOf(vehicle)];
      for (let node = next[before] as number; node !== end; node = next[node] as number) {
        this.prev[node] = before;
        this.routeOf[node] = vehicle;
        before = node;
        tasks += 1;
      }
      this.prev[end] = before;
      this.stops += tasks - (this.tasks[vehicle] as number);
      this.tasks[vehicle] = tasks;
    }
  }
}
