import type { RoutingLookup } from './lookup';
import type { RunEvaluation, StopEvaluation } from './plan';
import type { Leg } from './problem';
import type { Conflict, PlanConflict } from './reasons';

/** What is wrong between the runs of a plan, each of them being sound by itself. O(stops × log). */
export function planConflicts(
  lookup: RoutingLookup,
  evaluations: readonly RunEvaluation[],
): PlanConflict[] {
  const running = evaluations.filter((it) => it.stops.length > 0);
  const parts = partsOf(running);
  return [
    ...vehicleConflicts(running),
    ...[...parts.values()].flatMap(partConflicts),
    ...storageConflicts(lookup, parts),
    ...poolConflicts(lookup, running),
  ];
}

/** A shipment's way in one run: directly, or one leg of it. */
interface WayPart {
  readonly vehicleId: string;
  readonly shipmentId: string;
  readonly leg: Leg | null;
  /** When handling at the centre begins; null when the run never gets there. */
  readonly atCentreSeconds: number | null;
}

function partsOf(evaluations: readonly RunEvaluation[]): Map<string, WayPart[]> {
  const parts = new Map<string, WayPart[]>();
  for (const { vehicleId, stops } of evaluations) {
    const own = new Map<string, WayPart>();
    for (const stop of stops) {
      const leg = stop.leg ?? null;
      const key = `${leg?.kind ?? ''} ${stop.shipmentId}`;
      const moment = isAtCentre(stop) ? stop.handlingFromSeconds : null;
      const atCentreSeconds = own.get(key)?.atCentreSeconds ?? moment;
      own.set(key, { vehicleId, shipmentId: stop.shipmentId, leg, atCentreSeconds });
    }
    for (const part of own.values()) {
      const list = parts.get(part.shipmentId);
      if (list === undefined) parts.set(part.shipmentId, [part]);
      else list.push(part);
    }
  }
  return parts;
}

function isAtCentre({ kind, leg }: StopEvaluation): boolean {
  return leg !== undefined && (leg.kind === 'trunk') === (kind === 'pickup');
}

function vehicleConflicts(evaluations: readonly RunEvaluation[]): PlanConflict[] {
  const seen = new Set<string>();
  return evaluations.flatMap(({ vehicleId }) => {
    const isAgain = seen.has(vehicleId);
    seen.add(vehicleId);
    return isAgain
      ? [{ ...ofRun(vehicleId, null), code: 'vehicle_twice' as const, params: { vehicleId } }]
      : [];
  });
}

function ofRun(vehicleId: string | null, shipmentId: string | null) {
  return { vehicleId, shipmentId, stopIndex: null };
}

function partConflicts(parts: readonly WayPart[]): PlanConflict[] {
  const [first] = parts;
  if (first === undefined || (parts.length === 1 && first.leg === null)) return [];
  const feeder = parts.find((it) => it.leg?.kind === 'feeder');
  const trunk = parts.find((it) => it.leg?.kind === 'trunk');
  const kinds = new Set<Leg['kind'] | null>();
  for (const { leg, vehicleId, shipmentId } of parts) {
    const kind = leg?.kind ?? null;
    const isTwice = kinds.has(kind) || (kind === null) !== (first.leg === null);
    kinds.add(kind);
    if (!isTwice) continue;
    const params = { vehicleId: first.vehicleId };
    return [{ ...ofRun(vehicleId, shipmentId), code: 'served_twice', params }];
  }
  const known = feeder ?? trunk;
  if (known?.leg == null) return [];
  const at = ofRun(known.vehicleId, known.shipmentId);
  const siteId = known.leg.centreSiteId;
  if (feeder?.leg == null || trunk?.leg == null) {
    const leg = feeder === undefined ? 'feeder' : 'trunk';
    return [{ ...at, code: 'other_leg_missing', params: { siteId, leg } }];
  }
  const otherSiteId = trunk.leg.centreSiteId;
  const agree = siteId === otherSiteId && feeder.leg.handoverSeconds === trunk.leg.handoverSeconds;
  return agree ? [] : [{ ...at, code: 'legs_disagree', params: { siteId, otherSiteId } }];
}

/** One shipment coming to a centre, or leaving it. */
interface Movement {
  readonly atSeconds: number;
  readonly grams: number;
  readonly coldGrams: number;
}

function storageConflicts(
  lookup: RoutingLookup,
  parts: ReadonlyMap<string, readonly WayPart[]>,
): PlanConflict[] {
  const movements = new Map<string, Movement[]>();
  for (const { shipmentId, leg, atCentreSeconds } of [...parts.values()].flat()) {
    if (leg === null || atCentreSeconds === null) continue;
    const { grams, coldChain } = lookup.shipment(shipmentId);
    const sign = leg.kind === 'feeder' ? 1 : -1;
    const movement = {
      atSeconds: atCentreSeconds,
      grams: sign * grams,
      coldGrams: coldChain ? sign * grams : 0,
    };
    const list = movements.get(leg.centreSiteId);
    if (list === undefined) movements.set(leg.centreSiteId, [movement]);
    else list.push(movement);
  }
  return [...movements].flatMap(([siteId, list]) => {
    const centre = lookup.centre(siteId);
    if (centre === undefined) return [];
    const cold = list.map((it) => ({ ...it, grams: it.coldGrams }));
    const worst = fullest(list, centre.storageGrams ?? Infinity);
    const coldest = fullest(cold, centre.coldStorageGrams ?? Infinity);
    const at = ofRun(null, null);
    return [
      ...(worst === null
        ? []
        : [{ ...at, code: 'storage_exceeded' as const, params: { siteId, ...worst } }]),
      ...(coldest === null
        ? []
        : [{ ...at, code: 'cold_storage_exceeded' as const, params: { siteId, ...coldest } }]),
    ];
  });
}

/** The worst moment at which more lies there than there is room for; null when there is none. */
function fullest(
  movements: readonly Movement[],
  room: number,
): { readonly overGrams: number; readonly atSeconds: number } | null {
  if (room === Infinity) return null;
  const inOrder = [...movements].sort((a, b) => a.atSeconds - b.atSeconds || a.grams - b.grams);
  let [here, overGrams, worstAt] = [0, 0, 0];
  for (const { grams, atSeconds } of inOrder) {
    here += grams;
    if (here - room <= overGrams) continue;
    overGrams = here - room;
    worstAt = atSeconds;
  }
  return overGrams > 0 ? { overGrams, atSeconds: worstAt } : null;
}

function poolConflicts(
  { problem }: RoutingLookup,
  evaluations: readonly RunEvaluation[],
): PlanConflict[] {
  return (problem.fuelPools ?? []).flatMap(({ id, ml, vehicleIds }) => {
    const members = new Set(vehicleIds);
    const burnt = evaluations
      .filter((it) => members.has(it.vehicleId))
      .reduce((sum, it) => sum + it.run.fuelMl, 0);
    const params = { poolId: id, overMl: burnt - ml };
    return burnt <= ml
      ? []
      : [{ ...ofRun(null, null), code: 'fuel_pool_exceeded' as const, params }];
  });
}

/** The conflicts of one run with the vehicle that makes it, as a plan lists them. */
export function conflictsOfRun(vehicleId: string, conflicts: readonly Conflict[]): PlanConflict[] {
  return conflicts.map((conflict) => ({ ...conflict, vehicleId }));
}
