import type { PlannedRun } from '#core/routing';
import type { RunFigures } from '../runs/run-figures';
import type { Run } from '../runs/run.entity';
import type { Remaining } from './replan-question';

/** A run on the road as it goes on: what was driven, and what the plan adds to it. */
export function figuresOnTheRoad(
  planned: PlannedRun,
  { drivenMetres, run: { fuelMlPerKm } }: Remaining,
  { run, from }: { readonly run: Run; readonly from: Date },
): RunFigures {
  const last = planned.steps.at(-1);
  const metres = drivenMetres + planned.metres;
  return {
    metres,
    fuelMl: Math.ceil((metres * fuelMlPerKm) / 1000),
    departsAt: run.departsAt,
    returnsAt: last ? new Date(from.getTime() + last.arrivalSeconds * 1_000) : run.returnsAt,
    metresToEnd: last?.metres ?? 0,
    drivingSeconds: planned.drivingSeconds,
    waitingSeconds: planned.waitingSeconds,
    costMinor: planned.costMinor,
    servedGrams: planned.servedGrams,
    peakLoadGrams: planned.peakLoadGrams,
    utilisationPermille: planned.utilisationPermille,
    kilogramMetres: planned.kilogramMetres,
    stops: [],
    conflicts: [],
  };
}
