import { describeRun } from '../describe-run';
import { evaluateStops } from '../evaluate-run';
import { lookupOf } from '../lookup';
import type { RunStep, StopEvaluation } from '../plan';
import type { CurrentRun, RoutingProblem, RoutingVehicle } from '../problem';
import type { Conflict } from '../reasons';
import { timeRun } from '../run-legs';
import { costShares, type CostShare } from './cost-shares';

/** A run in the figures that a coordinator asks for. Plain JSON. */
export interface RunExplanation {
  readonly vehicleId: string;
  /** Each way from one place to the next with what is on board meanwhile. */
  readonly ways: readonly LoadedWay[];
  /** With the slack and the waiting of each. */
  readonly stops: readonly StopEvaluation[];
  /** The stop that bears the least delay, by its number; null when there is none. */
  readonly tightestStop: number | null;
  readonly metres: number;
  readonly emptyMetres: number;
  readonly seconds: number;
  readonly drivingSeconds: number;
  readonly waitingSeconds: number;
  readonly fuelMl: number;
  readonly costMinor: number;
  /** Who bears it; the shares add up to the cost. */
  readonly shares: readonly CostShare[];
  /** What each shipment on a run of its own with this vehicle would come to, in sum. */
  readonly apart: { readonly metres: number; readonly costMinor: number };
  /** That less what the run comes to; below 0 when carrying together is a detour. */
  readonly saved: { readonly metres: number; readonly costMinor: number };
  readonly conflicts: readonly Conflict[];
}

export interface LoadedWay {
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly metres: number;
  readonly seconds: number;
  readonly loadGrams: number;
  readonly loadLitres: number;
  readonly loadPackages: number;
  /** Of the capacity that is tightest, in thousandths. */
  readonly utilisationPermille: number;
}

/**
 * Why a run is as it is: what is on board between its places, how much delay each stop bears, where it
 * waits, what it costs, who would bear that and what going together saves. O(shipments × stops).
 */
export function explainRun(problem: RoutingProblem, run: CurrentRun): RunExplanation {
  const lookup = lookupOf(problem);
  const vehicle = lookup.vehicle(run.vehicleId);
  const timed = timeRun(lookup, vehicle, run.stops);
  const planned = describeRun(timed).run;
  const { stops, conflicts } = evaluateStops(lookup, vehicle, run.stops);
  const ways = waysOf(vehicle, planned.steps);
  const shares = costShares(lookup, timed, planned);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const apart = {
    metres: sum(shares.map((it) => it.aloneMetres)),
    costMinor: sum(shares.map((it) => it.aloneCostMinor)),
  };
  const { metres, seconds, drivingSeconds, waitingSeconds, fuelMl, costMinor } = planned;
  return {
    vehicleId: vehicle.id,
    ways,
    stops,
    tightestStop: tightestOf(stops),
    ...{ metres, seconds, drivingSeconds, waitingSeconds, fuelMl, costMinor },
    emptyMetres: sum(ways.map((way) => (way.loadGrams === 0 ? way.metres : 0))),
    shares,
    apart,
    saved: { metres: apart.metres - metres, costMinor: apart.costMinor - costMinor },
    conflicts,
  };
}

function tightestOf(stops: readonly StopEvaluation[]): number | null {
  const least = Math.min(...stops.map((stop) => stop.slackSeconds));
  const index = stops.findIndex((stop) => stop.slackSeconds === least);
  return index < 0 ? null : index;
}

function waysOf(vehicle: RoutingVehicle, steps: readonly RunStep[]): LoadedWay[] {
  const ways: LoadedWay[] = [];
  let before: RunStep | undefined;
  for (const step of steps) {
    const isThere = before?.siteId === step.siteId && step.metres === 0;
    if (before !== undefined && !isThere) ways.push(wayBetween(vehicle, before, step));
    before = step;
  }
  return ways;
}

function wayBetween(vehicle: RoutingVehicle, from: RunStep, to: RunStep): LoadedWay {
  const { loadGrams, loadLitres, loadPackages } = from;
  const shares = [
    share(loadGrams, vehicle.capacityGrams),
    share(loadLitres, vehicle.capacityLitres),
    share(loadPackages, vehicle.capacityPackages),
  ];
  return {
    fromSiteId: from.siteId ?? '',
    toSiteId: to.siteId ?? '',
    metres: to.metres,
    seconds: to.travelSeconds,
    ...{ loadGrams, loadLitres, loadPackages },
    utilisationPermille: Math.max(...shares),
  };
}

function share(load: number, capacity: number): number {
  return capacity === 0 ? 0 : Math.round((load * 1000) / capacity);
}
