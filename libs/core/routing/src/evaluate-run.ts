import { describeRun, type TimedRun } from './describe-run';
import { loadConflicts, orderConflicts, runConflicts, stopConflicts } from './find-conflicts';
import { lookupOf, type RoutingLookup } from './lookup';
import type { RunEvaluation } from './plan';
import type { RoutingProblem, RoutingVehicle, RunStop } from './problem';
import { slacks, timetable, type TimedStop } from './schedule';
import { handlingSeconds } from './travel';
import { intersect, spansOf } from './windows';

/**
 * One run as it would go if the vehicle made these stops in this order, with every conflict by name.
 *
 * Promises: nothing is refused but unknown ids; without conflicts the run could stand in a plan as
 * it is; late stops are handled on arrival; the vehicle leaves as late as it can without changing
 * the first stop. O(sites + shipments + stops²), about a millisecond for 100 stops.
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
      ...stopConflicts(timed),
      ...loadConflicts(timed),
      ...runConflicts(timed, run),
    ],
  };
}

function timeRun(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): TimedRun {
  const start = lookup.site(vehicle.startSiteId);
  const loadedAt = new Map<string, number>();
  let from = start;
  let leavingSeconds = 0;
  const legs = stops.map(({ kind, shipmentId }, index) => {
    const shipment = lookup.shipment(shipmentId);
    const isPickup = kind === 'pickup';
    const site = lookup.site(isPickup ? shipment.pickupSiteId : shipment.deliverySiteId);
    const road = lookup.road(from, site);
    const fixedBefore = index > 0 && from.id === site.id ? 0 : leavingSeconds;
    from = site;
    leavingSeconds = site.serviceSecondsFixed;
    const owed = isPickup ? undefined : loadedAt.get(shipmentId);
    if (isPickup && !loadedAt.has(shipmentId)) loadedAt.set(shipmentId, index);
    const windows = isPickup ? shipment.pickupWindows : shipment.deliveryWindows;
    const timing: TimedStop = {
      legSeconds: fixedBefore + road.seconds,
      handlingSeconds: handlingSeconds(site, shipment.grams),
      spans: intersect(spansOf(site.windows), spansOf(windows)),
      loadedAt: shipment.maxSecondsOnBoard === null ? -1 : (owed ?? -1),
      maxSecondsOnBoard: shipment.maxSecondsOnBoard ?? Infinity,
    };
    return { kind, shipment, site, road, fixedBefore, timing, owedSince: owed ?? -1 };
  });
  const end = vehicle.endSiteId === null ? from : lookup.site(vehicle.endSiteId);
  const endRoad = lookup.road(from, end);
  const timings = legs.map((leg) => leg.timing);
  const { begins } = timetable(timings, vehicle.shiftFromSeconds);
  const slackSeconds = slacks(timings, begins, {
    legSeconds: leavingSeconds + endRoad.seconds,
    latestSeconds: vehicle.shiftToSeconds,
  });
  return {
    vehicle,
    start,
    end,
    endRoad,
    endFixedSeconds: leavingSeconds,
    legs,
    begins,
    slackSeconds,
  };
}
