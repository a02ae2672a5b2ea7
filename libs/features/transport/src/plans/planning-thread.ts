import {
  checkPlan,
  type PlanProgress,
  planRuns,
  type RoutingPlan,
  type RoutingProblem,
  type Violation,
} from '#core/routing';

/** How long a search may go on: by rounds, or by the clock. */
export interface PlanBounds {
  readonly seed: number;
  readonly iterationsMax?: number;
  readonly millisecondsMax?: number;
}

/** Plans in the thread that calls it, and tells of each better plan. */
export function plan(
  problem: RoutingProblem,
  { seed, ...bounds }: PlanBounds,
  tell: (news: PlanProgress) => void,
): RoutingPlan {
  const now = (): number => performance.now();
  return planRuns(problem, { seed, ...bounds, now, onProgress: tell });
}

/** The first broken promises of a plan. */
export function check(problem: RoutingProblem, answer: RoutingPlan): Violation[] {
  return checkPlan(problem, answer).slice(0, 20);
}
