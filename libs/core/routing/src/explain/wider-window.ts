import { evaluateStops } from '../evaluate-run';
import type { RoutingVehicle, RunStop } from '../problem';
import type { NearestChange } from '../reasons';
import { intersect, spansOf, type Spans } from '../windows';
import { changedLookup } from './apply-change';
import type { FinishedPlan, WayPart } from './finished-plan';
import { BROKEN, type Placement } from './insertion-trial';

/** So many places are looked into for each end; more would seldom find a nearer one. */
const LOOKED_INTO = 6;
/** Longer than any plan, in seconds. */
const AGES = 1e9;

/** For each end of the way the least widening of its hours that gives the goods a place. */
export function widerWindows(
  plan: FinishedPlan,
  part: WayPart,
  vehicles: readonly RoutingVehicle[],
): NearestChange[] {
  return (['pickup', 'delivery'] as const).flatMap((stop) => {
    const siteId = stop === 'pickup' ? part.shipment.pickupSiteId : part.shipment.deliverySiteId;
    if (siteId === null) return [];
    const windows = hoursOf(plan, part, stop);
    if (windows.length === 0 || windows[0] === -Infinity) return [];
    const nearest = vehicles
      .flatMap((vehicle) => plan.placements(vehicle, part, { open: stop, keep: 3 }))
      .filter((it) => it.broken === BROKEN.window)
      .sort((a, b) => a.missedSeconds - b.missedSeconds)
      .slice(0, LOOKED_INTO)
      .flatMap((placement) => widen(plan, part, { placement, stop, siteId, windows }));
    nearest.sort((a, b) => a.params.seconds - b.params.seconds);
    return nearest.slice(0, 1).map((change) => tightened(plan, part, change));
  });
}

type WiderWindow = Extract<NearestChange, { readonly code: 'wider_window' }>;

function hoursOf({ lookup }: FinishedPlan, { shipment }: WayPart, stop: RunStop['kind']): Spans {
  const isPickup = stop === 'pickup';
  const site = lookup.site(isPickup ? shipment.pickupSiteId : shipment.deliverySiteId);
  const own = isPickup ? shipment.pickupWindows : shipment.deliveryWindows;
  return intersect(spansOf(site.windows), spansOf(own));
}

interface Asked {
  readonly placement: Placement;
  readonly stop: RunStop['kind'];
  readonly siteId: string;
  readonly windows: Spans;
}

/** By how much the hours must be wider, later or earlier, for this very run to go. */
function widen(plan: FinishedPlan, part: WayPart, asked: Asked): WiderWindow[] {
  const shipmentId = part.shipment.id;
  const ends = asked.windows.filter((_, at) => at % 2 === 1);
  const begins = asked.windows.filter((_, at) => at % 2 === 0);
  const tries = [
    ...ends.map((moment) => ({ side: 'later' as const, moment })),
    ...begins.map((moment) => ({ side: 'earlier' as const, moment })),
  ];
  return tries.flatMap((it) => {
    const change = tryHours(plan, shipmentId, { ...asked, ...it });
    if (change === null) return [];
    const lookup = changedLookup(plan.lookup, shipmentId, change);
    return plan.conflictsWith(change.runs, lookup).length === 0 ? [change] : [];
  });
}

/**
 * The same with the fewest seconds: where both the site's and the goods' own hours grow, the new hours
 * of one may meet old ones of the other, so that less is enough. More is never worse, so it is bisected.
 */
function tightened(plan: FinishedPlan, part: WayPart, change: WiderWindow): WiderWindow {
  const { side, fromSeconds, toSeconds } = change.params;
  const by = (seconds: number): WiderWindow => {
    const hours =
      side === 'later'
        ? { fromSeconds, toSeconds: fromSeconds + seconds }
        : { fromSeconds: toSeconds - seconds, toSeconds };
    return { ...change, params: { ...change.params, seconds, ...hours } };
  };
  const isEnough = (seconds: number): boolean => {
    const lookup = changedLookup(plan.lookup, part.shipment.id, by(seconds));
    return plan.conflictsWith(change.runs, lookup).length === 0;
  };
  let [most, least] = [change.params.seconds, -1];
  while (most - least > 1) {
    const middle = Math.floor((most + least) / 2);
    if (isEnough(middle)) most = middle;
    else least = middle;
  }
  return by(most);
}

/** Lets handling begin any time before (or after) this moment and sees how much of that it needs. */
function tryHours(
  plan: FinishedPlan,
  shipmentId: string,
  asked: Asked & { readonly side: 'earlier' | 'later'; readonly moment: number },
): WiderWindow | null {
  const { placement, stop, siteId, side, moment } = asked;
  const { vehicleId, stops: order } = placement;
  const change = (reach: number): WiderWindow => {
    const [fromSeconds, toSeconds] = [Math.min(moment, reach), Math.max(moment, reach)];
    const seconds = toSeconds - fromSeconds;
    const params = { siteId, stop, side, seconds, fromSeconds, toSeconds };
    return { code: 'wider_window', params, runs: [{ vehicleId, stops: order }] };
  };
  const wide = change(side === 'later' ? moment + AGES : moment - AGES);
  const lookup = changedLookup(plan.lookup, shipmentId, wide);
  const { stops, conflicts } = evaluateStops(lookup, lookup.vehicle(vehicleId), order);
  const it = stops.find((one) => one.shipmentId === shipmentId && one.kind === stop);
  if (it === undefined || conflicts.length > 0) return null;
  const begin = it.handlingFromSeconds;
  if (side === 'later') return begin > moment ? change(Math.ceil(begin)) : null;
  const latest = Math.floor(begin + it.slackSeconds);
  return latest < moment ? change(latest) : null;
}
