import type { RoutingLookup } from './lookup';
import type { Leg, RoutingSite, RoutingVehicle, RunStop, Shipment } from './problem';
import { runTimes, type PlacedBreak } from './run-times';
import type { TimedStop } from './schedule';
import { handlingSeconds, type Road } from './travel';
import { intersect, spansOf, type Spans } from './windows';

/** One stop with everything known about it but the moment at which it happens. */
export interface RunLeg {
  readonly kind: 'pickup' | 'delivery';
  readonly shipment: Shipment;
  readonly leg: Leg | null;
  readonly site: RoutingSite;
  readonly road: Road;
  /** The fixed service of the site before, when this stop leaves it. */
  readonly fixedBefore: number;
  /** When its site and its shipment allow it to begin; hand-overs and times on board not asked. */
  readonly windows: Spans;
  readonly timing: TimedStop;
  /** Index of the stop that loaded what is unloaded here; −1 for loading, or when nothing did. */
  readonly owedSince: number;
  /** False when nothing is to be done here: goods on board already, or staying on board. */
  readonly isNeeded: boolean;
  /** Unloads what was on board when the run began. */
  readonly isFromStart: boolean;
}

/** A run with its times, as they come out of the timetable. */
export interface TimedRun {
  readonly vehicle: RoutingVehicle;
  readonly start: RoutingSite;
  readonly end: RoutingSite;
  readonly endRoad: Road;
  readonly endFixedSeconds: number;
  readonly legs: readonly RunLeg[];
  readonly begins: readonly number[];
  readonly slackSeconds: readonly number[];
  readonly breaks: readonly PlacedBreak[];
  readonly departSeconds: number;
  readonly endSeconds: number;
}

/** What the legs of one run share while they are laid out one after another. */
interface Layout {
  readonly lookup: RoutingLookup;
  readonly vehicle: RoutingVehicle;
  readonly road: (from: RoutingSite, to: RoutingSite) => Road;
  readonly loadedAt: Map<string, number>;
}

/** Lays the stops out along the roads of the vehicle and finds their hours. */
export function timeRun(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): TimedRun {
  const { legs, start: base } = layOut(lookup, vehicle, stops);
  const start = base ?? legs[0]?.site ?? lookup.site(lookup.problem.sites[0]?.id ?? null);
  const last = legs.at(-1)?.site ?? start;
  const end = vehicle.endSiteId === null ? last : lookup.site(vehicle.endSiteId);
  const endRoad = lookup.roadsOf(vehicle)(last, end);
  const endFixedSeconds = legs.length === 0 ? 0 : last.serviceSecondsFixed;
  const times = runTimes({
    stops: legs.map((leg) => leg.timing),
    fixedSeconds: legs.map((leg) => leg.fixedBefore),
    breaks: (vehicle.breaks ?? []).map(({ seconds, windows }) => ({
      seconds,
      spans: spansOf(windows),
    })),
    startSeconds: vehicle.shiftFromSeconds,
    endFixedSeconds,
    endLegSeconds: endFixedSeconds + endRoad.seconds,
    latestEndSeconds: vehicle.shiftToSeconds,
  });
  return { vehicle, start, end, endRoad, endFixedSeconds, legs, ...times };
}

/** The stops one after another along the roads of the vehicle; no start when it begins anywhere. */
export function layOut(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): { readonly legs: readonly RunLeg[]; readonly start: RoutingSite | null } {
  const layout = { lookup, vehicle, road: lookup.roadsOf(vehicle), loadedAt: new Map() };
  const start = vehicle.startSiteId === null ? null : lookup.site(vehicle.startSiteId);
  let from = start;
  const legs = stops.map((stop, index) => {
    const leg = legOf(layout, stop, { from, index });
    from = leg.site;
    return leg;
  });
  return { legs, start };
}

/** A shipment has one pick-up and one delivery, or one of each on either side of a centre. */
export function wayKey({ shipmentId, leg }: RunStop): string {
  return `${leg?.kind ?? ''} ${shipmentId}`;
}

function legOf(
  layout: Layout,
  stop: RunStop,
  at: { readonly from: RoutingSite | null; readonly index: number },
): RunLeg {
  const { lookup, vehicle, road, loadedAt } = layout;
  const { kind, leg = null } = stop;
  const shipment = lookup.shipment(stop.shipmentId);
  const isPickup = kind === 'pickup';
  const isAtCentre = leg !== null && (leg.kind === 'trunk') === isPickup;
  const siteId = isAtCentre
    ? leg.centreSiteId
    : isPickup
      ? shipment.pickupSiteId
      : shipment.deliverySiteId;
  const isNeeded = siteId !== null;
  const site = isNeeded
    ? lookup.site(siteId)
    : (at.from ?? lookup.site(shipment.deliverySiteId ?? shipment.pickupSiteId));
  const from = at.from ?? site;
  const way = road(from, site);
  const fixedBefore = at.index > 0 && from.id !== site.id ? from.serviceSecondsFixed : 0;
  const owed = isPickup ? undefined : loadedAt.get(wayKey(stop));
  if (isPickup && isNeeded && !loadedAt.has(wayKey(stop))) loadedAt.set(wayKey(stop), at.index);
  const isFromStart = !isPickup && isNeeded && isAboardAtStart(shipment, leg);
  const own = isPickup ? shipment.pickupWindows : shipment.deliveryWindows;
  const windows = intersect(spansOf(site.windows), isAtCentre ? spansOf([]) : spansOf(own));
  const handling = handlingSecondsOf(shipment, site, kind);
  const timing: TimedStop = {
    legSeconds: fixedBefore + way.seconds,
    handlingSeconds: handling,
    spans: narrowed(windows, {
      handover: isAtCentre ? handoverSide(leg, handling) : null,
      rideEnd: isFromStart
        ? vehicle.shiftFromSeconds + (shipment.maxSecondsOnBoard ?? Infinity)
        : Infinity,
    }),
    elseSpans: windows,
    loadedAt: shipment.maxSecondsOnBoard === null ? -1 : (owed ?? -1),
    maxSecondsOnBoard: shipment.maxSecondsOnBoard ?? Infinity,
  };
  return {
    ...{ kind, shipment, leg, site, road: way, fixedBefore, windows, timing },
    ...{ owedSince: owed ?? -1, isNeeded, isFromStart },
  };
}

/** True when the goods, going this way, are in the vehicle before it moves. */
export function isAboardAtStart({ pickupSiteId }: Shipment, leg: Leg | null): boolean {
  return pickupSiteId === null && leg?.kind !== 'trunk';
}

/** True when the goods, going this way, are still in the vehicle when its run ends. */
export function isAboardAtEnd({ deliverySiteId }: Shipment, leg: Leg | null): boolean {
  return deliverySiteId === null && leg?.kind !== 'feeder';
}

/** How long loading or unloading the shipment takes at this site. */
export function handlingSecondsOf(
  shipment: Shipment,
  site: RoutingSite,
  kind: RunStop['kind'],
): number {
  const own = kind === 'pickup' ? shipment.pickupSeconds : shipment.deliverySeconds;
  return handlingSeconds(site, shipment.grams) + (own ?? 0);
}

/** The moments at which handling at the centre may begin: done by the hand-over, or not before it. */
function handoverSide({ kind, handoverSeconds }: Leg, handling: number): Spans {
  return kind === 'feeder' ? [-Infinity, handoverSeconds - handling] : [handoverSeconds, Infinity];
}

function narrowed(
  windows: Spans,
  by: { readonly handover: Spans | null; readonly rideEnd: number },
): Spans {
  const asked = by.handover === null ? windows : intersect(windows, by.handover);
  return by.rideEnd === Infinity ? asked : intersect(asked, [-Infinity, by.rideEnd]);
}
