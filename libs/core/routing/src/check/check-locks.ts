import type { PlannedRun, RoutingPlan } from '../plan';
import type { Leg, OrderLock, RoutingProblem, RunStop } from '../problem';
import type { CarriedPart } from './check-centres';
import type { Finding } from './ground';

/** Whether what people decided was kept, or given up as a whole. */
export function checkLocks(
  { locks }: RoutingProblem,
  plan: RoutingPlan,
  parts: ReadonlyMap<string, readonly CarriedPart[]>,
): Finding[] {
  const byVehicle = (locks.vehicleLocks ?? []).flatMap(({ shipmentId, vehicleId }): Finding[] => {
    const other = parts.get(shipmentId)?.find((it) => it.vehicleId !== vehicleId)?.vehicleId;
    if (other === undefined) return [];
    const detail = `locked to ${vehicleId}, carried by ${other}`;
    return [{ code: 'vehicle_lock_broken', vehicleId, shipmentId, detail }];
  });
  const byOrder = (locks.orderLocks ?? []).flatMap((lock) =>
    checkOrder(
      lock,
      plan.runs.find((it) => it.vehicleId === lock.vehicleId),
      parts,
    ),
  );
  return [...byVehicle, ...byOrder];
}

function checkOrder(
  { vehicleId, stops, closed }: OrderLock,
  run: PlannedRun | undefined,
  parts: ReadonlyMap<string, readonly CarriedPart[]>,
): Finding[] {
  const made = run === undefined ? [] : stopsOf(run);
  const isKept = stops.every((stop, index) => {
    const own = made[index];
    return own !== undefined && own.kind === stop.kind && isSameWay(own, stop);
  });
  // An order that breaks a rule stays in the yard, with all its shipments unserved.
  const isGivenUp = run === undefined && stops.every((stop) => !parts.has(stop.shipmentId));
  const hasMore =
    closed === true && made.some((own) => !stops.some((stop) => isSameWay(own, stop)));
  const elsewhere = stops.find((stop) =>
    (parts.get(stop.shipmentId) ?? []).some((part) => !keeps(stop, part, vehicleId)),
  );
  if ((isKept || isGivenUp) && !hasMore && elsewhere === undefined) return [];
  const shipmentId = elsewhere?.shipmentId ?? null;
  return [{ code: 'order_lock_broken', vehicleId, shipmentId, detail: 'not the locked stops' }];
}

function stopsOf(run: PlannedRun): RunStop[] {
  return run.steps.flatMap(({ kind, shipmentIds, legs }) =>
    kind !== 'pickup' && kind !== 'delivery'
      ? []
      : shipmentIds.map((shipmentId, index): RunStop => {
          const leg = legs?.[index];
          return { kind, shipmentId, ...(leg && { leg }) };
        }),
  );
}

function isSameWay(one: RunStop, other: RunStop): boolean {
  return (
    one.shipmentId === other.shipmentId &&
    one.leg?.kind === other.leg?.kind &&
    meet(one.leg ?? null, other.leg ?? null)
  );
}

function meet(one: Leg | null, other: Leg | null): boolean {
  return (
    one?.centreSiteId === other?.centreSiteId && one?.handoverSeconds === other?.handoverSeconds
  );
}

/** True when a part of the way is the locked one with its vehicle, or the half that meets it. */
function keeps(locked: RunStop, part: CarriedPart, vehicleId: string): boolean {
  const leg: Leg | null = locked.leg ?? null;
  if (!meet(leg, part.leg) || (leg === null) !== (part.leg === null)) return false;
  return leg?.kind !== part.leg?.kind || part.vehicleId === vehicleId;
}
