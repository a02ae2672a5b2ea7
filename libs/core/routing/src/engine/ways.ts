import type { RoutingLookup } from '../lookup';
import type { Leg, RoutingSite, Shipment, TransferCentre } from '../problem';
import { handlingSecondsOf } from '../run-legs';
import { terrainRank } from '../travel';
import { intersect, spansOf, type Spans } from '../windows';

/** Centres and hand-overs considered for one shipment; of large problems fewer. */
const CENTRES_MAX = 3;
const HANDOVERS_MAX = 4;
const LARGE = 1000;
const LARGE_CENTRES_MAX = 2;
const LARGE_HANDOVERS_MAX = 2;

/** One way of goods in one vehicle, not yet numbered. */
export interface Way {
  readonly shipment: Shipment;
  readonly leg: Leg | null;
  readonly pickup: WayEnd | null;
  readonly delivery: WayEnd | null;
  readonly terrainRank: number;
}

export interface WayEnd {
  readonly site: RoutingSite;
  readonly spans: Spans;
  readonly handlingSeconds: number;
}

/** One or two ways that together bring a shipment to where it should be. */
export interface Alternative {
  readonly ways: readonly Way[];
  /** Null when it goes directly. */
  readonly centre: TransferCentre | null;
}

/** All ways to serve a shipment that are worth a thought, the direct one first. */
export function alternativesOf(lookup: RoutingLookup, shipment: Shipment): Alternative[] {
  const { transfer = 'never' } = shipment;
  const found: Alternative[] = [];
  if (transfer !== 'must') found.push({ ways: [wayOf(lookup, shipment, null)], centre: null });
  if (transfer !== 'never') found.push(...throughCentres(lookup, shipment));
  const locked = lookup.locksOf(shipment.id).flatMap(({ way }) => (way === undefined ? [] : [way]));
  if (locked.length === 0) return found;
  return found.filter((it) => locked.every((way) => agrees(it, way)));
}

function agrees({ ways }: Alternative, way: Leg | null): boolean {
  const leg = ways[0]?.leg ?? null;
  if (leg === null || way === null) return leg === way;
  return leg.centreSiteId === way.centreSiteId && leg.handoverSeconds === way.handoverSeconds;
}

function throughCentres(lookup: RoutingLookup, shipment: Shipment): Alternative[] {
  const { problem } = lookup;
  const isLarge = problem.shipments.length > LARGE;
  const isLocked = lookup.locksOf(shipment.id).some((it) => it.way !== undefined);
  const centres = (problem.centres ?? [])
    .filter((it) => hasRoom(it, shipment))
    .map((centre) => ({ centre, detour: detourOf(lookup, shipment, centre) }))
    .sort((a, b) => a.detour - b.detour || (a.centre.siteId < b.centre.siteId ? -1 : 1))
    .slice(0, isLocked ? Infinity : isLarge ? LARGE_CENTRES_MAX : CENTRES_MAX);
  return centres.flatMap(({ centre }) => {
    const possible = [...new Set(centre.handovers)]
      .sort((a, b) => a - b)
      .map((handoverSeconds) => throughOne(lookup, shipment, { centre, handoverSeconds }))
      .filter((it) => it.ways.every(isEverOpen));
    return isLocked ? possible : spread(possible, isLarge ? LARGE_HANDOVERS_MAX : HANDOVERS_MAX);
  });
}

function throughOne(
  lookup: RoutingLookup,
  shipment: Shipment,
  {
    centre,
    handoverSeconds,
  }: { readonly centre: TransferCentre; readonly handoverSeconds: number },
): Alternative {
  const leg = (kind: Leg['kind']): Leg => ({ kind, centreSiteId: centre.siteId, handoverSeconds });
  const ways = [wayOf(lookup, shipment, leg('feeder')), wayOf(lookup, shipment, leg('trunk'))];
  return { ways, centre };
}

function wayOf(lookup: RoutingLookup, shipment: Shipment, leg: Leg | null): Way {
  const pickup = endOf(lookup, shipment, 'pickup', leg);
  const delivery = endOf(lookup, shipment, 'delivery', leg);
  const ranks = [pickup, delivery].map((it) => (it === null ? 0 : terrainRank(it.site.terrain)));
  return { shipment, leg, pickup, delivery, terrainRank: Math.max(...ranks) };
}

function endOf(
  lookup: RoutingLookup,
  shipment: Shipment,
  kind: 'pickup' | 'delivery',
  leg: Leg | null,
): WayEnd | null {
  const isAtCentre = leg !== null && (leg.kind === 'trunk') === (kind === 'pickup');
  const own = kind === 'pickup' ? shipment.pickupSiteId : shipment.deliverySiteId;
  const siteId = isAtCentre ? leg.centreSiteId : own;
  if (siteId === null) return null;
  const site = lookup.site(siteId);
  const handling = handlingSecondsOf(shipment, site, kind);
  const windows = kind === 'pickup' ? shipment.pickupWindows : shipment.deliveryWindows;
  const side: Spans = !isAtCentre
    ? spansOf(windows)
    : leg.kind === 'feeder'
      ? [-Infinity, leg.handoverSeconds - handling]
      : [leg.handoverSeconds, Infinity];
  return { site, spans: intersect(spansOf(site.windows), side), handlingSeconds: handling };
}

function isEverOpen({ pickup, delivery }: Way): boolean {
  return pickup?.spans.length !== 0 && delivery?.spans.length !== 0;
}

function hasRoom(centre: TransferCentre, { grams, coldChain }: Shipment): boolean {
  if (grams > (centre.storageGrams ?? Infinity)) return false;
  const cold = centre.coldStorageGrams ?? Infinity;
  return !coldChain || (cold > 0 && grams <= cold);
}

function detourOf(
  { site, road }: RoutingLookup,
  shipment: Shipment,
  centre: TransferCentre,
): number {
  const through = site(centre.siteId);
  const { pickupSiteId: from, deliverySiteId: to } = shipment;
  const there = from === null ? 0 : road(site(from), through).metres;
  return there + (to === null ? 0 : road(through, site(to)).metres);
}

/** Some of many, evenly. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from(
    { length: most },
    (_, at) => list[Math.round((at * (list.length - 1)) / (most - 1))] as T,
  );
}
