import { greatCircleMetres } from '#core/kernel/place';
import {
  TERRAINS,
  type RoutingProblem,
  type RoutingSite,
  type RoutingVehicle,
  type Terrain,
} from './problem';

/** Metres and seconds of the road from one site to another. */
export interface Road {
  readonly metres: number;
  readonly seconds: number;
}

/** Metres an hour, loaded lorry or 4×4, when the problem says nothing else. */
export const DEFAULT_SPEEDS: Readonly<Record<Terrain, number>> = {
  paved: 50_000,
  dirt: 25_000,
  mountain: 20_000,
};

/** Road over great circle, in thousandths. */
export const DEFAULT_ROAD_PERMILLE = 1300;
export const ANDES_ROAD_PERMILLE = 1450;

/** Mérida, Táchira and Trujillo: a road with one end there winds. */
const ANDES: ReadonlySet<string> = new Set(['VE-L', 'VE-S', 'VE-T']);

const SAME_PLACE: Road = { metres: 0, seconds: 0 };

/** Position in TERRAINS: a vehicle may go wherever the site's rank does not exceed its own. */
export function terrainRank(terrain: Terrain): number {
  return TERRAINS.indexOf(terrain);
}

/**
 * The roads of each vehicle of a problem: those of its profile, at its speed. Vehicles with the same
 * profile and speed share one function, so that it can be a key.
 */
export function vehicleRoadsOf(
  problem: Pick<RoutingProblem, 'travel' | 'profiles'>,
): (vehicle: RoutingVehicle) => (from: RoutingSite, to: RoutingSite) => Road {
  const known = new Map<string, (from: RoutingSite, to: RoutingSite) => Road>();
  return ({ profile, speedPermille = 1000 }) => {
    const key = `${speedPermille} ${profile ?? ''}`;
    const road = known.get(key) ?? atSpeed(roadsOf(problem, profile), speedPermille);
    known.set(key, road);
    return road;
  };
}

function atSpeed(
  road: (from: RoutingSite, to: RoutingSite) => Road,
  permille: number,
): (from: RoutingSite, to: RoutingSite) => Road {
  if (permille === 1000) return road;
  return (from, to) => {
    const { metres, seconds } = road(from, to);
    return { metres, seconds: Math.ceil((seconds * 1000) / permille) };
  };
}

/**
 * The roads of a problem, or of a profile of it, as a function of two sites of it.
 *
 * Promises: whole metres and seconds unless a matrix has fractions; nothing between a site and itself,
 * whatever a matrix says; nothing is assumed symmetric. Building it is O(pairs of states or rows of the matrix), asking O(1).
 */
export function roadsOf(
  problem: Pick<RoutingProblem, 'travel' | 'profiles'>,
  profile?: string,
): (from: RoutingSite, to: RoutingSite) => Road {
  const travel = profile === undefined ? problem.travel : problem.profiles?.[profile];
  if (travel === undefined) throw new RangeError(`routing problem: unknown profile ${profile}`);
  if (travel.kind === 'matrix') {
    const rowOf = new Map(travel.siteIds.map((id, row) => [id, row]));
    return (from, to) => {
      if (from.id === to.id) return SAME_PLACE;
      const [row, column] = [rowOf.get(from.id) ?? -1, rowOf.get(to.id) ?? -1];
      const metres = travel.metres[row]?.[column];
      const seconds = travel.seconds[row]?.[column];
      if (metres === undefined || seconds === undefined) {
        throw new RangeError(`the travel matrix lacks the road from ${from.id} to ${to.id}`);
      }
      return { metres, seconds };
    };
  }
  const factors = new Map<string, number>();
  for (const { fromStateCode, toStateCode, permille } of travel.roadFactors ?? []) {
    factors.set(`${fromStateCode} ${toStateCode}`, permille);
    factors.set(`${toStateCode} ${fromStateCode}`, permille);
  }
  const speeds = travel.metresPerHour ?? DEFAULT_SPEEDS;
  return (from, to) => {
    if (from.id === to.id) return SAME_PLACE;
    const permille = factors.get(`${from.stateCode} ${to.stateCode}`) ?? defaultPermille(from, to);
    const metres = Math.round((greatCircleMetres(from, to) * permille) / 1000);
    const worse = terrainRank(from.terrain) > terrainRank(to.terrain) ? from : to;
    return { metres, seconds: Math.ceil((metres * 3600) / speeds[worse.terrain]) };
  };
}

function defaultPermille(from: RoutingSite, to: RoutingSite): number {
  return ANDES.has(from.stateCode) || ANDES.has(to.stateCode)
    ? ANDES_ROAD_PERMILLE
    : DEFAULT_ROAD_PERMILLE;
}

/** Seconds to load or unload a mass at a site, begun seconds counted whole. */
export function handlingSeconds(site: RoutingSite, grams: number): number {
  return Math.ceil((grams * site.secondsPerTonne) / 1_000_000);
}
