import { evaluateStops } from './evaluate-run';
import { lookupOf, type RoutingLookup } from './lookup';
import type { PlanEvaluation } from './plan';
import { conflictsOfRun, planConflicts } from './plan-conflicts';
import type { CurrentRun, RoutingProblem } from './problem';

/**
 * A whole plan as people arranged it: each run as evaluateRun sees it, and what is wrong between them:
 * a leg without its other half, a centre too full, common fuel that does not reach.
 *
 * Promises: without conflicts it is a plan that keeps every rule. O(problem + stops²).
 */
export function evaluatePlan(problem: RoutingProblem, runs: readonly CurrentRun[]): PlanEvaluation {
  return evaluateRuns(lookupOf(problem), runs);
}

/** The same for callers that ask often: they index the problem once. */
export function evaluateRuns(lookup: RoutingLookup, runs: readonly CurrentRun[]): PlanEvaluation {
  const evaluations = runs.map(({ vehicleId, stops }) =>
    evaluateStops(lookup, lookup.vehicle(vehicleId), stops),
  );
  return {
    runs: evaluations,
    conflicts: [
      ...evaluations.flatMap((it) => conflictsOfRun(it.vehicleId, it.conflicts)),
      ...planConflicts(lookup, evaluations),
    ],
  };
}
