import type { RoutingProblem, RoutingVehicle } from '#core/routing';

/** What a what-if changes of the question that was asked. */
export interface PlanChanges {
  /** As if these were missing. */
  readonly withoutVehicleIds: readonly string[];
  /** One more such vehicle for each id. */
  readonly moreLikeVehicleIds: readonly string[];
  /** As if so much were left of a fuel, in ml. */
  readonly dieselMl: number | null;
  readonly petrolMl: number | null;
}

/** A vehicle that only a what-if has is told by its id: the one that it is like, a plus sign, a number. */
export function isImagined(vehicleId: string): boolean {
  return vehicleId.includes('+');
}

/** The question with other vehicles and fuel. Locks and runs of vehicles that are gone are gone, too. */
export function changedProblem(problem: RoutingProblem, changes: PlanChanges): RoutingProblem {
  const gone = new Set(changes.withoutVehicleIds);
  const more = changes.moreLikeVehicleIds.flatMap((id, index): RoutingVehicle[] => {
    const like = problem.vehicles.find((it) => it.id === id);
    return like ? [{ ...like, id: `${id}+${String(index + 1)}` }] : [];
  });
  const litres = new Map([
    ['diesel', changes.dieselMl],
    ['petrol', changes.petrolMl],
  ]);
  const vehicles = [...problem.vehicles.filter((it) => !gone.has(it.id)), ...more].map((it) => {
    const ml = litres.get(it.fuel) ?? null;
    return ml === null ? it : { ...it, fuelQuotaMl: ml };
  });
  const stays = (it: { readonly vehicleId: string }): boolean => !gone.has(it.vehicleId);
  const { vehicleLocks = [], orderLocks = [], currentPlan = [] } = problem.locks;
  return {
    ...problem,
    vehicles,
    fuelPools: fuelPools(problem, vehicles, litres),
    locks: {
      vehicleLocks: vehicleLocks.filter(stays),
      orderLocks: orderLocks.filter(stays),
      currentPlan: currentPlan.filter(stays),
    },
  };
}

/** A fuel that was not rationed is so now, if the what-if says how much there is. */
function fuelPools(
  problem: RoutingProblem,
  vehicles: readonly RoutingVehicle[],
  litres: ReadonlyMap<string, number | null>,
): NonNullable<RoutingProblem['fuelPools']> {
  const known = new Map((problem.fuelPools ?? []).map((it) => [it.id, it.ml]));
  for (const [fuel, ml] of litres) if (ml !== null) known.set(fuel, ml);
  return [...known].map(([id, ml]) => ({
    ...{ id, ml },
    vehicleIds: vehicles.filter((it) => it.fuel === id).map((it) => it.id),
  }));
}
