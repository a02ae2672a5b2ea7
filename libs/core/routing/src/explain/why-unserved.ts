import { evaluateStops } from '../evaluate-run';
import type { RoutingVehicle, Shipment } from '../problem';
import type { Conflict, ConflictCode, UnservedReason } from '../reasons';
import {
  FinishedPlan,
  mayCarry,
  stopsAlone,
  waysOf,
  type Way,
  type WayPart,
} from './finished-plan';
import { BROKEN, type Placement } from './insertion-trial';
import { needUnmet, suits } from './need-unmet';

/**
 * The most telling true reason why a shipment has no place in a finished plan: first what people locked
 * and what no vehicle could ever do, then what one alone could not, then what the plan has used up.
 * Where fuel, driving time, capacity, kilometres, stops, goods or a centre's room are named for the
 * fleet, leaving that one rule aside would have given the shipment a place; where time is named,
 * leaving all of them aside would not. `asked` vehicles, the nearest first, are tried.
 */
export function whyUnserved(plan: FinishedPlan, shipment: Shipment, asked: number): UnservedReason {
  const { lookup } = plan;
  const [vehicleId, otherVehicleId] = lookup
    .locksOf(shipment.id)
    .filter(({ way }) => way == null)
    .map((lock) => lock.vehicleId)
    .filter((id, index, all) => all.indexOf(id) === index)
    .sort();
  if (vehicleId !== undefined && otherVehicleId !== undefined) {
    return { code: 'locked_to_two_vehicles', params: { vehicleId, otherVehicleId } };
  }
  const ways = waysOf(lookup, shipment);
  if (ways.length === 0) return { code: 'no_centre', params: {} };
  const open: Way[] = [];
  const reasons: UnservedReason[] = [];
  for (const way of ways) {
    const reason = whyImpossible(plan, way);
    if (reason === null) open.push(way);
    else reasons.push(reason);
  }
  const [first] = reasons;
  if (open.length === 0 && first !== undefined) return first;
  return usedUp(plan, open, asked);
}

/** Why a way is closed to the shipment even with the whole fleet empty; null when it is open. */
function whyImpossible(plan: FinishedPlan, way: Way): UnservedReason | null {
  for (const part of way) {
    const allowed = plan.vehicles.filter((it) => mayCarry(plan.lookup, part, it.id));
    const reason = needUnmet(plan.lookup, part, allowed) ?? tryAlone(plan, part, allowed);
    if (reason !== null) return reason;
  }
  return null;
}

/** Sends one empty vehicle of each kind: null when one manages, or what stops the one that nearly does. */
function tryAlone(
  plan: FinishedPlan,
  part: WayPart,
  vehicles: readonly RoutingVehicle[],
): UnservedReason | null {
  const stops = stopsAlone(plan.lookup, part);
  const tried = new Set<string>();
  let nearest: readonly UnservedReason[] | null = null;
  for (const vehicle of vehicles) {
    const likeness = plan.likenessOf(vehicle);
    if (tried.has(likeness) || !suits(plan.lookup, part, vehicle)) continue;
    tried.add(likeness);
    const { conflicts, run } = evaluateStops(plan.lookup, vehicle, stops);
    const reasons = [
      ...conflicts.flatMap((conflict) => reasonOf(conflict, vehicle.id) ?? []),
      ...poolReasons(plan, vehicle.id, run.fuelMl),
    ];
    if (reasons.length === 0) return null;
    if (nearest === null || reasons.length < nearest.length) nearest = reasons;
  }
  return nearest?.[0] ?? null;
}

/** The vehicles that could carry this part alone, those whose run passes nearest first. */
export function ableVehicles(plan: FinishedPlan, part: WayPart): RoutingVehicle[] {
  const { lookup } = plan;
  const stops = stopsAlone(lookup, part);
  const manages = new Map<string, boolean>();
  return suitedVehicles(plan, part).filter((vehicle) => {
    const likeness = plan.likenessOf(vehicle);
    const known = manages.get(likeness);
    if (known !== undefined) return known;
    const { conflicts } = evaluateStops(lookup, vehicle, stops);
    const does = conflicts.every((conflict) => reasonOf(conflict, vehicle.id) === null);
    manages.set(likeness, does);
    return does;
  });
}

/** The vehicles that could if hours, ways and fuel did not count, those that pass nearest first. */
export function suitedVehicles(plan: FinishedPlan, part: WayPart): RoutingVehicle[] {
  const { lookup } = plan;
  const suited = plan.vehicles.filter(
    (it) => mayCarry(lookup, part, it.id) && suits(lookup, part, it),
  );
  const metres = new Map(suited.map((it) => [it, plan.metresFrom(it, part)]));
  return suited.sort((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0));
}

/** A conflict of the lonely run as a reason; null for those that only concern locks. */
function reasonOf(conflict: Conflict, vehicleId: string): UnservedReason | null {
  switch (conflict.code) {
    case 'site_closed_in_window':
    case 'centre_too_small':
    case 'no_cold_storage':
      return { code: conflict.code, params: conflict.params } as UnservedReason;
    case 'too_late':
      return { code: 'window_out_of_reach', params: conflict.params };
    case 'handover_missed':
      return { code: 'handover_out_of_reach', params: conflict.params };
    case 'shift_exceeded':
      return { code: 'shift_too_short', params: { vehicleId, ...conflict.params } };
    case 'driving_time_exceeded':
      return { code: 'driving_time_too_short', params: { vehicleId, ...conflict.params } };
    case 'on_board_too_long':
      return { code: 'spoils_on_the_way', params: conflict.params };
    case 'fuel_quota_exceeded':
      return { code: 'fuel_quota_too_small', params: { vehicleId, ...conflict.params } };
    case 'too_far':
      return { code: 'too_far_for_vehicle', params: { vehicleId, ...conflict.params } };
    case 'too_many_stops':
      return { code: 'too_few_stops_allowed', params: { vehicleId } };
    case 'break_impossible':
      return { code: 'break_leaves_no_time', params: { vehicleId } };
    default:
      return null;
  }
}

function poolReasons(plan: FinishedPlan, vehicleId: string, fuelMl: number): UnservedReason[] {
  return (plan.lookup.problem.fuelPools ?? [])
    .filter((pool) => pool.vehicleIds.includes(vehicleId) && pool.ml < fuelMl)
    .map(({ id, ml }) => ({
      code: 'fuel_pool_too_small',
      params: { poolId: id, overMl: fuelMl - ml },
    }));
}

/** The rules that may be laid aside one at a time, with their names in a plan. */
const RULES = [
  {
    bit: BROKEN.fuel,
    codes: ['fuel_quota_exceeded', 'fuel_pool_exceeded'],
    is: 'fleet_fuel_used_up',
  },
  { bit: BROKEN.driving, codes: ['driving_time_exceeded'], is: 'fleet_driving_time_used_up' },
  {
    bit: BROKEN.capacity,
    codes: ['overweight', 'over_volume', 'over_packages'],
    is: 'fleet_capacity_used_up',
  },
  { bit: BROKEN.goods, codes: ['incompatible_goods'], is: 'incompatible_goods' },
  { bit: BROKEN.metres, codes: ['too_far'], is: 'fleet_distance_used_up' },
  { bit: BROKEN.stops, codes: ['too_many_stops'], is: 'fleet_stops_used_up' },
  { bit: 0, codes: ['storage_exceeded', 'cold_storage_exceeded'], is: 'centres_full' },
] as const;

/** Leaves one rule after another aside until the shipment finds a place. */
function usedUp(plan: FinishedPlan, ways: readonly Way[], asked: number): UnservedReason {
  const able = new Map(ways.flat().map((part) => [part, ableVehicles(plan, part)]));
  const all = new Set([...able.values()].flat());
  const open = [...all].filter((it) => !plan.isClosed(it.id));
  if (open.length === 0) return { code: 'vehicles_closed', params: { vehicles: all.size } };
  const params = { vehicles: open.length };
  const options = ways.flatMap((way) => placementsOf(plan, way, { able, asked }));
  const fits = (bits: number, codes: readonly ConflictCode[]): Placement[] | undefined =>
    options.find(
      (placed) =>
        placed.every(({ broken }) => (broken & ~bits) === 0) && plan.holds(placed, new Set(codes)),
    );
  const now = fits(0, []);
  if (now !== undefined) {
    return { code: 'could_still_be_added', params: { vehicleId: now[0]?.vehicleId ?? '' } };
  }
  for (const { bit, codes, is } of RULES) if (fits(bit, codes)) return { code: is, params };
  const bits = RULES.reduce((sum, it) => sum | it.bit, 0);
  const codes = RULES.flatMap((it) => it.codes);
  return { code: fits(bits, codes) ? 'fleet_used_up' : 'fleet_time_used_up', params };
}

/** So many places for the feeder are combined with so many for the trunk. */
const PAIRED_MAX = 6;

/** Every way to put the parts of a way into the runs, as far as hours allow. */
export function placementsOf(
  plan: FinishedPlan,
  way: Way,
  {
    able,
    asked,
  }: { readonly able: ReadonlyMap<WayPart, RoutingVehicle[]>; readonly asked: number },
): Placement[][] {
  const inRuns = (part: WayPart): Placement[] =>
    (able.get(part) ?? []).slice(0, asked).flatMap((vehicle) => plan.placements(vehicle, part));
  const cheapest = (list: Placement[]): Placement[] =>
    list.sort((a, b) => a.broken - b.broken || a.addedMetres - b.addedMetres);
  const [first, second] = way;
  if (first === undefined) return [];
  const feeders = cheapest(inRuns(first));
  if (second === undefined) return feeders.map((it) => [it]);
  const trunks = cheapest(inRuns(second)).slice(0, PAIRED_MAX);
  return feeders
    .slice(0, PAIRED_MAX)
    .flatMap((feeder) => [
      ...trunks.filter((it) => it.vehicleId !== feeder.vehicleId).map((trunk) => [feeder, trunk]),
      ...(mayCarry(plan.lookup, second, feeder.vehicleId)
        ? plan
            .placementsAfter(feeder, second)
            .map((both) => [{ ...both, broken: both.broken | feeder.broken }])
        : []),
    ]);
}
