import type { PlanProgress, RoutingPlan, RoutingProblem, Violation } from '#core/routing';
import { think, ThoughtInterrupted } from '#platform/thinking';
import { planInThreads, type ThreadedPlanOptions } from './plan-in-threads';
import type { RunPlanOptions } from './run-plan.entity';

export interface Solving {
  readonly seed: number;
  readonly options: RunPlanOptions;
  readonly signal: AbortSignal;
  /** Searches that may go on side by side. */
  readonly threads: number;
  readonly tell: (best: PlanProgress) => void;
}

/**
 * Plans in threads of their own, one for each seed as far as there are threads. Bounded by rounds, the same question
 * gives the same plan on every machine with as many threads. Throws ThoughtInterrupted when nobody waits any more.
 */
export async function solvePlan(problem: RoutingProblem, solving: Solving): Promise<RoutingPlan> {
  const { seed, options, signal, tell, threads } = solving;
  const answer = await planInThreads(problem, {
    ...{ seed, signal, onProgress: tell },
    threads: Math.min(options.seeds, threads),
    ...boundsOf(options),
  });
  if (signal.aborted) throw new ThoughtInterrupted();
  return answer;
}

/** What an independent checker finds wrong with an answer; nothing, if it may be written. */
export async function checkInThread(
  problem: RoutingProblem,
  answer: RoutingPlan,
  signal: AbortSignal,
): Promise<Violation[]> {
  const file = require.resolve('#core/routing');
  return think<Violation[]>({ file, call: 'checkPlan', args: [problem, answer] }, signal);
}

/** By the wish, else by the question alone, never by the clock: the core knows how many rounds are worth while. */
function boundsOf({
  seconds,
  iterations,
}: RunPlanOptions): Pick<ThreadedPlanOptions, 'iterationsMax' | 'millisecondsMax'> {
  if (seconds !== null) return { millisecondsMax: seconds * 1_000 };
  return iterations === null ? {} : { iterationsMax: iterations };
}
