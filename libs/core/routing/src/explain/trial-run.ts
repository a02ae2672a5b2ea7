import type { RoutingLookup } from '../lookup';
import type { RoutingSite, RoutingVehicle, RunStop, Shipment } from '../problem';
import { layOut, type RunLeg } from '../run-legs';
import { firstAllowed, lastAllowed } from '../windows';

/** A run as a trial sees it: by the earliest and latest moments of its stops, breaks and rides aside. */
export interface TrialRun {
  readonly vehicle: RoutingVehicle;
  readonly stops: readonly RunStop[];
  readonly legs: readonly RunLeg[];
  /** At position i the end of handling of the stop before it; at 0 the beginning of the shift. */
  readonly done: readonly number[];
  /** At position i the latest arrival from which the rest can be kept; the end of the run last. */
  readonly latest: readonly number[];
  /** At position i what is on board on arrival there. */
  readonly aboard: readonly (readonly Shipment[])[];
  readonly metres: number;
  readonly drivingSeconds: number;
  /** The first position where something may be put; −1 when the run is closed. */
  readonly openFrom: number;
}

/** Prepares a run for trials. O(stops²) for what is on board. */
export function trialRunOf(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): TrialRun {
  const road = lookup.roadsOf(vehicle);
  const { legs, start } = layOut(lookup, vehicle, stops);
  const done = [vehicle.shiftFromSeconds];
  for (const { timing } of legs) {
    const ready = (done.at(-1) ?? 0) + timing.legSeconds;
    const begin = firstAllowed(timing.spans, ready);
    done.push((begin === Infinity ? ready : begin) + timing.handlingSeconds);
  }
  const last = legs.at(-1)?.site ?? start;
  const end = vehicle.endSiteId === null || last === null ? last : lookup.site(vehicle.endSiteId);
  const home = last === null || end === null ? { metres: 0, seconds: 0 } : road(last, end);
  const latest = legs.map(() => 0);
  latest.push(vehicle.shiftToSeconds);
  for (let index = legs.length - 1; index >= 0; index -= 1) {
    const timing = legs[index]?.timing;
    if (timing === undefined) break;
    const leaving = legs[index + 1]?.timing.legSeconds ?? homeSeconds(last, home.seconds);
    const begin = (latest[index + 1] ?? 0) - leaving - timing.handlingSeconds;
    latest[index] = lastAllowed(timing.spans, begin);
  }
  const lock = lookup.orderLock(vehicle.id);
  return {
    vehicle,
    stops,
    legs,
    done,
    latest,
    aboard: aboardAlong(legs),
    metres: legs.reduce((sum, leg) => sum + leg.road.metres, 0) + home.metres,
    drivingSeconds: legs.reduce((sum, leg) => sum + leg.road.seconds, 0) + home.seconds,
    openFrom: lock === undefined ? 0 : lock.closed === true ? -1 : lock.stops.length,
  };
}

function homeSeconds(last: RoutingSite | null, seconds: number): number {
  return (last?.serviceSecondsFixed ?? 0) + seconds;
}

function aboardAlong(legs: readonly RunLeg[]): Shipment[][] {
  let aboard = [...new Set(legs.filter((it) => it.isFromStart).map((it) => it.shipment))];
  const along = [aboard];
  for (const { kind, shipment } of legs) {
    aboard =
      kind === 'pickup' ? [...aboard, shipment] : aboard.filter((it) => it.id !== shipment.id);
    along.push(aboard);
  }
  return along;
}
