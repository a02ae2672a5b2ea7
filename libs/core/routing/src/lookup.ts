import type {
  Leg,
  OrderLock,
  RoutingProblem,
  RoutingSite,
  RoutingVehicle,
  Shipment,
  TransferCentre,
} from './problem';
import { roadsOf, vehicleRoadsOf, type Road } from './travel';

/** A vehicle that people chose for a shipment: for all its ways, or for the one that they ordered. */
export interface ShipmentLock {
  readonly vehicleId: string;
  /** Undefined: whatever way it goes. Null: directly. Else this leg through this centre. */
  readonly way: Leg | null | undefined;
}

/** The things of a problem by id. Unknown ids are refused with a RangeError. */
export interface RoutingLookup {
  readonly problem: RoutingProblem;
  vehicle(id: string): RoutingVehicle;
  shipment(id: string): Shipment;
  /** Null is no site either. */
  site(id: string | null): RoutingSite;
  road(from: RoutingSite, to: RoutingSite): Road;
  /** The roads as this vehicle goes them: its profile, its speed. */
  roadsOf(vehicle: RoutingVehicle): (from: RoutingSite, to: RoutingSite) => Road;
  centre(siteId: string): TransferCentre | undefined;
  /** The vehicles to which people locked the shipment, whatever leg of it; mostly none. */
  lockedTo(shipmentId: string): readonly string[];
  locksOf(shipmentId: string): readonly ShipmentLock[];
  orderLock(vehicleId: string): OrderLock | undefined;
}

const NO_LOCKS: readonly ShipmentLock[] = [];

/** Indexes a problem. O(its size, matrices aside). */
export function lookupOf(problem: RoutingProblem): RoutingLookup {
  const locks = new Map<string, ShipmentLock[]>();
  const lock = (shipmentId: string, it: ShipmentLock): void => {
    const list = locks.get(shipmentId);
    if (list === undefined) locks.set(shipmentId, [it]);
    else list.push(it);
  };
  for (const { shipmentId, vehicleId } of problem.locks.vehicleLocks ?? []) {
    lock(shipmentId, { vehicleId, way: undefined });
  }
  for (const { vehicleId, stops } of problem.locks.orderLocks ?? []) {
    for (const { shipmentId, leg } of stops) lock(shipmentId, { vehicleId, way: leg ?? null });
  }
  const locksOf = (shipmentId: string): readonly ShipmentLock[] =>
    locks.get(shipmentId) ?? NO_LOCKS;
  const orderLocks = new Map((problem.locks.orderLocks ?? []).map((it) => [it.vehicleId, it]));
  const centres = new Map((problem.centres ?? []).map((it) => [it.siteId, it]));
  return {
    problem,
    vehicle: finderOf('vehicle', problem.vehicles),
    shipment: finderOf('shipment', problem.shipments),
    site: finderOf('site', problem.sites),
    road: roadsOf(problem),
    roadsOf: vehicleRoadsOf(problem),
    centre: (siteId) => centres.get(siteId),
    lockedTo: (shipmentId) => [...new Set(locksOf(shipmentId).map((it) => it.vehicleId))].sort(),
    locksOf,
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
    if (thing === undefined) throw new RangeError(`routing problem: unknown ${noun} ${String(id)}`);
    return thing;
  };
}
