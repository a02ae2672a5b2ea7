import { evaluateStops } from './evaluate-run';
import { FinishedPlan } from './explain/finished-plan';
import { changesFor } from './explain/nearest-change';
import { whyUnserved } from './explain/why-unserved';
import type { RoutingLookup } from './lookup';
import type { PlannedRun, PlanTotals, RoutingPlan, UnservedShipment } from './plan';
import type { CurrentRun, Shipment } from './problem';
import type { UnservedReason } from './reasons';

/** What a search found, before it is written down. */
export interface FoundPlan {
  /** By stops; those without any are left out. */
  readonly runs: readonly CurrentRun[];
  /** What cannot be served for reasons that only the search knows, by shipment id. */
  readonly refused?: ReadonlyMap<string, UnservedReason>;
  readonly iterations: number;
  readonly lowerBounds: RoutingPlan['lowerBounds'];
  readonly trace: RoutingPlan['trace'];
}

/** So many vehicles are asked about all unserved shipments together: seconds for thousands of them. */
const ASKED_IN_ALL = 2000;
const ASKED_MAX = 40;
const ASKED_MIN = 3;
/** For so many of them, the most urgent first, the nearest change is looked for. */
const LOOKED_INTO_MAX = 30;

/**
 * Writes the answer down, every figure derived from the same evaluation as by hand, and says of
 * everything that no run serves why. O(stops²) and the trials of what stays behind.
 */
export function assemblePlan(lookup: RoutingLookup, found: FoundPlan): RoutingPlan {
  const used = found.runs
    .filter((run) => run.stops.length > 0)
    .sort((a, b) => (a.vehicleId < b.vehicleId ? -1 : 1));
  const runs = used.map(
    ({ vehicleId, stops }) => evaluateStops(lookup, lookup.vehicle(vehicleId), stops).run,
  );
  const served = new Set(used.flatMap((run) => run.stops.map((stop) => stop.shipmentId)));
  const all = [...lookup.problem.shipments].sort((a, b) => (a.id < b.id ? -1 : 1));
  const left = all.filter((it) => !served.has(it.id));
  const asked = Math.min(ASKED_MAX, Math.max(ASKED_MIN, Math.floor(ASKED_IN_ALL / left.length)));
  const plan = new FinishedPlan(lookup, used);
  const first = new Set(
    [...left].sort((a, b) => b.priority - a.priority).slice(0, LOOKED_INTO_MAX),
  );
  const unserved = left.map((shipment): UnservedShipment => {
    const refused = found.refused?.get(shipment.id);
    const reason = refused ?? whyUnserved(plan, shipment, asked);
    if (refused !== undefined || !first.has(shipment)) return { shipmentId: shipment.id, reason };
    return { shipmentId: shipment.id, reason, changes: changesFor(plan, shipment, asked) };
  });
  const { iterations, lowerBounds, trace } = found;
  const totals = totalsOf(
    all.filter((it) => served.has(it.id)),
    left,
    runs,
  );
  return { runs, unserved, totals, iterations, lowerBounds, trace };
}

function totalsOf(
  served: readonly Shipment[],
  left: readonly Shipment[],
  runs: readonly PlannedRun[],
): PlanTotals {
  const sum = <T>(list: readonly T[], figure: (it: T) => number): number =>
    list.reduce((total, it) => total + figure(it), 0);
  return {
    vehicles: runs.length,
    servedShipments: served.length,
    servedPriority: sum(served, (it) => it.priority),
    servedGrams: sum(served, (it) => it.grams),
    unservedShipments: left.length,
    unservedGrams: sum(left, (it) => it.grams),
    metres: sum(runs, (run) => run.metres),
    seconds: sum(runs, (run) => run.seconds),
    fuelMl: sum(runs, (run) => run.fuelMl),
    costMinor: sum(runs, (run) => run.costMinor),
    kilogramMetres: sum(runs, (run) => run.kilogramMetres),
  };
}
