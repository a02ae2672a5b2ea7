import type { PlanProgress, RoutingPlan, RoutingProblem, Solution } from '#core/routing';
// By the narrow door: what a thread loads before it searches is taken from its time.
import { PlanSearch, type SearchBudget } from '#core/routing/search';

/** How long all searches of a plan go on: rounds for each, or until a moment by the clock of all threads. */
export type ThreadBudget =
  { readonly rounds: number } | { readonly fromMs: number; readonly milliseconds: number };

export interface SearchSliceAsked {
  readonly rounds?: number;
  readonly untilMs?: number;
  /** What another search found, to go on from if it is better. */
  readonly adopt: Solution | null;
}

export interface SearchSliceDone {
  readonly best: Solution;
  readonly progress: PlanProgress;
  readonly rounds: number;
  readonly isOver: boolean;
}

/**
 * What a searching thread can do; called by name from `plan-in-threads`. A thread keeps its search from
 * slice to slice. Where nothing is compiled (in tests) several searches share one thread: hence the key.
 */
const SEARCHES = new Map<string, { search: PlanSearch; fromMs: number }>();

/** Milliseconds by a clock that all threads of the process share. */
export function threadClock(): number {
  return performance.timeOrigin + performance.now();
}

/** Reads the problem and makes a first plan. */
export function open(
  key: string,
  problem: RoutingProblem,
  asked: { readonly seed: number; readonly budget: ThreadBudget; readonly fromMs: number },
): void {
  const budget: SearchBudget =
    'rounds' in asked.budget
      ? asked.budget
      : {
          milliseconds: asked.budget.milliseconds,
          now: threadClock,
          startedAt: asked.budget.fromMs,
        };
  const search = new PlanSearch(problem, asked.seed, budget);
  SEARCHES.set(key, { search, fromMs: asked.fromMs });
}

/** Searches on for a while. */
export function slice(key: string, { adopt, ...bounds }: SearchSliceAsked): SearchSliceDone {
  const { search, fromMs } = found(key);
  if (adopt) search.adopt(adopt);
  search.run(bounds);
  return {
    best: search.best(),
    progress: search.look(threadClock() - fromMs),
    rounds: search.rounds,
    isOver: search.isOver,
  };
}

/** Writes the best plan down and forgets the search. */
export function finish(key: string): RoutingPlan {
  const { search } = found(key);
  SEARCHES.delete(key);
  return search.plan();
}

/** Forgets the search. */
export function close(key: string): void {
  SEARCHES.delete(key);
}

function found(key: string): { search: PlanSearch; fromMs: number } {
  const entry = SEARCHES.get(key);
  if (!entry) throw new Error(`no search ${key} in this thread`);
  return entry;
}
