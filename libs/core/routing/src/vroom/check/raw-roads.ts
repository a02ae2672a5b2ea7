import { greatCircleMetres } from '#core/kernel';
import type { RawProblem, RawVehicle } from './raw';

/** Where something is: a row of a matrix, or longitude and latitude. */
export interface RawPlace {
  readonly location?: readonly number[] | undefined;
  readonly location_index?: number | undefined;
}

export interface RawWay {
  readonly seconds: number;
  /** Not known without a matrix of distances. */
  readonly metres: number | null;
  /** What a matrix says of the cost; null when cost follows from time and distance. */
  readonly cost: number | null;
}

export interface RawRoads {
  way(from: RawPlace, to: RawPlace): RawWay;
  isSame(one: RawPlace, other: RawPlace): boolean;
  /** Seconds that a way may differ by, since VROOM and we round a changed speed in two ways. */
  readonly slack: number;
  readonly knowsMetres: boolean;
}

const DEFAULT_PROFILE = 'car';

/**
 * The ways of a vehicle from the raw file. Without a matrix they are estimated: 1.3 times the great
 * circle (longitude and latitude in degrees) at 50 km an hour.
 */
export function rawRoadsOf(problem: RawProblem, vehicle: RawVehicle): RawRoads {
  const profile = vehicle.profile ?? DEFAULT_PROFILE;
  const old = profile === DEFAULT_PROFILE && problem.matrix;
  const matrix = problem.matrices?.[profile] ?? (old ? { durations: old } : undefined);
  const factor = Math.round(100 / (vehicle.speed_factor ?? 1)) / 100;
  const common = { slack: factor === 1 ? 0 : 1 };
  if (matrix === undefined) {
    return {
      ...common,
      knowsMetres: true,
      isSame: (one, other) => String(one.location) === String(other.location),
      way: (from, to) => {
        const metres = Math.round((metresBetween(from, to) * 1300) / 1000);
        return { metres, seconds: Math.ceil((metres * 3600) / 50_000) * factor, cost: null };
      },
    };
  }
  return {
    ...common,
    knowsMetres: 'distances' in matrix,
    isSame: (one, other) => one.location_index === other.location_index,
    way: ({ location_index: from = NaN }, { location_index: to = NaN }) => ({
      seconds: (matrix.durations[from]?.[to] ?? NaN) * factor,
      metres: 'distances' in matrix ? (matrix.distances[from]?.[to] ?? null) : null,
      cost: 'costs' in matrix ? (matrix.costs[from]?.[to] ?? null) : null,
    }),
  };
}

function metresBetween({ location: from = [] }: RawPlace, { location: to = [] }: RawPlace): number {
  const [fromLongitude = NaN, fromLatitude = NaN] = from;
  const [toLongitude = NaN, toLatitude = NaN] = to;
  return greatCircleMetres(
    { latitude: fromLatitude, longitude: fromLongitude },
    { latitude: toLatitude, longitude: toLongitude },
  );
}
