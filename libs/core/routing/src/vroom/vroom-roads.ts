import { roadsOf } from '../travel';
import type { RoutingSite } from '../problem';
import type { VroomCoordinates, VroomCosts, VroomMatrix, VroomVehicle } from './vroom-problem';
import type { VroomProblem, VroomRoads } from './vroom-problem';
import { VroomFault } from './vroom-fault';

/** The ways of one vehicle, in the time, metres and cost that VROOM's answer counts. */
export interface VehicleRoads {
  /** Hundredths of a second: as exact as VROOM keeps a changed speed. */
  hundredths(from: number, to: number): number;
  /** Null when nobody said how long the ways are. */
  readonly metres: ((from: number, to: number) => number) | null;
  cost(from: number, to: number): number;
  /** True when a matrix says what each way costs; else cost follows from time and distance. */
  readonly isPriced: boolean;
}

/** A place on the earth of which nothing else is known. */
export function siteAt(id: string, [longitude, latitude]: readonly [number, number]): RoutingSite {
  return {
    ...{ id, latitude, longitude, stateCode: '', windows: [], serviceSecondsFixed: 0 },
    ...{ secondsPerTonne: 0, terrain: 'paved' },
  };
}

/** What each vehicle's ways take. O(places) to build. */
export function roadsByVehicle({ roads }: Pick<VroomProblem, 'roads'>) {
  const base = roads.kind === 'coordinates' ? estimated(roads) : null;
  return (vehicle: VroomVehicle): VehicleRoads => {
    const way = base ?? measured(matrixOf(roads, vehicle));
    const { hundredths, costs } = vehicle;
    return {
      hundredths: (from, to) => way.seconds(from, to) * hundredths,
      metres: way.metres,
      isPriced: way.cost !== null,
      cost: (from, to) =>
        way.cost?.(from, to) ??
        costOf(costs, (way.seconds(from, to) * hundredths) / 100, way.metres?.(from, to) ?? 0),
    };
  };
}

/** Of travelling alone. */
export function costOf({ perHour, perKm }: VroomCosts, seconds: number, metres: number): number {
  return (seconds * perHour) / 3600 + (metres * perKm) / 1000;
}

/** The matrix of a vehicle; refuses costs and limits that it cannot bear. */
export function matrixOf(roads: VroomRoads, vehicle: VroomVehicle): VroomMatrix {
  const matrix = roads.kind === 'matrices' ? roads.byProfile.get(vehicle.profile) : undefined;
  if (matrix === undefined) throw new VroomFault('no_matrix', `matrices.${vehicle.profile}`);
  const place = `vehicles id ${vehicle.id}`;
  const { costs, maxMetres } = vehicle;
  if (matrix.distances === null && costs.perKm > 0)
    throw new VroomFault('distances_needed', `${place}.costs.per_km`);
  if (matrix.distances === null && maxMetres !== null)
    throw new VroomFault('distances_needed', `${place}.max_distance`);
  if (matrix.costs !== null && (costs.perHour !== 3600 || costs.perKm > 0))
    throw new VroomFault('costs_given_twice', `${place}.costs`);
  if (matrix.costs !== null && maxMetres !== null)
    throw new VroomFault('limit_beside_costs', `${place}.max_distance`);
  return matrix;
}

interface Ways {
  seconds(from: number, to: number): number;
  readonly metres: ((from: number, to: number) => number) | null;
  readonly cost: ((from: number, to: number) => number) | null;
}

function measured({ durations, distances, costs }: VroomMatrix): Ways {
  const reader = (table: readonly (readonly number[])[]) => (from: number, to: number) =>
    table[from]?.[to] as number;
  return {
    seconds: reader(durations),
    metres: distances && reader(distances),
    cost: costs && reader(costs),
  };
}

function estimated({ places }: VroomCoordinates): Ways {
  const sites = places.map((place, row) => siteAt(String(row), place));
  const road = roadsOf({ travel: { kind: 'estimate' } });
  const between = (from: number, to: number) =>
    road(sites[from] as RoutingSite, sites[to] as RoutingSite);
  return {
    seconds: (from, to) => between(from, to).seconds,
    metres: (from, to) => between(from, to).metres,
    cost: null,
  };
}
