import type { RoutingPlan, RoutingProblem } from '#core/routing';
import { planInThreads } from '#features/transport';
import type { RouteOptions } from './route-options';

/** Plans within the bounds that were asked for; Ctrl-C ends it with the best plan so far. */
export async function solve(problem: RoutingProblem, options: RouteOptions): Promise<RoutingPlan> {
  const { seed, threads, iterations, seconds } = options;
  const end = new AbortController();
  const stop = (): void => {
    end.abort();
  };
  process.once('SIGINT', stop);
  try {
    return await planInThreads(problem, {
      ...{ seed, threads, signal: end.signal },
      ...(iterations !== null && { iterationsMax: iterations }),
      ...(seconds !== null && { millisecondsMax: seconds * 1_000 }),
    });
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
