import { assertRoutingProblem } from './assert-problem';
import { PlanSearch, type SearchBudget } from './engine/plan-search';
import type { PlanOptions, RoutingPlan } from './plan';
import type { RoutingProblem } from './problem';

/** Rounds of improvement by default; chosen so that the times promised below hold with room to spare. */
const ROUNDS_MAX = 100_000;
const ROUNDS_PER_SHIPMENT = 500;
/** Between two looks at the signal and the best plan. */
const LOOKS = 100;
const SLICE_MS = 50;

/**
 * Plans the runs of a mixed fleet: serves as much as possible by the sum of priorities, then by number,
 * then with as few vehicles, then at as little cost (metres, when no vehicle has a price); or as the
 * problem's objective says.
 *
 * Promises: every run keeps every rule of the problem (checkPlan agrees); every shipment is served
 * exactly once or unserved with a reason; locks are kept; the input's order is neutral; the same
 * problem, seed and bound in iterations give the same plan, byte for byte. A current plan is where it
 * begins and never what it falls behind. Throws a RangeError only for a malformed problem.
 * Cost on one core: 300 shipments × 9 vehicles some seconds, 5,000 × 420 under half a minute; memory
 * grows with shipments × vehicles and with the square of the places.
 */
export function planRuns(problem: RoutingProblem, options: PlanOptions): RoutingPlan {
  assertRoutingProblem(problem);
  const { signal, onProgress, now } = options;
  const startedAt = now?.() ?? 0;
  const budget = budgetOf(problem, options);
  const search = new PlanSearch(problem, options.seed, budget);
  const slice = sliceOf(budget);
  const look = (): void => {
    if (onProgress === undefined && !search.hasNews) return;
    const progress = search.look(now === undefined ? null : now() - startedAt);
    onProgress?.(progress);
  };
  look();
  while (!search.isOver && signal?.aborted !== true) {
    const untilMs = (now?.() ?? 0) + SLICE_MS;
    search.run(options.millisecondsMax === undefined ? { rounds: slice } : { untilMs });
    look();
  }
  return search.plan();
}

/** Rounds of improvement where nobody says how many. */
export function defaultRounds({ shipments }: Pick<RoutingProblem, 'shipments'>): number {
  return Math.min(ROUNDS_MAX, shipments.length * ROUNDS_PER_SHIPMENT);
}

function budgetOf(
  problem: RoutingProblem,
  { iterationsMax, millisecondsMax, now }: PlanOptions,
): SearchBudget {
  if (millisecondsMax !== undefined) {
    if (now === undefined) throw new RangeError('millisecondsMax needs a clock: pass now');
    if (iterationsMax === undefined) return { milliseconds: millisecondsMax, now };
  }
  return { rounds: iterationsMax ?? defaultRounds(problem) };
}

function sliceOf(budget: SearchBudget): number {
  return 'rounds' in budget ? Math.max(1, Math.ceil(budget.rounds / LOOKS)) : Infinity;
}
