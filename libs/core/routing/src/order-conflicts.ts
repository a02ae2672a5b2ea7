import type { RoutingLookup } from './lookup';
import type { Leg, OrderLock, RoutingVehicle, RunStop } from './problem';
import type { Conflict } from './reasons';
import { isAboardAtEnd, isAboardAtStart, wayKey } from './run-legs';

/** Stops missing, repeated or the wrong way round, and what people locked otherwise. */
export function orderConflicts(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): Conflict[] {
  const conflicts: Conflict[] = [];
  const firsts = {
    pickup: firstIndexes(stops, 'pickup'),
    delivery: firstIndexes(stops, 'delivery'),
    ways: firstWays(stops),
  };
  for (const [stopIndex, stop] of stops.entries()) {
    const at = { stopIndex, shipmentId: stop.shipmentId, params: {} } as const;
    const code = misplaced(lookup, stop, { stopIndex, ...firsts });
    if (code !== null) conflicts.push({ code, ...at });
    conflicts.push(...lockConflicts(lookup, vehicle, { stop, stopIndex, stops }));
  }
  const brokenAt = orderBrokenAt(lookup.orderLock(vehicle.id), stops);
  if (brokenAt !== null && stops.length > 0) {
    const shipmentId = stops[brokenAt]?.shipmentId ?? null;
    conflicts.push({ code: 'locked_order_broken', stopIndex: brokenAt, shipmentId, params: {} });
  }
  return conflicts;
}

interface Firsts {
  readonly stopIndex: number;
  readonly pickup: ReadonlyMap<string, number>;
  readonly delivery: ReadonlyMap<string, number>;
  readonly ways: ReadonlyMap<string, boolean>;
}

function misplaced(
  lookup: RoutingLookup,
  stop: RunStop,
  { stopIndex, ...firsts }: Firsts,
):
  | 'stop_repeated'
  | 'stop_needless'
  | 'delivery_missing'
  | 'pickup_missing'
  | 'delivery_before_pickup'
  | 'fetched_before_brought'
  | null {
  const { kind, shipmentId, leg = null } = stop;
  const key = wayKey(stop);
  const [pickup, delivery] = [firsts.pickup.get(key), firsts.delivery.get(key)];
  if (stopIndex !== (kind === 'pickup' ? pickup : delivery)) return 'stop_repeated';
  if (firsts.ways.get(shipmentId) !== (leg === null)) return 'stop_repeated';
  const shipment = lookup.shipment(shipmentId);
  const [starts, stays] = [isAboardAtStart(shipment, leg), isAboardAtEnd(shipment, leg)];
  if (kind === 'pickup' ? starts : stays) return 'stop_needless';
  const brought = leg?.kind === 'trunk' ? firsts.delivery.get(`feeder ${shipmentId}`) : undefined;
  if (kind === 'pickup' && (brought ?? -1) > stopIndex) return 'fetched_before_brought';
  if (kind === 'pickup') return delivery === undefined && !stays ? 'delivery_missing' : null;
  if (starts) return null;
  if (pickup === undefined) return 'pickup_missing';
  return pickup > stopIndex ? 'delivery_before_pickup' : null;
}

function firstIndexes(stops: readonly RunStop[], kind: RunStop['kind']): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, stop] of stops.entries()) {
    const key = wayKey(stop);
    if (stop.kind === kind && !indexes.has(key)) indexes.set(key, index);
  }
  return indexes;
}

/** Per shipment whether its first stop says that it goes directly. */
function firstWays(stops: readonly RunStop[]): Map<string, boolean> {
  const ways = new Map<string, boolean>();
  for (const { shipmentId, leg } of stops) {
    if (!ways.has(shipmentId)) ways.set(shipmentId, leg === undefined);
  }
  return ways;
}

/** What people decided for the shipment otherwise; said at its first stop here. */
function lockConflicts(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  at: { readonly stop: RunStop; readonly stopIndex: number; readonly stops: readonly RunStop[] },
): Conflict[] {
  const { stop, stopIndex, stops } = at;
  const { shipmentId, leg = null } = stop;
  const locks = lookup.locksOf(shipmentId);
  if (locks.length === 0) return [];
  if (stops.findIndex((it) => wayKey(it) === wayKey(stop)) !== stopIndex) return [];
  const others = locks
    .filter(
      ({ way, vehicleId }) => vehicleId !== vehicle.id && (way?.kind ?? null) === keyOf(way, leg),
    )
    .map((it) => it.vehicleId)
    .sort();
  const [other] = others;
  if (other !== undefined) {
    const params = { vehicleId: other };
    return [{ code: 'locked_to_another_vehicle', stopIndex, shipmentId, params }];
  }
  const isOtherWay = locks.some(({ way }) => way !== undefined && !agrees(way, leg));
  return isOtherWay ? [{ code: 'locked_way_broken', stopIndex, shipmentId, params: {} }] : [];
}

/** A lock without a way, and one of the same kind of leg, concern this leg. */
function keyOf(way: Leg | null | undefined, leg: Leg | null): Leg['kind'] | null {
  return way === undefined ? null : (leg?.kind ?? null);
}

/** True when a shipment may go this leg although people locked that one: the other half of it, say. */
function agrees(way: Leg | null, leg: Leg | null): boolean {
  if (way === null || leg === null) return way === leg;
  return way.centreSiteId === leg.centreSiteId && way.handoverSeconds === leg.handoverSeconds;
}

/** The first stop that is not what was locked; null when the lock is kept. */
function orderBrokenAt(lock: OrderLock | undefined, stops: readonly RunStop[]): number | null {
  if (lock === undefined) return null;
  for (const [index, locked] of lock.stops.entries()) {
    const stop = stops[index];
    const isKept = stop?.kind === locked.kind && wayKey(stop) === wayKey(locked);
    if (!isKept || !agrees(locked.leg ?? null, stop.leg ?? null)) return index;
  }
  if (lock.closed !== true) return null;
  const own = new Set(lock.stops.map(wayKey));
  const added = stops.findIndex((stop) => !own.has(wayKey(stop)));
  return added < 0 ? null : added;
}
