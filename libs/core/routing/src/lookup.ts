import type { OrderLock, RoutingProblem, RoutingSite, RoutingVehicle, Shipment } from './problem';
import { roadsOf, type Road } from './travel';

/** The things of a problem by id. Unknown ids are refused with a RangeError. */
export interface RoutingLookup {
  vehicle(id: string): RoutingVehicle;
  shipment(id: string): Shipment;
  /** Null is no site either. */
  site(id: string | null): RoutingSite;
  road(from: RoutingSite, to: RoutingSite): Road;
  /** The vehicles to which people locked the shipment; mostly none. */
  lockedTo(shipmentId: string): readonly string[];
  orderLock(vehicleId: string): OrderLock | undefined;
}

/** Indexes a problem. O(its size). */
export function lookupOf(problem: RoutingProblem): RoutingLookup {
  const lockedTo = new Map<string, Set<string>>();
  const lock = (shipmentId: string, vehicleId: string): void => {
    lockedTo.set(shipmentId, (lockedTo.get(shipmentId) ?? new Set()).add(vehicleId));
  };
  for (const it of problem.locks.vehicleLocks ?? []) lock(it.shipmentId, it.vehicleId);
  for (const { vehicleId, stops } of problem.locks.orderLocks ?? []) {
    for (const { shipmentId } of stops) lock(shipmentId, vehicleId);
  }
  const orderLocks = new Map((problem.locks.orderLocks ?? []).map((it) => [it.vehicleId, it]));
  return {
    vehicle: finderOf('vehicle', problem.vehicles),
    shipment: finderOf('shipment', problem.shipments),
    site: finderOf('site', problem.sites),
    road: roadsOf(problem),
    lockedTo: (shipmentId) => [...(lockedTo.get(shipmentId) ?? [])].sort(),
    orderLock: (vehicleId) => orderLocks.get(vehicleId),
  };
}

function finderOf<T extends { readonly id: string }>(
  noun: string,
  things: readonly T[],
): (id: string | null) => T {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  return (id) => {
    const thing = id === null ? undefined : byId.get(id);
    if (thing === undefined)
      throw new RangeError(`routing problem: unknown ${noun} ${id ?? 'null'}`);
    return thing;
  };
}
