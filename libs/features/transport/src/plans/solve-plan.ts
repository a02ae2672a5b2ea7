import type { PlanProgress, RoutingPlan, RoutingProblem, Violation } from '#core/routing';
import { think } from '#platform/thinking';
import type { PlanBounds } from './planning-thread';
import type { RunPlanOptions } from './run-plan.entity';

/** A round costs more the more there is to carry: many goods get fewer rounds, so that nobody waits minutes. */
const SHIPMENT_ROUNDS_MAX = 100_000;
/** Rounds of improvement: bounded, so that the same question gives the same plan on every machine. */
const ITERATIONS_MAX = 4_000;
const ITERATIONS_MIN = 200;

export interface Solving {
  readonly seed: number;
  readonly options: RunPlanOptions;
  readonly signal: AbortSignal;
  /** Searches that may go on side by side. */
  readonly threads: number;
  readonly tell: (best: PlanProgress) => void;
}

/** Plans in a thread of its own. Bounded by rounds, the same question gives the same plan on every machine. */
export async function solvePlan(problem: RoutingProblem, solving: Solving): Promise<RoutingPlan> {
  const { seed, options, signal, tell } = solving;
  const bounds = { seed, ...boundsOf(options, problem.shipments.length) };
  const file = require.resolve('./planning-thread');
  const hear = (news: unknown): void => {
    tell(news as PlanProgress);
  };
  return think<RoutingPlan>(
    { file, call: 'plan', args: [problem, bounds], isTelling: true },
    signal,
    hear,
  );
}

/** What an independent checker finds wrong with an answer; nothing, if it may be written. */
export async function checkInThread(
  problem: RoutingProblem,
  answer: RoutingPlan,
  signal: AbortSignal,
): Promise<Violation[]> {
  const file = require.resolve('./planning-thread');
  return think<Violation[]>({ file, call: 'check', args: [problem, answer] }, signal);
}

/** By the wish, else by the question alone, never by the clock. */
function boundsOf(
  { seconds, iterations }: RunPlanOptions,
  shipments: number,
): Omit<PlanBounds, 'seed'> {
  if (seconds !== null) return { millisecondsMax: seconds * 1_000 };
  if (iterations !== null) return { iterationsMax: iterations };
  const rounds = Math.floor(SHIPMENT_ROUNDS_MAX / Math.max(1, shipments));
  return { iterationsMax: Math.min(ITERATIONS_MAX, Math.max(ITERATIONS_MIN, rounds)) };
}
