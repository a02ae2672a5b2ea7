import { describeRun } from './describe-run';
import { loadConflicts, runConflicts, stopConflicts } from './find-conflicts';
import { lookupOf, type RoutingLookup } from './lookup';
import { orderConflicts } from './order-conflicts';
import type { RunEvaluation } from './plan';
import type { RoutingProblem, RoutingVehicle, RunStop } from './problem';
import { timeRun } from './run-legs';
import { wayConflicts } from './way-conflicts';

/**
 * One run as it would go if the vehicle made these stops in this order, with every conflict by name.
 *
 * Promises: nothing is refused but unknown ids; without conflicts the run could stand in a plan as
 * it is, as far as one run alone can tell (evaluatePlan asks what runs owe each other); breaks are
 * placed where the run ends soonest; late stops are handled on arrival; the vehicle leaves as late as
 * it can without changing the first stop. O(sites + shipments + stops²), about a millisecond for 100
 * stops.
 */
export function evaluateRun(
  problem: RoutingProblem,
  vehicleId: string,
  stopSequence: readonly RunStop[],
): RunEvaluation {
  const lookup = lookupOf(problem);
  return evaluateStops(lookup, lookup.vehicle(vehicleId), stopSequence);
}

/** The same for callers that ask often: they index the problem once. */
export function evaluateStops(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): RunEvaluation {
  const timed = timeRun(lookup, vehicle, stops);
  const { stopEvaluations, run } = describeRun(timed);
  return {
    vehicleId: vehicle.id,
    stops: stopEvaluations,
    run,
    conflicts: [
      ...orderConflicts(lookup, vehicle, stops),
      ...wayConflicts(lookup, timed),
      ...stopConflicts(timed),
      ...loadConflicts(timed),
      ...runConflicts(timed, run),
    ],
  };
}
