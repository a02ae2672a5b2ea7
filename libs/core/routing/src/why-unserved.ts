import type { Draft } from './draft';
import { evaluateStops } from './evaluate-run';
import { bestInsertion, type Relaxed } from './insertion';
import { suits, type Carrier, type Load, type Model } from './model';
import type { RunStop } from './problem';
import type { Conflict, UnservedReason } from './reasons';
import type { Route } from './route';
import { terrainRank } from './travel';

/** So many able vehicles are asked what stands in the way; more would seldom change the answer. */
const ASKED_MAX = 40;

/**
 * The most telling true reason why a load has no place in a finished draft: first what no vehicle could
 * ever do, then what one alone could not, then what the plan has used up. Where fuel, driving time,
 * capacity or incompatible goods are named for the fleet, leaving that one rule aside would have given
 * the load a place; where time is named, leaving all four aside would not.
 */
export function whyUnserved({ model, locks, routes }: Draft, load: Load): UnservedReason {
  const only = locks.carrierOf[load.index] ?? -1;
  const allowed = model.carriers.filter((it) => only < 0 || it.index === only);
  const unmet = needUnmet(model, load, allowed);
  if (unmet !== null) return unmet;
  const apt = allowed.filter((it) => suits(it, load));
  const alone = tryAlone(model, load, apt);
  if (alone.reason !== null) return alone.reason;
  const able = routes.filter((it) => apt.includes(it.carrier) && alone.able.has(it.carrier.sameAs));
  return usedUp(model, load, able);
}

/** What no vehicle that may take it offers. */
function needUnmet(model: Model, load: Load, carriers: readonly Carrier[]): UnservedReason | null {
  const { grams, litres, packages, coldChain } = load.source;
  if (carriers.length === 0) return { code: 'no_vehicle', params: {} };
  const apt = carriers.filter((it) => it.source.refrigerated || !coldChain).map((it) => it.source);
  if (apt.length === 0) return { code: 'no_refrigerated_vehicle', params: {} };
  const largestGrams = Math.max(...apt.map((it) => it.capacityGrams));
  if (grams > largestGrams) return { code: 'too_heavy', params: { grams, largestGrams } };
  const largestLitres = Math.max(...apt.map((it) => it.capacityLitres));
  if (litres > largestLitres) return { code: 'too_bulky', params: { litres, largestLitres } };
  const largestPackages = Math.max(...apt.map((it) => it.capacityPackages));
  if (packages > largestPackages) {
    return { code: 'too_many_packages', params: { packages, largestPackages } };
  }
  if (carriers.every((it) => it.terrainRank < load.terrainRank)) return tooRough(model, load);
  if (carriers.some((it) => suits(it, load))) return null;
  return { code: 'no_vehicle_meets_all_needs', params: { vehicles: carriers.length } };
}

function tooRough({ lookup }: Model, { source }: Load): UnservedReason {
  const [pickup, delivery] = [lookup.site(source.pickupSiteId), lookup.site(source.deliverySiteId)];
  const rougher = terrainRank(delivery.terrain) > terrainRank(pickup.terrain) ? delivery : pickup;
  return { code: 'road_too_rough', params: { siteId: rougher.id, terrain: rougher.terrain } };
}

/** Sends one empty vehicle of each class: those that manage, or what stops the one that nearly does. */
function tryAlone(
  model: Model,
  load: Load,
  carriers: readonly Carrier[],
): { readonly able: ReadonlySet<number>; readonly reason: UnservedReason | null } {
  const shipmentId = load.source.id;
  const stops: RunStop[] = [
    { kind: 'pickup', shipmentId },
    { kind: 'delivery', shipmentId },
  ];
  const able = new Set<number>();
  const tried = new Set<number>();
  let nearest: { readonly reason: UnservedReason; readonly conflicts: number } | null = null;
  for (const { sameAs, source } of carriers) {
    if (tried.has(sameAs)) continue;
    tried.add(sameAs);
    const { conflicts } = evaluateStops(model.lookup, source, stops);
    const reasons = conflicts.flatMap((conflict) => reasonOf(conflict, source.id) ?? []);
    const [reason] = reasons;
    if (reason === undefined) able.add(sameAs);
    else if (nearest === null || reasons.length < nearest.conflicts) {
      nearest = { reason, conflicts: reasons.length };
    }
  }
  return { able, reason: able.size > 0 ? null : (nearest?.reason ?? null) };
}

/** A conflict of the lonely run as a reason; null for those that only concern locks. */
function reasonOf(conflict: Conflict, vehicleId: string): UnservedReason | null {
  switch (conflict.code) {
    case 'site_closed_in_window':
      return { code: 'site_closed_in_window', params: conflict.params };
    case 'too_late':
      return { code: 'window_out_of_reach', params: conflict.params };
    case 'shift_exceeded':
      return { code: 'shift_too_short', params: { vehicleId, ...conflict.params } };
    case 'driving_time_exceeded':
      return { code: 'driving_time_too_short', params: { vehicleId, ...conflict.params } };
    case 'on_board_too_long':
      return { code: 'spoils_on_the_way', params: conflict.params };
    case 'fuel_quota_exceeded':
      return { code: 'fuel_quota_too_small', params: { vehicleId, ...conflict.params } };
    default:
      return null;
  }
}

/** Leaves one rule after another aside until the load finds a place. */
function usedUp(model: Model, load: Load, routes: readonly Route[]): UnservedReason {
  const open = routes.filter((route) => !route.closed);
  const params = { vehicles: open.length };
  if (open.length === 0) return { code: 'vehicles_closed', params: { vehicles: routes.length } };
  const asked = open.slice(0, ASKED_MAX);
  const fits = (relaxed: Relaxed): boolean =>
    asked.some((it) => bestInsertion(model, it, load, { below: Infinity, relaxed }) !== null);
  if (fits({ fuel: true })) return { code: 'fleet_fuel_used_up', params };
  if (fits({ driving: true })) return { code: 'fleet_driving_time_used_up', params };
  if (fits({ capacity: true })) return { code: 'fleet_capacity_used_up', params };
  if (fits({ goods: true })) return { code: 'incompatible_goods', params };
  const isTimeEnough = fits({ fuel: true, driving: true, capacity: true, goods: true });
  return { code: isTimeEnough ? 'fleet_used_up' : 'fleet_time_used_up', params };
}
