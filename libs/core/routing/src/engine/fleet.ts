import type { RoutingLookup } from '../lookup';
import type { Objective, RoutingProblem, RoutingVehicle } from '../problem';
import { terrainRank } from '../travel';
import { spansOf } from '../windows';
import type { EngineBreak, EngineProblem, EngineRoads } from './engine-problem';
import type { Places } from './places';
import type { Way } from './ways';

/** Beside fuel, money counts so little that no drop of fuel is spent to save any. */
const MONEY_BESIDE_FUEL = 1e-5;

/** Vehicles that differ in nothing but their id share a class; what a search needs to know of it. */
export interface Fleet {
  readonly classOf: Int32Array;
  /** One vehicle of each class. */
  readonly samples: readonly RoutingVehicle[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Numbers the vehicles' classes and the places where they start and end. O(vehicles). */
export function fleetOf(
  { problem, site }: RoutingLookup,
  vehicles: readonly RoutingVehicle[],
  places: Places,
): Fleet {
  const pools = poolsByVehicle(problem);
  const numbers = new Map<string, number>();
  const samples: RoutingVehicle[] = [];
  const classOf = Int32Array.from(vehicles, (vehicle) => {
    const facts = { ...vehicle, id: '', pools: pools.get(vehicle.id) ?? [] };
    const likeness = JSON.stringify(facts, Object.keys(facts).sort().concat(NESTED));
    const known = numbers.get(likeness) ?? samples.length;
    if (known === samples.length) samples.push(vehicle);
    numbers.set(likeness, known);
    return known;
  });
  const base = (id: string | null): number => places.base(id === null ? null : site(id));
  return {
    classOf,
    samples,
    starts: vehicles.map((it) => base(it.startSiteId)),
    ends: vehicles.map((it) => base(it.endSiteId)),
  };
}

/** Keys inside a vehicle's facts that count for likeness. */
const NESTED = ['seconds', 'windows', 'fromSeconds', 'toSeconds'];

function poolsByVehicle({ fuelPools }: RoutingProblem): ReadonlyMap<string, readonly number[]> {
  const pools = new Map<string, number[]>();
  for (const [pool, { vehicleIds }] of [...(fuelPools ?? [])].entries()) {
    for (const id of new Set(vehicleIds)) pools.set(id, [...(pools.get(id) ?? []), pool]);
  }
  return pools;
}

type ClassFacts = Pick<
  EngineProblem,
  | 'capacities'
  | 'shiftFrom'
  | 'shiftTo'
  | 'metreCost'
  | 'secondCost'
  | 'useCost'
  | 'metresMax'
  | 'drivingMax'
  | 'tasksMax'
  | 'breaks'
  | 'poolsOf'
  | 'poolMl'
  | 'fuelMlPerMetre'
>;

/** What each class may and costs. */
export function classFactsOf(problem: RoutingProblem, { samples }: Fleet): ClassFacts {
  const pools = poolsByVehicle(problem);
  const each = (fact: (it: RoutingVehicle) => number): Float64Array =>
    Float64Array.from(samples, fact);
  const prices = (it: RoutingVehicle): number =>
    it.costPerKmMinor + it.costPerHourMinor + it.costPerUseMinor;
  const isFree = problem.vehicles.every((it) => prices(it) === 0);
  const { objective = 'vehicles' } = problem;
  const weight = weightsFor(objective, isFree);
  return {
    capacities: [
      each((it) => it.capacityGrams),
      each((it) => it.capacityLitres),
      each((it) => it.capacityPackages),
    ],
    shiftFrom: each((it) => it.shiftFromSeconds),
    shiftTo: each((it) => it.shiftToSeconds),
    metreCost: each((it) => weight.metre(it)),
    secondCost: each((it) => (weight.money * it.costPerHourMinor) / 3600),
    useCost: each((it) => weight.money * it.costPerUseMinor),
    metresMax: each(metresMaxOf),
    drivingMax: each((it) => it.maxDrivingSeconds ?? Infinity),
    tasksMax: Int32Array.from(samples, (it) => it.maxStops ?? 2 ** 30),
    breaks: samples.map((it) => (it.breaks ?? []).map(breakOf)),
    poolsOf: samples.map((it) => pools.get(it.id) ?? []),
    poolMl: Float64Array.from(problem.fuelPools ?? [], (it) => it.ml),
    fuelMlPerMetre: each((it) => it.fuelMlPerKm / 1000),
  };
}

/** What a metre and a minor unit of money weigh in the search's one cost. */
function weightsFor(
  objective: Objective,
  isFree: boolean,
): { readonly metre: (it: RoutingVehicle) => number; readonly money: number } {
  const price = (it: RoutingVehicle): number => (isFree ? 1 : it.costPerKmMinor / 1000);
  if (objective !== 'fuel') return { metre: price, money: 1 };
  return {
    metre: (it) => it.fuelMlPerKm / 1000 + MONEY_BESIDE_FUEL * price(it),
    money: MONEY_BESIDE_FUEL,
  };
}

/** The longest way: as said, and as far as the fuel goes. */
function metresMaxOf({ maxMetres, fuelQuotaMl, fuelMlPerKm }: RoutingVehicle): number {
  const byFuel =
    fuelQuotaMl === null || fuelMlPerKm === 0 ? Infinity : (fuelQuotaMl * 1000) / fuelMlPerKm;
  return Math.min(maxMetres ?? Infinity, byFuel);
}

function breakOf({ windows, seconds }: NonNullable<RoutingVehicle['breaks']>[number]): EngineBreak {
  return { spans: [...spansOf(windows)], seconds };
}

/** The road tables that the classes go by; classes with the same profile and speed share one. */
export function roadsOfClasses(
  problem: RoutingProblem,
  { samples }: Fleet,
  places: Places,
): { readonly roads: readonly EngineRoads[]; readonly roadsOf: Int32Array } {
  const numbers = new Map<string, number>();
  const roads: EngineRoads[] = [];
  const roadsOf = Int32Array.from(samples, (it) => {
    const key = `${it.speedPermille ?? 1000} ${it.profile ?? ''}`;
    const known = numbers.get(key) ?? roads.push(places.roads(problem, it)) - 1;
    numbers.set(key, known);
    return known;
  });
  if (roads.length === 0) roads.push(places.roads(problem, {}));
  return { roads, roadsOf };
}

/** True when the vehicle, empty and with all the time in the world, could go this way with the goods. */
export function suits(vehicle: RoutingVehicle, { shipment, terrainRank: rank }: Way): boolean {
  return (
    shipment.grams <= vehicle.capacityGrams &&
    shipment.litres <= vehicle.capacityLitres &&
    shipment.packages <= vehicle.capacityPackages &&
    rank <= terrainRank(vehicle.terrain) &&
    (vehicle.refrigerated || !shipment.coldChain) &&
    (shipment.skills ?? []).every((skill) => (vehicle.skills ?? []).includes(skill))
  );
}
