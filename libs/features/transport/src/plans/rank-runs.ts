import type { PlannedRun, RoutingPlan, RoutingProblem } from '#core/routing';
import type { GoodsWeight } from '../runs/priority';
import { wholeIdOf } from './freeze-plan';

/** What one run of a plan is worth beside the fuel that it burns. */
export interface RankedRun {
  /** From 1; runs that burn nothing come first. */
  readonly rank: number;
  readonly vehicleId: string;
  /** Σ urgency × families × fairness debt of what it brings; half of it for one of two legs. */
  readonly priority: number;
  readonly fuelMl: number;
  /** Rounded; null when it burns nothing. */
  readonly priorityPerLitre: number | null;
  /** Of the places that it brings goods to, each counted once. */
  readonly families: number;
  /** Of the goods that can wait least: 1 to 15. */
  readonly urgencyMax: number;
  /** The greatest of its goods' debts: 1000 when nothing is owed. */
  readonly debtPermilleMax: number;
  readonly servedGrams: number;
  readonly metres: number;
}

/**
 * Ranks the runs of a plan by what they serve per litre: the order in which to let them go when fuel is short.
 *
 * Promises: every run once; nobody with more per litre stands behind somebody with less; of equals the one with more
 * priority, then by vehicle.
 */
export function rankRuns(
  problem: RoutingProblem,
  answer: RoutingPlan,
  weights: Readonly<Record<string, GoodsWeight>>,
): RankedRun[] {
  const known = new Map(problem.shipments.map((it) => [it.id, it]));
  return answer.runs
    .map((run) => {
      const brought = broughtBy(run);
      const goods = brought.flatMap(({ shipmentId }) => known.get(shipmentId) ?? []);
      const weightsOf = goods.flatMap((it) => weights[wholeIdOf(it)] ?? []);
      const priority = brought.reduce(
        (sum, { shipmentId, share }) => sum + (known.get(shipmentId)?.priority ?? 0) * share,
        0,
      );
      const perPlace = new Map<string, number>();
      for (const it of goods) {
        const place = it.deliverySiteId ?? '';
        const families = weights[wholeIdOf(it)]?.families ?? 0;
        perPlace.set(place, Math.max(perPlace.get(place) ?? 0, families));
      }
      return {
        ...{ vehicleId: run.vehicleId, fuelMl: run.fuelMl, metres: run.metres },
        priority: Math.round(priority),
        priorityPerLitre: perLitre(priority, run.fuelMl),
        families: [...perPlace.values()].reduce((sum, families) => sum + families, 0),
        urgencyMax: Math.max(0, ...weightsOf.map((it) => it.urgency)),
        debtPermilleMax: Math.max(0, ...weightsOf.map((it) => it.debtPermille)),
        servedGrams: run.servedGrams,
      };
    })
    .sort(byWorth)
    .map((run, index) => ({ rank: index + 1, ...run }));
}

/** What a run unloads, and its share in bringing it: half for a feeder or a trunk, all for the whole way. */
function broughtBy(run: PlannedRun): { shipmentId: string; share: number }[] {
  return run.steps.flatMap((step) =>
    step.kind === 'delivery'
      ? step.shipmentIds.map((shipmentId, index) => ({
          shipmentId,
          share: step.legs?.[index] == null ? 1 : 0.5,
        }))
      : [],
  );
}

function perLitre(priority: number, fuelMl: number): number | null {
  return fuelMl === 0 ? null : Math.round((priority * 1000) / fuelMl);
}

function byWorth(a: Omit<RankedRun, 'rank'>, b: Omit<RankedRun, 'rank'>): number {
  const [worthA, worthB] = [a, b].map((it) => it.priorityPerLitre ?? Infinity);
  if (worthA !== worthB) return (worthB ?? 0) - (worthA ?? 0);
  return b.priority - a.priority || (a.vehicleId < b.vehicleId ? -1 : 1);
}
