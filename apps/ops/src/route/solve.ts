import { planRuns, type RoutingPlan, type RoutingProblem } from '#core/routing';
import type { RouteOptions } from './route-options';

/** Plans within the bounds that were asked for. */
export function solve(problem: RoutingProblem, options: RouteOptions): Promise<RoutingPlan> {
  const { seed, iterations, seconds } = options;
  const plan = planRuns(problem, {
    seed,
    ...(iterations !== null && { iterationsMax: iterations }),
    ...(seconds !== null && { millisecondsMax: seconds * 1_000, now: () => performance.now() }),
  });
  return Promise.resolve(plan);
}
