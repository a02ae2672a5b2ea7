import { apportion } from '#core/kernel';
import { evaluateStops } from '../evaluate-run';
import type { RoutingLookup } from '../lookup';
import type { RoutingVehicle, RunStop } from '../problem';
import { isAboardAtEnd, isAboardAtStart, wayKey, type RunLeg, type TimedRun } from '../run-legs';

/** What one shipment (or one leg of it) bears of a run, and what it would cost otherwise. */
export interface CostShare {
  readonly shipmentId: string;
  readonly leg: 'feeder' | 'trunk' | null;
  readonly grams: number;
  /** By the road straight from where it is loaded to where it is unloaded, not as the run goes. */
  readonly directMetres: number;
  readonly costMinor: number;
  readonly permille: number;
  /** What the vehicle would drive and cost on a run with nothing else. */
  readonly aloneMetres: number;
  readonly aloneCostMinor: number;
  /** What the run would be spared without it, in the same order otherwise; may be below 0. */
  readonly sparedMetres: number;
  readonly sparedCostMinor: number;
}

/**
 * Who bears what of a run's cost: in proportion to mass × the road straight from loading to unloading
 * (the tonne-kilometres of ISO 14083 and of the GLEC framework, which share out transport by the
 * shortest feasible distance), so that nobody pays for the way round that others need.
 *
 * Promises: the shares add up to the run's cost to the last minor unit (largest remainder); equal goods
 * on equal ways bear the same but for one unit. Goods without mass or way count by mass alone, then
 * equally. O(shipments × stops).
 */
export function costShares(
  lookup: RoutingLookup,
  timed: TimedRun,
  run: { readonly costMinor: number; readonly metres: number },
): CostShare[] {
  const { vehicle } = timed;
  const stops = timed.legs.map(stopOf);
  const parts = partsOf(lookup, timed);
  const costs = apportion(run.costMinor, weightsOf(parts));
  return parts.map(({ leg, directMetres }, index): CostShare => {
    const key = wayKey(stopOf(leg));
    const own = stops.filter((it) => wayKey(it) === key);
    const others = stops.filter((it) => wayKey(it) !== key);
    const alone = driven(lookup, vehicle, own);
    const without = driven(lookup, vehicle, others);
    const costMinor = costs[index] ?? 0;
    return {
      shipmentId: leg.shipment.id,
      leg: leg.leg?.kind ?? null,
      grams: leg.shipment.grams,
      directMetres,
      costMinor,
      permille: run.costMinor === 0 ? 0 : Math.round((costMinor * 1000) / run.costMinor),
      aloneMetres: alone.metres,
      aloneCostMinor: alone.costMinor,
      sparedMetres: run.metres - without.metres,
      sparedCostMinor: run.costMinor - without.costMinor,
    };
  });
}

interface Part {
  readonly leg: RunLeg;
  readonly directMetres: number;
}

/** Each shipment, or leg, that the run carries to the end of its way in it, in the order of loading. */
function partsOf(lookup: RoutingLookup, { vehicle, legs, start, end }: TimedRun): Part[] {
  const road = lookup.roadsOf(vehicle);
  const firsts = new Map<string, RunLeg[]>();
  for (const leg of legs) {
    const key = wayKey(stopOf(leg));
    firsts.set(key, [...(firsts.get(key) ?? []), leg]);
  }
  return [...firsts.values()].flatMap((both) => {
    const loading = both.find((it) => it.kind === 'pickup' && it.isNeeded);
    const unloading = both.find((it) => it.kind === 'delivery' && it.isNeeded);
    const leg = loading ?? unloading;
    if (leg === undefined) return [];
    const from = loading?.site ?? (isAboardAtStart(leg.shipment, leg.leg) ? start : null);
    const to = unloading?.site ?? (isAboardAtEnd(leg.shipment, leg.leg) ? end : null);
    return from === null || to === null ? [] : [{ leg, directMetres: road(from, to).metres }];
  });
}

function weightsOf(parts: readonly Part[]): number[] {
  const byWay = parts.map((it) => Math.round((it.leg.shipment.grams / 1000) * it.directMetres));
  if (byWay.some((it) => it > 0)) return byWay;
  const byMass = parts.map((it) => it.leg.shipment.grams);
  return byMass.some((it) => it > 0) ? byMass : parts.map(() => 1);
}

function stopOf({ kind, shipment, leg }: RunLeg): RunStop {
  return { kind, shipmentId: shipment.id, ...(leg !== null && { leg }) };
}

function driven(lookup: RoutingLookup, vehicle: RoutingVehicle, stops: readonly RunStop[]) {
  return evaluateStops(lookup, vehicle, stops).run;
}
