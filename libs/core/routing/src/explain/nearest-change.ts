import { evaluateStops } from '../evaluate-run';
import { lookupOf } from '../lookup';
import type { RoutingPlan } from '../plan';
import type { CurrentRun, RoutingProblem, RoutingVehicle, Shipment } from '../problem';
import type { NearestChange } from '../reasons';
import { stopsOfRun } from '../stops-of-run';
import { anotherLike, changedLookup } from './apply-change';
import { FinishedPlan, stopsAlone, waysOf, type WayPart } from './finished-plan';
import { BROKEN, type Placement } from './insertion-trial';
import { suits } from './need-unmet';
import { widerWindows } from './wider-window';
import { ableVehicles, placementsOf, suitedVehicles } from './why-unserved';

/** So many vehicles, the nearest first, are asked about one shipment. */
const ASKED = 40;

/**
 * What would have to be otherwise for an unserved shipment to find a place in this plan, all else as it
 * is; the nearest first, the smallest of each kind, and none where no single change is enough.
 *
 * Promises: every change is true: with it (see applyChange) its runs break no rule in the place of
 * theirs. For a window the seconds are the least for the run it names. Found by trying every place in
 * the 40 nearest runs: milliseconds for each of them.
 */
export function nearestChanges(
  problem: RoutingProblem,
  plan: RoutingPlan,
  shipmentId: string,
): NearestChange[] {
  const lookup = lookupOf(problem);
  const runs = plan.runs.map((run) => ({ vehicleId: run.vehicleId, stops: stopsOfRun(run) }));
  return changesFor(new FinishedPlan(lookup, runs), lookup.shipment(shipmentId), ASKED);
}

/** The same for whoever asks about many shipments of one plan. */
export function changesFor(plan: FinishedPlan, shipment: Shipment, asked: number): NearestChange[] {
  const part: WayPart = { shipment, leg: null };
  const isDirect = shipment.transfer !== 'must';
  const vehicles = suitedVehicles(plan, part).slice(0, asked);
  const found = [
    throughCentre(plan, shipment, asked),
    ...(isDirect
      ? [
          ...widerWindows(plan, part, vehicles),
          moreFuel(plan, part, vehicles),
          withoutGoods(plan, part, vehicles),
          withoutCold(plan, shipment, asked),
          anotherVehicle(plan, part),
        ]
      : []),
  ];
  return found.flatMap((it) => it ?? []).sort((a, b) => effort(a) - effort(b));
}

/** What costs people least comes first. */
function effort(change: NearestChange): number {
  if (change.code === 'wider_window') return change.params.seconds <= 3600 ? 1 : 3;
  return {
    through_centre: 0,
    more_fuel: 2,
    more_common_fuel: 2,
    another_vehicle: 4,
    without_goods: 5,
    without_cold: 6,
  }[change.code];
}

function runsOf(placed: readonly Placement[]): CurrentRun[] {
  return placed.map(({ vehicleId, stops }) => ({ vehicleId, stops }));
}

/** True when the plan with these runs is sound once the change is made. */
function isTrue(plan: FinishedPlan, shipment: Shipment, change: NearestChange): boolean {
  const lookup = changedLookup(plan.lookup, shipment.id, change);
  return plan.conflictsWith(change.runs, lookup).length === 0;
}

function throughCentre(
  plan: FinishedPlan,
  shipment: Shipment,
  asked: number,
): NearestChange | null {
  if ((shipment.transfer ?? 'never') !== 'never') return null;
  const ways = waysOf(plan.lookup, shipment, true).filter((way) => way.length === 2);
  for (const way of ways) {
    const leg = way[0]?.leg;
    if (leg == null) continue;
    const able = new Map(way.map((part) => [part, ableVehicles(plan, part)]));
    const params = { siteId: leg.centreSiteId, handoverSeconds: leg.handoverSeconds };
    for (const placed of placementsOf(plan, way, { able, asked })) {
      if (placed.some((it) => it.broken !== 0)) continue;
      const change: NearestChange = { code: 'through_centre', params, runs: runsOf(placed) };
      if (isTrue(plan, shipment, change)) return change;
    }
  }
  return null;
}

function moreFuel(
  plan: FinishedPlan,
  part: WayPart,
  vehicles: readonly RoutingVehicle[],
): NearestChange | null {
  const placed = vehicles
    .flatMap((it) => plan.placements(it, part))
    .filter((it) => (it.broken & ~BROKEN.fuel) === 0);
  let least: NearestChange | null = null;
  let leastMl = Infinity;
  for (const placement of placed) {
    const runs = runsOf([placement]);
    const lacks = plan.conflictsWith(runs);
    const [lack] = lacks;
    if (lack === undefined || lacks.length > 1) continue;
    let change: NearestChange | null = null;
    if (lack.code === 'fuel_quota_exceeded') {
      const params = { vehicleId: placement.vehicleId, ml: lack.params.overMl };
      change = { code: 'more_fuel', params, runs };
    } else if (lack.code === 'fuel_pool_exceeded') {
      const params = { poolId: lack.params.poolId, ml: lack.params.overMl };
      change = { code: 'more_common_fuel', params, runs };
    }
    if (change === null || lackOf(lack) >= leastMl) continue;
    if (!isTrue(plan, part.shipment, change)) continue;
    least = change;
    leastMl = lackOf(lack);
  }
  return least;
}

function lackOf({ params }: { readonly params: object }): number {
  return 'overMl' in params && typeof params.overMl === 'number' ? params.overMl : Infinity;
}

function withoutGoods(
  plan: FinishedPlan,
  part: WayPart,
  vehicles: readonly RoutingVehicle[],
): NearestChange | null {
  for (const vehicle of vehicles) {
    for (const placement of plan.placements(vehicle, part)) {
      if (placement.broken !== BROKEN.goods) continue;
      const { conflicts } = evaluateStops(plan.lookup, vehicle, placement.stops);
      const others = conflicts.map((it) =>
        it.code !== 'incompatible_goods'
          ? null
          : it.shipmentId === part.shipment.id
            ? it.params.otherShipmentId
            : it.shipmentId,
      );
      const [otherShipmentId] = others;
      if (otherShipmentId == null || others.some((it) => it !== otherShipmentId)) continue;
      if (plan.lookup.locksOf(otherShipmentId).length > 0) continue;
      const stops = placement.stops.filter((it) => it.shipmentId !== otherShipmentId);
      const runs = [{ vehicleId: vehicle.id, stops }];
      if (placement.stops.some((it) => it.shipmentId === otherShipmentId && it.leg)) continue;
      const change: NearestChange = { code: 'without_goods', params: { otherShipmentId }, runs };
      if (isTrue(plan, part.shipment, change)) return change;
    }
  }
  return null;
}

function withoutCold(plan: FinishedPlan, shipment: Shipment, asked: number): NearestChange | null {
  if (!shipment.coldChain) return null;
  const part = { shipment: { ...shipment, coldChain: false }, leg: null };
  for (const vehicle of suitedVehicles(plan, part).slice(0, asked)) {
    for (const placement of plan.placements(vehicle, part)) {
      if (placement.broken !== 0) continue;
      const runs = runsOf([placement]);
      const change: NearestChange = { code: 'without_cold', params: {}, runs };
      if (isTrue(plan, shipment, change)) return change;
    }
  }
  return null;
}

/** The cheapest kind of vehicle that could carry it on a run of its own. */
function anotherVehicle(plan: FinishedPlan, part: WayPart): NearestChange | null {
  const { lookup } = plan;
  const { shipment } = part;
  if (lookup.locksOf(shipment.id).length > 0) return null;
  const tried = new Set<string>();
  let cheapest: NearestChange | null = null;
  let least = Infinity;
  for (const vehicle of plan.vehicles) {
    const likeness = plan.likenessOf(vehicle);
    if (tried.has(likeness) || !suits(lookup, part, vehicle)) continue;
    tried.add(likeness);
    const vehicleId = anotherLike(vehicle.id);
    const runs = [{ vehicleId, stops: stopsAlone(lookup, part) }];
    const change: NearestChange = {
      code: 'another_vehicle',
      params: { vehicleId: vehicle.id },
      runs,
    };
    const changed = changedLookup(lookup, shipment.id, change);
    const { run, conflicts } = evaluateStops(
      changed,
      changed.vehicle(vehicleId),
      runs[0]?.stops ?? [],
    );
    const cost = run.costMinor + run.metres / 1e9;
    if (conflicts.length > 0 || cost >= least) continue;
    cheapest = change;
    least = cost;
  }
  return cheapest;
}
