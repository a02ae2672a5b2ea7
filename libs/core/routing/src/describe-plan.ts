import type { Draft } from './draft';
import { evaluateStops } from './evaluate-run';
import type { PlannedRun, PlanTotals, RoutingPlan, UnservedShipment } from './plan';
import { whyUnserved } from './why-unserved';

/** Writes the draft down as the answer, every figure derived from the same evaluation as by hand. */
export function describePlan(draft: Draft, iterations: number): RoutingPlan {
  const { model, locks } = draft;
  const runs = draft.routes
    .filter((route) => route.tasks.length > 0)
    .map(({ carrier, tasks }) => {
      const stops = tasks.map(({ isPickup, load }) => ({
        kind: isPickup ? ('pickup' as const) : ('delivery' as const),
        shipmentId: load.source.id,
      }));
      return evaluateStops(model.lookup, carrier.source, stops).run;
    });
  const unserved = model.loads
    .filter((load) => (draft.vehicleOf[load.index] ?? -1) < 0)
    .map((load): UnservedShipment => {
      const reason = locks.refused.get(load) ?? whyUnserved(draft, load);
      return { shipmentId: load.source.id, reason };
    });
  return {
    runs,
    unserved,
    totals: totalsOf(draft, runs),
    iterations,
    lowerBounds: { vehicles: 0, metres: 0, costMinor: 0 },
    trace: [],
  };
}

function totalsOf({ model, vehicleOf }: Draft, runs: readonly PlannedRun[]): PlanTotals {
  const isServed = (index: number): boolean => (vehicleOf[index] ?? -1) >= 0;
  const served = model.loads.filter((load) => isServed(load.index)).map((load) => load.source);
  const left = model.loads.filter((load) => !isServed(load.index)).map((load) => load.source);
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
