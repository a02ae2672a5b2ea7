import type { RoutingLookup } from './lookup';
import type { Leg, Shipment } from './problem';
import type { Conflict } from './reasons';
import type { RunLeg, TimedRun } from './run-legs';

/** What speaks against the ways that the goods take: no centre, no cold there, not wanted, not direct. */
export function wayConflicts(lookup: RoutingLookup, { legs }: TimedRun): Conflict[] {
  if (!legs.some((it) => it.leg !== null || it.shipment.transfer === 'must')) return [];
  const told = new Set<string>();
  return legs.flatMap((it, stopIndex) => {
    const key = `${it.leg?.kind ?? ''} ${it.shipment.id}`;
    if (told.has(key)) return [];
    told.add(key);
    return wayConflict(lookup, it).map((conflict) => ({
      ...conflict,
      stopIndex,
      shipmentId: it.shipment.id,
    }));
  });
}

type Told<C> = C extends Conflict ? Pick<C, 'code' | 'params'> : never;

function wayConflict(lookup: RoutingLookup, { leg, shipment }: RunLeg): Told<Conflict>[] {
  if (leg === null) {
    return shipment.transfer === 'must' ? [{ code: 'transfer_needed', params: {} }] : [];
  }
  const conflicts: Told<Conflict>[] = [];
  if ((shipment.transfer ?? 'never') === 'never') {
    conflicts.push({ code: 'transfer_not_wanted', params: {} });
  }
  return [...conflicts, ...centreConflicts(lookup, leg, shipment)];
}

function centreConflicts(lookup: RoutingLookup, leg: Leg, shipment: Shipment): Told<Conflict>[] {
  const centre = lookup.centre(leg.centreSiteId);
  const siteId = leg.centreSiteId;
  if (centre === undefined) return [{ code: 'not_a_centre', params: { siteId } }];
  const conflicts: Told<Conflict>[] = [];
  if (!centre.handovers.includes(leg.handoverSeconds)) {
    const params = { siteId, handoverSeconds: leg.handoverSeconds };
    conflicts.push({ code: 'no_such_handover', params });
  }
  const overGrams = shipment.grams - (centre.storageGrams ?? Infinity);
  if (overGrams > 0) conflicts.push({ code: 'centre_too_small', params: { siteId, overGrams } });
  const room = centre.coldStorageGrams ?? Infinity;
  if (shipment.coldChain && (room === 0 || shipment.grams > room)) {
    const overCold = shipment.grams - room;
    conflicts.push({ code: 'no_cold_storage', params: { siteId, overGrams: overCold } });
  }
  return conflicts;
}
