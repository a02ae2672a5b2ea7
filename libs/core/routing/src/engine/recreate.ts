import type { EngineProblem } from './engine-problem';
import type { Inserter } from './insertion';
import type { Random } from './random';
import type { State } from './state';

/** In which order what waits is put in, and how often each order is drawn (of 16). */
const ORDERS = ['chance', 'large', 'far', 'near', 'narrow', 'early', 'late', 'worthy'] as const;
export type InsertionOrder = (typeof ORDERS)[number];
const SHARES: Readonly<Record<InsertionOrder, number>> = {
  ...{ chance: 4, large: 4, far: 2, near: 1, narrow: 2, early: 2, late: 2, worthy: 0 },
};
/** Of what has long been waiting, so much is tried each time. */
const TRIED_MAX = 10;
/** Of many alternatives only the first and so many others by lot. */
const ALTERNATIVES_TRIED = 2;
/** So many are sorted by putting one after the other into its place. */
const FEW = 40;

/**
 * Puts what waits into runs, one order after the other, each where it costs least, places overlooked
 * now and then (greedy insertion with blinks, Christiaens & Vanden Berghe 2020).
 */
export class Recreator {
  private readonly problem: EngineProblem;
  private list: Int32Array;
  private readonly keys: Float64Array;
  private readonly weights: ReadonlyMap<InsertionOrder, Float64Array>;
  private readonly lottery: readonly InsertionOrder[];
  /** Set when a run broke a rule that its insertion could not see: everything is to be taken back. */
  private hasFailed = false;

  constructor(
    private readonly state: State,
    private readonly inserter: Inserter,
    private readonly random: Random,
  ) {
    this.problem = state.problem;
    this.list = new Int32Array(this.problem.orders);
    this.keys = new Float64Array(this.problem.orders);
    this.weights = weightsOf(this.problem);
    const isRanked = this.problem.priority.some((it) => it !== this.problem.priority[0]);
    const shares = { ...SHARES, worthy: isRanked ? 5 : 0 };
    this.lottery = ORDERS.flatMap((order) => Array<InsertionOrder>(shares[order]).fill(order));
  }

  /** One of the insertion orders, by lot. */
  draw(): InsertionOrder {
    return this.lottery[this.random.below(this.lottery.length)] ?? 'chance';
  }

  /**
   * Puts in what it can of the bank. False when a run broke a rule that its insertion could not see, or
   * as soon as the runs and what is left out (at `missingCost` each) cost more than `costMax`.
   */
  run(order: InsertionOrder, costMax: number, missingCost: number): boolean {
    const { state } = this;
    this.hasFailed = false;
    const count = this.lineUp(order);
    let missing = 0;
    for (let at = 0; at < count; at += 1) {
      if (!this.insertOrder(this.list[at] as number)) {
        if (this.isBroken()) return false;
        missing += missingCost;
      }
      if (state.totalCost + missing > costMax) return false;
    }
    return true;
  }

  /** True when the order found a place; when a run broke, `hasFailed` is set. */
  insertOrder(order: number): boolean {
    const { problem, inserter } = this;
    const first = problem.altStart[order] as number;
    const last = problem.altStart[order + 1] as number;
    if (last - first === 1 && (problem.altSecond[first] as number) < 0) {
      const request = problem.altFirst[first] as number;
      const vehicle = inserter.bestVehicle(request);
      if (vehicle < 0) return false;
      return this.commit(order, first, vehicle);
    }
    return this.insertBest(order);
  }

  /** False for alternatives left aside by lot. */
  private isTried(order: number, alternative: number): boolean {
    const first = this.problem.altStart[order] as number;
    const others = (this.problem.altStart[order + 1] as number) - first - 1;
    if (this.isThorough || alternative === first || others <= ALTERNATIVES_TRIED) return true;
    return this.random.next() * others < ALTERNATIVES_TRIED;
  }

  /** The cheapest alternative that can be carried out. */
  private insertBest(order: number): boolean {
    const { problem, inserter, state } = this;
    const refused = new Set<number>();
    for (;;) {
      let [best, bestCost] = [-1, Infinity];
      for (
        let alt = problem.altStart[order] as number;
        alt < (problem.altStart[order + 1] as number);
        alt += 1
      ) {
        if (!this.isTried(order, alt)) continue;
        if (refused.has(alt) || !this.isRoomFor(order, alt)) continue;
        if (inserter.bestVehicle(problem.altFirst[alt] as number) < 0) continue;
        let cost = inserter.bestCost;
        const second = problem.altSecond[alt] as number;
        if (second >= 0) {
          if (cost >= bestCost || inserter.bestVehicle(second) < 0) continue;
          cost += inserter.bestCost;
        }
        if (cost < bestCost) [best, bestCost] = [alt, cost];
      }
      if (best < 0) return false;
      const vehicle = inserter.bestVehicle(problem.altFirst[best] as number);
      const second = problem.altSecond[best] as number;
      if (vehicle >= 0 && second < 0) return this.commit(order, best, vehicle);
      if (vehicle >= 0) {
        if (!inserter.insert(problem.altFirst[best] as number, vehicle)) return this.fail();
        const other = inserter.bestVehicle(second);
        if (other >= 0) {
          if (!this.commit(order, best, other)) return false;
          if (other !== vehicle || !state.isTrunkFirst(best)) return true;
          state.removeRequest(second);
          state.serve(order, -1);
        }
        state.removeRequest(problem.altFirst[best] as number);
        if (!state.recompute(vehicle)) return this.fail();
      }
      refused.add(best);
    }
  }

  private commit(order: number, alternative: number, vehicle: number): boolean {
    const { problem, state } = this;
    const second = problem.altSecond[alternative] as number;
    const request = second < 0 ? (problem.altFirst[alternative] as number) : second;
    if (!this.inserter.insert(request, vehicle)) return this.fail();
    state.serve(order, alternative);
    return true;
  }

  private isBroken(): boolean {
    return this.hasFailed;
  }

  private fail(): false {
    this.hasFailed = true;
    return false;
  }

  /** True when the centre of an alternative has room for the order. */
  private isRoomFor(order: number, alternative: number): boolean {
    const { problem, state } = this;
    const centre = problem.altCentre[alternative] as number;
    if (centre < 0) return true;
    const grams = problem.sizes[0][problem.altFirst[alternative] as number] as number;
    if ((state.stored[centre] as number) + grams > (problem.storage[centre] as number))
      return false;
    return (
      problem.isCold[order] === 0 ||
      (state.coldStored[centre] as number) + grams <= (problem.coldStorage[centre] as number)
    );
  }

  /** Copies the bank, sorted: what came last (in this round), and of what has been there a part by lot. */
  private lineUp(order: InsertionOrder): number {
    const { state, random, list, keys } = this;
    const { bank, absent } = state;
    const weights = this.weights.get(order);
    const old = this.isThorough ? 0 : Math.min(absent, this.waitingBefore);
    const tried = Math.min(old, TRIED_MAX);
    const from = old > TRIED_MAX ? random.below(old) : 0;
    const count = tried + absent - old;
    for (let at = 0; at < count; at += 1) {
      const one = bank[at < tried ? (from + at) % old : old + at - tried] as number;
      list[at] = one;
      keys[one] = weights === undefined ? random.next() : (weights[one] as number);
    }
    if (count <= FEW) sortFew(list, count, keys);
    else {
      const part = list.subarray(0, count);
      part.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
    }
    return count;
  }

  /** How many were waiting before the round took others out. */
  waitingBefore = 0;
  /** True while everything that waits is tried, however much it is. */
  isThorough = false;
}

function sortFew(list: Int32Array, count: number, keys: Float64Array): void {
  for (let at = 1; at < count; at += 1) {
    const one = list[at] as number;
    const key = keys[one] as number;
    let to = at;
    while (to > 0 && (keys[list[to - 1] as number] as number) > key) {
      list[to] = list[to - 1] as number;
      to -= 1;
    }
    list[to] = one;
  }
}

/** Keys by which orders are sorted, least first. Chance has none. */
function weightsOf(problem: EngineProblem): ReadonlyMap<InsertionOrder, Float64Array> {
  const { orders, altStart, altFirst, early, late, priority } = problem;
  const far = new Float64Array(orders);
  const by = (key: (order: number, request: number) => number): Float64Array =>
    Float64Array.from({ length: orders }, (_, order) =>
      key(order, altFirst[altStart[order] as number] ?? 0),
    );
  const distance = farnessOf(problem);
  far.set(by((_, request) => distance[request] as number));
  const large = largenessOf(problem);
  return new Map<InsertionOrder, Float64Array>([
    ['large', by((_, request) => -(large[request] as number))],
    ['far', far.map((it) => -it)],
    ['near', far],
    [
      'narrow',
      by(
        (_, request) =>
          (late[2 * request] as number) -
          (early[2 * request] as number) +
          (late[2 * request + 1] as number) -
          (early[2 * request + 1] as number),
      ),
    ],
    ['early', by((_, request) => early[2 * request] as number)],
    ['late', by((_, request) => -(late[2 * request + 1] as number))],
    [
      'worthy',
      by(
        (order, request) =>
          -(priority[order] as number) +
          0.9 * ((large[request] as number) / (1 + (large[request] as number))),
      ),
    ],
  ]);
}

/** How far both ends are from where the first vehicle starts. */
function farnessOf(problem: EngineProblem): Float64Array {
  const { requests, vehicles, location, locations, roads } = problem;
  const start = vehicles === 0 ? 0 : (location[2 * requests] as number);
  return Float64Array.from({ length: requests }, (_, request) => {
    const [from, to] = [location[2 * request] as number, location[2 * request + 1] as number];
    return (
      (roads[0]?.metres[start * locations + from] ?? 0) +
      (roads[0]?.metres[start * locations + to] ?? 0)
    );
  });
}

/** The largest share that a request takes of the mean capacity, over what counts. */
function largenessOf({ requests, sizes }: EngineProblem): Float64Array {
  const means = sizes.map((it) => it.reduce((sum, size) => sum + size, 0) / Math.max(1, requests));
  return Float64Array.from({ length: requests }, (_, request) =>
    Math.max(...sizes.map((it, at) => (it[request] as number) / Math.max(1e-9, means[at] ?? 1))),
  );
}
