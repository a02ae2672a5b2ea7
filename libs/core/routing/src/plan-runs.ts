import { assertRoutingProblem } from './assert-problem';
import { describePlan } from './describe-plan';
import { Draft } from './draft';
import { fillUp, firstDraft } from './first-draft';
import { improve, type Bounds } from './improve';
import { resolveLocks } from './locks';
import { modelOf } from './model';
import { neighboursOf } from './neighbours';
import type { PlanOptions, RoutingPlan } from './plan';
import type { RoutingProblem } from './problem';
import { randomOf } from './random';

/** Rounds of improvement by default; chosen so that the times promised below hold with room to spare. */
const ROUNDS_MAX = 20_000;
const ROUNDS_PER_SHIPMENT = 30;

/**
 * Plans the runs of a mixed fleet: serves as much as possible by the sum of priorities, then by number,
 * then with as few vehicles, then at as little cost (metres, when no vehicle has a price).
 *
 * Promises: every run keeps every rule of the problem (checkPlan agrees); every shipment is served
 * exactly once or unserved with a reason; locks are kept; the input's order is neutral; the same
 * problem, seed and bound in iterations give the same plan, byte for byte. A current plan is where it
 * begins and never what it falls behind. Throws a RangeError only for a malformed problem.
 * Cost on one core: 100 shipments × 9 vehicles about a second, 500 × 40 under ten, 5,000 × 420 in
 * a minute or so; memory grows with the shipments, never with their square.
 */
export function planRuns(problem: RoutingProblem, options: PlanOptions): RoutingPlan {
  assertRoutingProblem(problem);
  const bounds = boundsOf(problem, options);
  const model = modelOf(problem);
  const locks = resolveLocks(problem, model);
  const search = {
    random: randomOf(options.seed),
    neighbours: neighboursOf(model, problem.travel),
  };
  const first = firstDraft({ ...search, draft: new Draft(model, locks) });
  const { best, iterations } = improve({ ...search, draft: first }, bounds);
  const last = new Draft(model, locks, best.routes);
  fillUp({ ...search, draft: last });
  return describePlan(last, iterations);
}

function boundsOf(problem: RoutingProblem, options: PlanOptions): Bounds {
  const { now, signal, onProgress, millisecondsMax } = options;
  if (millisecondsMax !== undefined && now === undefined) {
    throw new RangeError('millisecondsMax needs a clock: pass now');
  }
  const byDefault =
    millisecondsMax === undefined
      ? Math.min(ROUNDS_MAX, problem.shipments.length * ROUNDS_PER_SHIPMENT)
      : Infinity;
  const isTrivial = problem.shipments.length === 0 || problem.vehicles.length === 0;
  return {
    iterationsMax: isTrivial ? 0 : (options.iterationsMax ?? byDefault),
    millisecondsMax: millisecondsMax ?? Infinity,
    startedAt: now?.() ?? 0,
    ...(now && millisecondsMax !== undefined && { now }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  };
}
