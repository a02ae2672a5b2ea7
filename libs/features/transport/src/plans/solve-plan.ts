import type { PlanProgress, RoutingPlan, RoutingProblem, Violation } from '#core/routing';
import { think, ThoughtInterrupted } from '#platform/thinking';
import { planInThreads, type ThreadedPlanOptions } from './plan-in-threads';
import type { RunPlanOptions } from './run-plan.entity';

/**
 * Rounds of a search that nobody has bounded: few enough that nobody waits minutes, even where one machine does
 * everything; a round costs more the more there is to carry. Whoever has time asks for seconds or rounds.
 */
const SHIPMENT_ROUNDS_MAX = 400_000;
const ROUNDS_MAX = 4_000;
const ROUNDS_MIN = 300;
const FAULT_LENGTH_MAX = 1_000;

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
    ...boundsOf(options, problem.shipments.length),
  });
  if (signal.aborted) throw new ThoughtInterrupted();
  return answer;
}

/** The first promise that an answer breaks, in one line, by an independent checker; null: it may be written. */
export async function faultOf(
  problem: RoutingProblem,
  answer: RoutingPlan,
  signal: AbortSignal,
): Promise<string | null> {
  const file = require.resolve('#core/routing');
  const thought = { file, call: 'checkPlan', args: [problem, answer] };
  const [first] = await think<Violation[]>(thought, signal);
  if (!first) return null;
  const where = [first.vehicleId, first.shipmentId].flatMap((id) => id ?? []).join(' ');
  return `${first.code} ${where}: ${first.detail}`.slice(0, FAULT_LENGTH_MAX);
}

/** By the wish, else by the question alone, never by the clock. */
function boundsOf(
  { seconds, iterations }: RunPlanOptions,
  shipments: number,
): Pick<ThreadedPlanOptions, 'iterationsMax' | 'millisecondsMax'> {
  if (seconds !== null) return { millisecondsMax: seconds * 1_000 };
  if (iterations !== null) return { iterationsMax: iterations };
  const rounds = Math.floor(SHIPMENT_ROUNDS_MAX / Math.max(1, shipments));
  return { iterationsMax: Math.min(ROUNDS_MAX, Math.max(ROUNDS_MIN, rounds)) };
}
