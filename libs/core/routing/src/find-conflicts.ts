import type { TimedRun } from './describe-run';
import type { RoutingLookup } from './lookup';
import type { PlannedRun } from './plan';
import type { OrderLock, RoutingVehicle, RunStop, Shipment } from './problem';
import type { Conflict } from './reasons';
import { terrainRank } from './travel';
import { firstAllowed } from './windows';

/** Stops missing, repeated or the wrong way round, and what people locked otherwise. */
export function orderConflicts(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): Conflict[] {
  const conflicts: Conflict[] = [];
  const firstPickup = firstIndexes(stops, 'pickup');
  const firstDelivery = firstIndexes(stops, 'delivery');
  for (const [stopIndex, { kind, shipmentId }] of stops.entries()) {
    const at = { stopIndex, shipmentId, params: {} } as const;
    const pickup = firstPickup.get(shipmentId);
    const delivery = firstDelivery.get(shipmentId);
    if (stopIndex !== (kind === 'pickup' ? pickup : delivery)) {
      conflicts.push({ code: 'stop_repeated', ...at });
    } else if (kind === 'pickup' && delivery === undefined) {
      conflicts.push({ code: 'delivery_missing', ...at });
    } else if (kind === 'delivery' && pickup === undefined) {
      conflicts.push({ code: 'pickup_missing', ...at });
    } else if (kind === 'delivery' && pickup !== undefined && pickup > stopIndex) {
      conflicts.push({ code: 'delivery_before_pickup', ...at });
    }
    const other = lookup.lockedTo(shipmentId).find((id) => id !== vehicle.id);
    if (other !== undefined && stopIndex === Math.min(pickup ?? stopIndex, delivery ?? stopIndex)) {
      const params = { vehicleId: other };
      conflicts.push({ code: 'locked_to_another_vehicle', stopIndex, shipmentId, params });
    }
  }
  const brokenAt = orderBrokenAt(lookup.orderLock(vehicle.id), stops);
  if (brokenAt !== null && stops.length > 0) {
    const shipmentId = stops[brokenAt]?.shipmentId ?? null;
    conflicts.push({ code: 'locked_order_broken', stopIndex: brokenAt, shipmentId, params: {} });
  }
  return conflicts;
}

function firstIndexes(stops: readonly RunStop[], kind: RunStop['kind']): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, stop] of stops.entries()) {
    if (stop.kind === kind && !indexes.has(stop.shipmentId)) indexes.set(stop.shipmentId, index);
  }
  return indexes;
}

/** The first stop that is not what was locked; null when the lock is kept. */
function orderBrokenAt(lock: OrderLock | undefined, stops: readonly RunStop[]): number | null {
  if (lock === undefined) return null;
  for (const [index, locked] of lock.stops.entries()) {
    const stop = stops[index];
    if (stop?.kind !== locked.kind || stop.shipmentId !== locked.shipmentId) return index;
  }
  if (lock.closed !== true) return null;
  const own = new Set(lock.stops.map((stop) => stop.shipmentId));
  const added = stops.findIndex((stop) => !own.has(stop.shipmentId));
  return added < 0 ? null : added;
}

/** What is wrong with single stops: the vehicle, the hour, the time on board. */
export function stopConflicts({ vehicle, legs, begins }: TimedRun): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const [stopIndex, leg] of legs.entries()) {
    const at = { stopIndex, shipmentId: leg.shipment.id };
    const siteId = leg.site.id;
    if (leg.kind === 'pickup' && leg.shipment.coldChain && !vehicle.refrigerated) {
      conflicts.push({ code: 'not_refrigerated', ...at, params: {} });
    }
    if (terrainRank(leg.site.terrain) > terrainRank(vehicle.terrain)) {
      const params = { siteId, terrain: leg.site.terrain };
      conflicts.push({ code: 'road_too_rough', ...at, params });
    }
    const begin = begins[stopIndex] ?? 0;
    const lastSecond = leg.timing.spans.at(-1);
    if (lastSecond === undefined) {
      conflicts.push({ code: 'site_closed_in_window', ...at, params: { siteId } });
    } else if (firstAllowed(leg.timing.spans, begin) !== begin) {
      const params = { siteId, lateSeconds: begin - lastSecond };
      conflicts.push({ code: 'too_late', ...at, params });
    }
    const loading = legs[leg.timing.loadedAt];
    if (loading === undefined) continue;
    const loaded = (begins[leg.timing.loadedAt] ?? 0) + loading.timing.handlingSeconds;
    const params = { seconds: begin - loaded, maxSeconds: leg.timing.maxSecondsOnBoard };
    if (params.seconds > params.maxSeconds) {
      conflicts.push({ code: 'on_board_too_long', ...at, params });
    }
  }
  return conflicts;
}

/** Too much on board, and goods that may not meet there: said at each loading that leaves it so. */
export function loadConflicts({ vehicle, legs }: TimedRun): Conflict[] {
  const conflicts: Conflict[] = [];
  const onBoard = new Map<string, Shipment>();
  for (const [stopIndex, { kind, shipment }] of legs.entries()) {
    const at = { stopIndex, shipmentId: shipment.id };
    if (kind === 'delivery') {
      onBoard.delete(shipment.id);
      continue;
    }
    for (const other of onBoard.values()) {
      if (!mayNotMeet(shipment, other)) continue;
      const params = { otherShipmentId: other.id };
      conflicts.push({ code: 'incompatible_goods', ...at, params });
    }
    onBoard.set(shipment.id, shipment);
    const aboard = [...onBoard.values()];
    const overGrams = aboard.reduce((sum, it) => sum + it.grams, 0) - vehicle.capacityGrams;
    const overLitres = aboard.reduce((sum, it) => sum + it.litres, 0) - vehicle.capacityLitres;
    const packages = aboard.reduce((sum, it) => sum + it.packages, 0);
    const overPackages = packages - vehicle.capacityPackages;
    if (overGrams > 0) conflicts.push({ code: 'overweight', ...at, params: { overGrams } });
    if (overLitres > 0) conflicts.push({ code: 'over_volume', ...at, params: { overLitres } });
    if (overPackages > 0) {
      conflicts.push({ code: 'over_packages', ...at, params: { overPackages } });
    }
  }
  return conflicts;
}

/** True when one of them does not bear what the other is. */
export function mayNotMeet(one: Shipment, other: Shipment): boolean {
  const bears = (it: Shipment, goods: Shipment): boolean =>
    !(it.incompatibleTags ?? []).some((tag) => (goods.tags ?? []).includes(tag));
  return one.id !== other.id && !(bears(one, other) && bears(other, one));
}

/** What is wrong with the run as a whole: the shift, the driving, the fuel. */
export function runConflicts({ vehicle }: TimedRun, run: PlannedRun): Conflict[] {
  const conflicts: Conflict[] = [];
  const asWhole = { stopIndex: null, shipmentId: null };
  const end = run.steps.at(-1)?.arrivalSeconds;
  const overShift = (end ?? vehicle.shiftToSeconds) - vehicle.shiftToSeconds;
  if (overShift > 0) {
    conflicts.push({ code: 'shift_exceeded', ...asWhole, params: { overSeconds: overShift } });
  }
  const overDriving = run.drivingSeconds - (vehicle.maxDrivingSeconds ?? Infinity);
  if (overDriving > 0) {
    const params = { overSeconds: overDriving };
    conflicts.push({ code: 'driving_time_exceeded', ...asWhole, params });
  }
  const overMl = run.fuelMl - (vehicle.fuelQuotaMl ?? Infinity);
  if (overMl > 0) conflicts.push({ code: 'fuel_quota_exceeded', ...asWhole, params: { overMl } });
  return conflicts;
}
