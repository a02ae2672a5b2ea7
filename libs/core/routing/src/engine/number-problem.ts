import type { RoutingLookup } from '../lookup';
import type { RoutingProblem, RoutingVehicle, Shipment } from '../problem';
import type { UnservedReason } from '../reasons';
import { canonicalOrder } from './canonical-order';
import { DELIVERED, PICKED_UP, type EngineProblem } from './engine-problem';
import { classFactsOf, fleetOf, roadsOfClasses, suits, type Fleet } from './fleet';
import { goodsClassesOf } from './goods';
import { Places } from './places';
import { tightenWindows } from './tighten-windows';
import { intersect } from '../windows';
import { alternativesOf, type Alternative, type Way, type WayEnd } from './ways';

/** Times with fractions are the same when they differ by less. */
const TOLERANCE = 1e-9;

/** The problem in numbers, and what the numbers stand for. */
export interface NumberedProblem {
  readonly engine: EngineProblem;
  readonly lookup: RoutingLookup;
  readonly vehicles: readonly RoutingVehicle[];
  readonly shipments: readonly Shipment[];
  /** Per request. */
  readonly ways: readonly Way[];
  /** Why an order may not be served at all, by the number of its shipment. */
  readonly refused: Map<number, UnservedReason>;
}

/** Numbers a problem, locked runs aside. O(size × log size), and places² for the roads. */
export function numberProblem(lookup: RoutingLookup): NumberedProblem {
  const { problem } = lookup;
  const { vehicles, shipments } = canonicalOrder(problem);
  const options = shipments.map((shipment) => alternativesOf(lookup, shipment));
  const ways = options.flatMap((list) => list.flatMap((it) => it.ways));
  const places = new Places();
  const ends = ways.flatMap((way) => [way.pickup, way.delivery]);
  const stops = ends.map((it) => (it === null ? places.base(null) : places.stop(it.site)));
  const fleet = fleetOf(lookup, vehicles, places);
  const refused = new Map<number, UnservedReason>();
  const onlyVehicle = onlyVehicleOf(lookup, { ways, vehicles, shipments, refused });
  const roads = roadsOfClasses(problem, fleet, places);
  const engine: EngineProblem = {
    ...choicesOf(problem, options),
    ...windowsOf(ends, ways, { fleet, onlyVehicle }),
    ...goodsOf(ways, shipments),
    ...classFactsOf(problem, fleet),
    ...roads,
    location: Int32Array.from([...stops, ...fleet.starts, ...fleet.ends]),
    locations: places.count,
    fixedSeconds: places.fixedSeconds,
    requests: ways.length,
    vehicles: vehicles.length,
    classes: fleet.samples.length,
    classOf: fleet.classOf,
    able: ableOf(fleet, ways),
    onlyVehicle,
    priority: Float64Array.from(shipments, (it) => it.priority),
    isRefused: Uint8Array.from(shipments, (_, order) => (refused.has(order) ? 1 : 0)),
    isCold: Uint8Array.from(shipments, (it) => (it.coldChain ? 1 : 0)),
    isClosed: new Uint8Array(vehicles.length),
    tolerance: roads.roads.some(hasFractions) ? TOLERANCE : 0,
    countsVehicles: (problem.objective ?? 'vehicles') === 'vehicles',
  };
  tightenWindows(engine);
  return { engine, lookup, vehicles, shipments, ways, refused };
}

/** When handling may begin at each node; starts and ends of vehicles are always open. */
function windowsOf(
  ends: readonly (WayEnd | null)[],
  ways: readonly Way[],
  {
    fleet: { classOf, samples },
    onlyVehicle,
  }: { readonly fleet: Fleet; readonly onlyVehicle: Int32Array },
): Pick<EngineProblem, 'early' | 'late' | 'handling' | 'spans' | 'spanStart' | 'hasGaps'> {
  const nodes = ends.length + 2 * classOf.length;
  const [early, late] = [
    new Float64Array(nodes).fill(-Infinity),
    new Float64Array(nodes).fill(Infinity),
  ];
  const handling = new Float64Array(nodes);
  const spans: number[] = [];
  const spanStart = new Int32Array(nodes + 1);
  const earliestShift = Math.min(...samples.map((it) => it.shiftFromSeconds));
  let hasGaps = false;
  for (let node = 0; node < nodes; node += 1) {
    const end = ends[node] ?? null;
    const way = ways[node >> 1];
    const longest = way?.shipment.maxSecondsOnBoard ?? null;
    const isFromStart = end !== null && way?.pickup === null && longest !== null;
    // Goods on board from the beginning ride since then; without a lock, the earliest shift is on the
    // safe side.
    const only = samples[classOf[onlyVehicle[node >> 1] ?? -1] ?? -1];
    const rideFrom = only?.shiftFromSeconds ?? earliestShift;
    const rideEnd = isFromStart ? rideFrom + longest : Infinity;
    const own = intersect(end?.spans ?? [-Infinity, Infinity], [-Infinity, rideEnd]);
    early[node] = own[0] ?? Infinity;
    late[node] = own.at(-1) ?? -Infinity;
    handling[node] = end?.handlingSeconds ?? 0;
    spans.push(...own);
    spanStart[node + 1] = spans.length;
    hasGaps ||= own.length > 2;
  }
  return { early, late, handling, spans: Float64Array.from(spans), spanStart, hasGaps };
}

function goodsOf(
  ways: readonly Way[],
  shipments: readonly Shipment[],
): Pick<
  EngineProblem,
  | 'sizes'
  | 'hasManySizes'
  | 'ends'
  | 'hasHalves'
  | 'rideMax'
  | 'hasRides'
  | 'goods'
  | 'goodsClasses'
  | 'clashes'
  | 'hasClashes'
> {
  const { classOf, count, clashes, hasClashes } = goodsClassesOf(shipments);
  const each = (fact: (it: Shipment) => number): Float64Array =>
    Float64Array.from(ways, ({ shipment }) => fact(shipment));
  const ends = Uint8Array.from(
    ways,
    ({ pickup, delivery }) =>
      (pickup === null ? 0 : PICKED_UP) + (delivery === null ? 0 : DELIVERED),
  );
  return {
    sizes: [each((it) => it.grams), each((it) => it.litres), each((it) => it.packages)],
    hasManySizes: shipments.some((it) => it.litres > 0 || it.packages > 0),
    ends,
    hasHalves: ends.some((it) => it !== PICKED_UP + DELIVERED),
    rideMax: each((it) => it.maxSecondsOnBoard ?? Infinity),
    hasRides: shipments.some((it) => it.maxSecondsOnBoard !== null),
    goods: Int32Array.from(ways, ({ shipment }) => classOf(shipment)),
    goodsClasses: count,
    clashes,
    hasClashes,
  };
}

/** The alternatives of each order, and what the centres have room for. */
function choicesOf(
  problem: RoutingProblem,
  options: readonly (readonly Alternative[])[],
): Pick<
  EngineProblem,
  | 'orders'
  | 'orderOf'
  | 'altStart'
  | 'altFirst'
  | 'altSecond'
  | 'altCentre'
  | 'centres'
  | 'storage'
  | 'coldStorage'
> {
  const centres = [...(problem.centres ?? [])];
  const orderOf: number[] = [];
  const [altStart, altFirst, altSecond, altCentre]: number[][] = [[0], [], [], []];
  for (const [order, list] of options.entries()) {
    for (const { ways, centre } of list) {
      altFirst?.push(orderOf.length);
      altSecond?.push(ways.length === 2 ? orderOf.length + 1 : -1);
      altCentre?.push(centre === null ? -1 : centres.indexOf(centre));
      for (let way = 0; way < ways.length; way += 1) orderOf.push(order);
    }
    altStart?.push(altFirst?.length ?? 0);
  }
  return {
    orders: options.length,
    orderOf: Int32Array.from(orderOf),
    altStart: Int32Array.from(altStart ?? []),
    altFirst: Int32Array.from(altFirst ?? []),
    altSecond: Int32Array.from(altSecond ?? []),
    altCentre: Int32Array.from(altCentre ?? []),
    centres: centres.length,
    storage: Float64Array.from(centres, (it) => it.storageGrams ?? Infinity),
    coldStorage: Float64Array.from(centres, (it) => it.coldStorageGrams ?? Infinity),
  };
}

function ableOf({ samples }: Fleet, ways: readonly Way[]): Uint8Array {
  const able = new Uint8Array(samples.length * ways.length);
  for (const [number, vehicle] of samples.entries()) {
    for (const [request, way] of ways.entries()) {
      if (suits(vehicle, way)) able[number * ways.length + request] = 1;
    }
  }
  return able;
}

/** Per request the vehicle that people chose for it; orders whose locks contradict each other are refused. */
function onlyVehicleOf(
  lookup: RoutingLookup,
  it: Pick<NumberedProblem, 'ways' | 'vehicles' | 'shipments' | 'refused'>,
): Int32Array {
  const only = new Int32Array(it.ways.length).fill(-1);
  const numberOf = new Map(it.vehicles.map(({ id }, number) => [id, number]));
  const orderOf = new Map(it.shipments.map(({ id }, number) => [id, number]));
  for (const [request, { shipment, leg }] of it.ways.entries()) {
    const locks = lookup.locksOf(shipment.id);
    if (locks.length === 0) continue;
    const mine = locks.filter(
      ({ way }) => way === undefined || (way?.kind ?? null) === (leg?.kind ?? null),
    );
    const [vehicleId, otherVehicleId] = [...new Set(mine.map((lock) => lock.vehicleId))].sort();
    if (vehicleId !== undefined) only[request] = numberOf.get(vehicleId) ?? -1;
    if (vehicleId === undefined || otherVehicleId === undefined) continue;
    const params = { vehicleId, otherVehicleId };
    it.refused.set(orderOf.get(shipment.id) ?? -1, { code: 'locked_to_two_vehicles', params });
  }
  return only;
}

function hasFractions({ metres, seconds }: EngineProblem['roads'][number]): boolean {
  const isBroken = (value: number): boolean => value !== Math.floor(value);
  return seconds.some(isBroken) || metres.some(isBroken);
}
