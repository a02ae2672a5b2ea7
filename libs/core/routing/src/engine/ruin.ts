import type { EngineProblem } from './engine-problem';
import type { Random } from './random';
import type { Neighbours } from './neighbours';
import type { State } from './state';

/** Stops in a string at most (Christiaens & Vanden Berghe 2020). */
const STRING_MAX = 10;
/** Stops taken out on average: fewer of small problems, of which so many would be everything. */
const STOPS_MEAN_MAX = 14;
const STOPS_MEAN_MIN = 4;
const STOPS_MEAN_SHARE = 0.2;
const SPLIT_SHARE = 0.5;
const SPLIT_STOPS = 0.01;
/** Now and then so many times more is taken out, to come out of deep valleys. */
const LARGE_SHARE = 0.08;
const LARGE_TIMES = 4;
/** So many neighbours are asked before the ruin is enough. */
const ASKED_MAX = 600;

/**
 * Takes strings of neighbouring stops out of neighbouring runs: adjacent string removal of "slack
 * induction by string removals" (SISR, Christiaens & Vanden Berghe 2020). Whatever has a task in the
 * string leaves with both of its ends, and with the other half of its way through a centre.
 */
export class Ruiner {
  private readonly stopsMean: number;
  private readonly problem: EngineProblem;
  private readonly string: Int32Array;
  private readonly ruinedAt: Int32Array;
  private ruins = 0;

  constructor(
    private readonly state: State,
    private readonly random: Random,
    private readonly near: Neighbours,
    /** 1 for orders that locks hold where they are. */
    readonly isPinned: Uint8Array,
  ) {
    this.problem = state.problem;
    this.stopsMean = Math.min(
      STOPS_MEAN_MAX,
      STOPS_MEAN_MIN + STOPS_MEAN_SHARE * this.problem.orders,
    );
    this.string = new Int32Array(4 * STRING_MAX + 16);
    this.ruinedAt = new Int32Array(this.problem.vehicles);
  }

  /** Takes out some strings around a node; the runs' figures are stale afterwards. */
  ruinAround(seed: number): void {
    const { state, near, random, ruinedAt, problem } = this;
    this.ruins += 1;
    const mean = Math.min(STRING_MAX, Math.max(1, state.stops / Math.max(1, state.used)));
    const stops = random.next() < LARGE_SHARE ? LARGE_TIMES * this.stopsMean : this.stopsMean;
    const stringsMax = (4 * stops) / (1 + mean) - 1;
    let strings = Math.floor(random.next() * stringsMax + 1);
    const { listStart, list, tasksStart, tasksAt } = near;
    const place = problem.location[seed] as number;
    let asked = 0;
    for (let at = listStart[place] as number; at < (listStart[place + 1] as number); at += 1) {
      const there = list[at] as number;
      for (
        let task = tasksStart[there] as number;
        task < (tasksStart[there + 1] as number);
        task += 1
      ) {
        const node = tasksAt[task] as number;
        const vehicle = state.routeOf[node] as number;
        asked += 1;
        if (asked > ASKED_MAX) return;
        if (vehicle < 0 || ruinedAt[vehicle] === this.ruins) continue;
        ruinedAt[vehicle] = this.ruins;
        const length =
          1 + Math.floor(random.next() * Math.min(mean, state.tasks[vehicle] as number));
        this.removeString(node, vehicle, Math.min(length, state.tasks[vehicle] as number));
        strings -= 1;
        if (strings <= 0) return;
      }
    }
  }

  /** Takes an order out of its runs; their figures are stale afterwards. */
  removeOrder(order: number): void {
    const { problem, state } = this;
    const alternative = state.altOf[order] as number;
    if (alternative < 0 || this.isPinned[order] === 1) return;
    state.removeRequest(problem.altFirst[alternative] as number);
    const second = problem.altSecond[alternative] as number;
    if (second >= 0) state.removeRequest(second);
    state.serve(order, -1);
  }

  /** Takes all that is not locked out of a run. */
  removeRun(vehicle: number): void {
    for (const node of this.state.nodesOf(vehicle))
      this.removeOrder(this.problem.orderOf[node >> 1] as number);
  }

  private removeString(node: number, vehicle: number, length: number): void {
    const { state, string, random, problem } = this;
    let kept = 0;
    if (length > 1 && random.next() < SPLIT_SHARE) {
      kept = 1;
      while (
        length + kept < (state.tasks[vehicle] as number) &&
        kept < STRING_MAX &&
        random.next() < SPLIT_STOPS
      )
        kept += 1;
      if (length + kept > (state.tasks[vehicle] as number)) kept = 0;
    }
    const whole = length + kept;
    let before = random.below(whole);
    let first = node;
    const start = state.startOf(vehicle);
    const end = state.endOf(vehicle);
    while (before > 0 && state.prev[first] !== start) {
      first = state.prev[first] as number;
      before -= 1;
    }
    let count = 0;
    for (let at = first; at !== end && count < whole; at = state.next[at] as number) {
      string[count] = at;
      count += 1;
    }
    const skipFrom = kept === 0 ? count : 1 + random.below(Math.max(1, count - kept - 1));
    for (let at = 0; at < count; at += 1) {
      const isKept = at >= skipFrom && at < skipFrom + kept && string[at] !== node;
      if (!isKept && (state.routeOf[string[at] as number] as number) >= 0)
        this.removeOrder(problem.orderOf[(string[at] as number) >> 1] as number);
    }
  }
}
