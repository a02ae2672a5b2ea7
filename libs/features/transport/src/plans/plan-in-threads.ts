import {
  assertRoutingProblem,
  compareSolutions,
  defaultRounds,
  type PlanProgress,
  type RoutingPlan,
  type RoutingProblem,
  type Solution,
} from '#core/routing';
import { ThinkingThread } from '#platform/thinking';
import type { SearchSliceAsked, SearchSliceDone, ThreadBudget } from './searching-thread';
import { threadClock } from './searching-thread';

export interface ThreadedPlanOptions {
  readonly seed: number;
  /** Searches side by side, each from a seed of its own: so many, or as many as there are threads that stay. */
  readonly threads: number | SearchThreads;
  /** Rounds of each search. The same problem, seed and threads then give the same plan. */
  readonly iterationsMax?: number;
  readonly millisecondsMax?: number;
  /** When it is aborted, the best plan so far is returned, within a second or so. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

/**
 * Threads that stay from one plan to the next: whoever makes many short plans pays once for their start, and
 * for compiling what they run. One plan at a time; whoever made them closes them.
 */
export class SearchThreads {
  readonly all: readonly ThinkingThread[];

  constructor(count: number) {
    this.all = Array.from({ length: Math.max(1, count) }, () => new ThinkingThread());
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.close()));
  }
}

/** The share of a budget in time kept for writing the plan down, and how much of it at most. */
const WRITING_SHARE = 0.03;
const WRITING_MS_MAX = 500;
/** So often the searches look at each other's best plans. */
const EXCHANGES = 20;
/** And never less often than this, so that somebody who waits hears of it. */
const SLICE_MS_MAX = 1_000;

/**
 * Plans the runs by several searches in threads of their own, which tell each other of their best plans.
 * The promises are those of planRuns, also of repeating itself under a bound in rounds.
 */
export async function planInThreads(
  problem: RoutingProblem,
  options: ThreadedPlanOptions,
): Promise<RoutingPlan> {
  assertRoutingProblem(problem);
  const { threads } = options;
  if (typeof threads !== 'number') return new SearchTeam(problem, options, threads).run();
  const own = new SearchThreads(threads);
  try {
    return await new SearchTeam(problem, options, own).run();
  } finally {
    await own.close();
  }
}

class SearchTeam {
  private readonly fromMs = threadClock();
  private readonly threads: readonly ThinkingThread[];
  private readonly key = `${String(this.fromMs)} ${String((teams += 1))}`;
  private readonly budget: ThreadBudget;
  private readonly trace: PlanProgress[] = [];

  constructor(
    private readonly problem: RoutingProblem,
    private readonly options: ThreadedPlanOptions,
    threads: SearchThreads,
  ) {
    const { iterationsMax, millisecondsMax } = options;
    this.threads = threads.all;
    this.budget =
      millisecondsMax !== undefined && iterationsMax === undefined
        ? { fromMs: this.fromMs, milliseconds: searchingMs(millisecondsMax) }
        : { rounds: iterationsMax ?? defaultRounds(problem) };
  }

  async run(): Promise<RoutingPlan> {
    await this.everyone((thread, number) => {
      const seed = this.options.seed + number;
      const asked = { seed, budget: this.budget, fromMs: this.fromMs };
      return this.ask(thread, 'open', [this.keyOf(number), this.problem, asked]);
    });
    let best: Solution | null = null;
    for (;;) {
      const asked: SearchSliceAsked = { ...this.sliceBounds(), adopt: best };
      const done = await this.everyone((thread, number) =>
        this.ask<SearchSliceDone>(thread, 'slice', [this.keyOf(number), asked]),
      );
      const [leader, leading] = this.leaderOf(done);
      best = leading.best;
      this.tell(leading.progress);
      if (done.every((it) => it.isOver) || this.options.signal?.aborted === true) {
        return this.finish(leader, done);
      }
    }
  }

  private async finish(leader: number, done: readonly SearchSliceDone[]): Promise<RoutingPlan> {
    const plans = await this.everyone((thread, number) =>
      number === leader
        ? this.ask<RoutingPlan>(thread, 'finish', [this.keyOf(number)])
        : this.ask<null>(thread, 'close', [this.keyOf(number)]),
    );
    const plan = plans[leader];
    if (!plan) throw new Error('the leading search gave no plan');
    const iterations = done.reduce((sum, it) => sum + it.rounds, 0);
    return { ...plan, iterations, trace: this.trace };
  }

  private tell(progress: PlanProgress): void {
    const last = this.trace.at(-1);
    const isNews =
      last?.servedShipments !== progress.servedShipments ||
      last.vehicles !== progress.vehicles ||
      last.metres !== progress.metres ||
      last.costMinor !== progress.costMinor;
    // Under a bound in rounds the plan repeats itself to the byte, so that it says nothing of the clock.
    const milliseconds = 'rounds' in this.budget ? null : progress.milliseconds;
    if (isNews) this.trace.push({ ...progress, milliseconds });
    this.options.onProgress?.(progress);
  }

  /** The search with the best plan; of equals the first. */
  private leaderOf(done: readonly SearchSliceDone[]): readonly [number, SearchSliceDone] {
    const countsVehicles = (this.problem.objective ?? 'vehicles') === 'vehicles';
    const [first, ...others] = done;
    if (!first) throw new Error('a plan needs a thread');
    let [leader, leading] = [0, first];
    for (const [at, other] of others.entries()) {
      if (compareSolutions(other.best, leading.best, countsVehicles) < 0) {
        [leader, leading] = [at + 1, other];
      }
    }
    return [leader, leading];
  }

  private sliceBounds(): Omit<SearchSliceAsked, 'adopt'> {
    if ('rounds' in this.budget) {
      return { rounds: Math.max(1, Math.ceil(this.budget.rounds / EXCHANGES)) };
    }
    const milliseconds = Math.min(SLICE_MS_MAX, this.budget.milliseconds / EXCHANGES);
    return { untilMs: threadClock() + milliseconds };
  }

  private keyOf(number: number): string {
    return `${this.key} ${String(number)}`;
  }

  private async everyone<Answer>(
    ask: (thread: ThinkingThread, number: number) => Promise<Answer>,
  ): Promise<Answer[]> {
    return Promise.all(this.threads.map(ask));
  }

  private ask<Answer = void>(
    thread: ThinkingThread,
    call: string,
    args: readonly unknown[],
  ): Promise<Answer> {
    return thread.think<Answer>({ file: THREAD, call, args });
  }
}

function searchingMs(milliseconds: number): number {
  return milliseconds - Math.min(WRITING_MS_MAX, WRITING_SHARE * milliseconds);
}

const THREAD = require.resolve('./searching-thread');

/** Numbers the teams of this process, so that searches in a shared thread do not mix. */
let teams = 0;
