import type { RoutingPlan, RoutingProblem } from '#core/routing';
import { think } from '#platform/thinking';

/** A round costs more the more there is to carry: many goods get fewer rounds, so that nobody waits minutes. */
const SHIPMENT_ROUNDS_MAX = 100_000;
/** Rounds of improvement: bounded, so that the same question gives the same plan on every machine. */
const ITERATIONS_MAX = 4_000;
const ITERATIONS_MIN = 200;

/** Plans runs in a thread of its own. The same problem and seed give the same plan, whatever the machine. */
export function planInThread(
  { problem, seed }: { readonly problem: RoutingProblem; readonly seed: number },
  signal: AbortSignal,
): Promise<RoutingPlan> {
  const file = require.resolve('#core/routing');
  const options = { seed, iterationsMax: roundsFor(problem.shipments.length) };
  return think<RoutingPlan>({ file, call: 'planRuns', args: [problem, options] }, signal);
}

/** By the question alone, never by the clock. */
function roundsFor(shipments: number): number {
  const rounds = Math.floor(SHIPMENT_ROUNDS_MAX / Math.max(1, shipments));
  return Math.min(ITERATIONS_MAX, Math.max(ITERATIONS_MIN, rounds));
}
