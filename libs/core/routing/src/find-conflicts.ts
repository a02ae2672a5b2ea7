import type { PlannedRun } from './plan';
import type { RoutingVehicle, Shipment } from './problem';
import type { Conflict } from './reasons';
import type { RunLeg, TimedRun } from './run-legs';
import { terrainRank } from './travel';
import { lastAllowed, type Spans } from './windows';

/** Fractions of a second below this are an artefact of adding. */
const TICK = 1e-6;

/** What is wrong with single stops: the vehicle, the hour, the time on board. */
export function stopConflicts(timed: TimedRun): Conflict[] {
  const { vehicle, legs } = timed;
  const skills = new Set(vehicle.skills);
  const conflicts: Conflict[] = [];
  for (const [stopIndex, leg] of legs.entries()) {
    const at = { stopIndex, shipmentId: leg.shipment.id };
    const isFirst = leg.kind === 'pickup' || leg.isFromStart;
    if (isFirst && leg.shipment.coldChain && !vehicle.refrigerated) {
      conflicts.push({ code: 'not_refrigerated', ...at, params: {} });
    }
    const missing = (leg.shipment.skills ?? []).filter((skill) => !skills.has(skill));
    if (isFirst && missing.length > 0) {
      const params = { skills: [...missing].sort().join(', ') };
      conflicts.push({ code: 'skills_missing', ...at, params });
    }
    if (terrainRank(leg.site.terrain) > terrainRank(vehicle.terrain)) {
      const params = { siteId: leg.site.id, terrain: leg.site.terrain };
      conflicts.push({ code: 'road_too_rough', ...at, params });
    }
    conflicts.push(...hourConflicts(timed, leg, stopIndex));
  }
  return conflicts;
}

function hourConflicts(
  { vehicle, legs, begins }: TimedRun,
  leg: RunLeg,
  stopIndex: number,
): Conflict[] {
  const conflicts: Conflict[] = [];
  const at = { stopIndex, shipmentId: leg.shipment.id };
  const siteId = leg.site.id;
  const begin = begins[stopIndex] ?? 0;
  const lastSecond = leg.windows.at(-1);
  if (lastSecond === undefined) {
    conflicts.push({ code: 'site_closed_in_window', ...at, params: { siteId } });
  } else if (!isIn(leg.windows, begin)) {
    conflicts.push({
      code: 'too_late',
      ...at,
      params: { siteId, lateSeconds: begin - lastSecond },
    });
  }
  if (leg.leg?.kind === 'feeder' && leg.kind === 'delivery') {
    const lateSeconds = begin + leg.timing.handlingSeconds - leg.leg.handoverSeconds;
    const params = { siteId, lateSeconds };
    if (lateSeconds > TICK) conflicts.push({ code: 'handover_missed', ...at, params });
  }
  const loading = legs[leg.timing.loadedAt];
  const isCounted = loading !== undefined || leg.isFromStart;
  const loaded =
    loading === undefined
      ? vehicle.shiftFromSeconds
      : (begins[leg.timing.loadedAt] ?? 0) + loading.timing.handlingSeconds;
  const params = { seconds: begin - loaded, maxSeconds: leg.timing.maxSecondsOnBoard };
  if (isCounted && params.seconds > params.maxSeconds + TICK) {
    conflicts.push({ code: 'on_board_too_long', ...at, params });
  }
  return conflicts;
}

function isIn(spans: Spans, moment: number): boolean {
  return lastAllowed(spans, moment) === moment;
}

/** Too much on board, and goods that may not meet there: said at each loading that leaves it so. */
export function loadConflicts({ vehicle, legs }: TimedRun): Conflict[] {
  const conflicts: Conflict[] = [];
  const onBoard = new Map<string, Shipment>();
  for (const [stopIndex, leg] of legs.entries()) {
    if (leg.isFromStart && !onBoard.has(leg.shipment.id)) {
      conflicts.push(...loaded(vehicle, onBoard, { leg, stopIndex }));
    }
  }
  for (const [stopIndex, leg] of legs.entries()) {
    if (!leg.isNeeded) continue;
    if (leg.kind === 'delivery') onBoard.delete(leg.shipment.id);
    else conflicts.push(...loaded(vehicle, onBoard, { leg, stopIndex }));
  }
  return conflicts;
}

/** Puts the goods on board and says what is wrong with that. */
function loaded(
  vehicle: RoutingVehicle,
  onBoard: Map<string, Shipment>,
  { leg, stopIndex }: { readonly leg: RunLeg; readonly stopIndex: number },
): Conflict[] {
  const { shipment } = leg;
  const at = { stopIndex, shipmentId: shipment.id };
  const conflicts: Conflict[] = [];
  for (const other of onBoard.values()) {
    if (!mayNotMeet(shipment, other)) continue;
    conflicts.push({ code: 'incompatible_goods', ...at, params: { otherShipmentId: other.id } });
  }
  onBoard.set(shipment.id, shipment);
  const [overGrams, overLitres, overPackages] = [
    -vehicle.capacityGrams,
    -vehicle.capacityLitres,
    -vehicle.capacityPackages,
  ];
  const over = { overGrams, overLitres, overPackages };
  for (const it of onBoard.values()) {
    over.overGrams += it.grams;
    over.overLitres += it.litres;
    over.overPackages += it.packages;
  }
  return [...conflicts, ...overloads(over).map((it) => ({ ...it, ...at }))];
}

function overloads(over: {
  readonly overGrams: number;
  readonly overLitres: number;
  readonly overPackages: number;
}) {
  const { overGrams, overLitres, overPackages } = over;
  return [
    ...(overGrams > 0 ? [{ code: 'overweight' as const, params: { overGrams } }] : []),
    ...(overLitres > 0 ? [{ code: 'over_volume' as const, params: { overLitres } }] : []),
    ...(overPackages > 0 ? [{ code: 'over_packages' as const, params: { overPackages } }] : []),
  ];
}

/** True when one of them does not bear what the other is. */
export function mayNotMeet(one: Shipment, other: Shipment): boolean {
  const bears = (it: Shipment, goods: Shipment): boolean =>
    !(it.incompatibleTags ?? []).some((tag) => (goods.tags ?? []).includes(tag));
  return one.id !== other.id && !(bears(one, other) && bears(other, one));
}

/** What is wrong with the run as a whole: the shift, the driving, the rests, the way, the fuel. */
export function runConflicts({ vehicle, legs, breaks }: TimedRun, run: PlannedRun): Conflict[] {
  const conflicts: Conflict[] = [];
  const asWhole = { stopIndex: null, shipmentId: null };
  if (legs.length === 0) return conflicts;
  for (const [number, { isLate }] of breaks.entries()) {
    const breakId = vehicle.breaks?.[number]?.id ?? '';
    if (isLate) conflicts.push({ code: 'break_impossible', ...asWhole, params: { breakId } });
  }
  const end = run.steps.at(-1)?.arrivalSeconds;
  const overShift = (end ?? vehicle.shiftToSeconds) - vehicle.shiftToSeconds;
  if (overShift > TICK) {
    conflicts.push({ code: 'shift_exceeded', ...asWhole, params: { overSeconds: overShift } });
  }
  const overDriving = run.drivingSeconds - (vehicle.maxDrivingSeconds ?? Infinity);
  if (overDriving > TICK) {
    const params = { overSeconds: overDriving };
    conflicts.push({ code: 'driving_time_exceeded', ...asWhole, params });
  }
  const overMetres = run.metres - (vehicle.maxMetres ?? Infinity);
  if (overMetres > TICK) conflicts.push({ code: 'too_far', ...asWhole, params: { overMetres } });
  const overStops = legs.length - (vehicle.maxStops ?? Infinity);
  if (overStops > 0) conflicts.push({ code: 'too_many_stops', ...asWhole, params: { overStops } });
  const overMl = run.fuelMl - (vehicle.fuelQuotaMl ?? Infinity);
  if (overMl > 0) conflicts.push({ code: 'fuel_quota_exceeded', ...asWhole, params: { overMl } });
  return conflicts;
}
