import type { RoutingSite } from '#core/routing';
import type { Chance } from '../../scenarios/chance';
import { type Locality, parishes, seats } from '../../scenarios/geography';

export const HOUR = 3_600;
const FARMS = 600;
const TOWNS = 160;
const CITY_POINTS = 60;
const CENTRES = 40;

const ANDES = ['VE-T', 'VE-L', 'VE-S'];
const PRODUCERS = [...ANDES, 'VE-K', 'VE-P', 'VE-E', 'VE-U', 'VE-J', 'VE-N', 'VE-R'];
const CITIES = ['VE-M', 'VE-D', 'VE-G', 'VE-V', 'VE-B', 'VE-X'];

/** Farms, towns of the region, cities and centres, drawn around the seats of all municipalities. */
export interface Country {
  readonly farms: readonly RoutingSite[];
  readonly towns: readonly RoutingSite[];
  readonly cities: readonly RoutingSite[];
  readonly centres: readonly RoutingSite[];
}

/** Where things are; the same draws give the same country. */
export function drawCountry(chance: Chance): Country {
  const producers = seats().filter((it) => PRODUCERS.includes(it.stateCode));
  const cities = [...seats().filter((it) => CITIES.includes(it.stateCode)), ...parishes()];
  const draw = (kind: string, count: number, from: readonly Locality[], degrees: number) =>
    Array.from({ length: count }, (_, number) =>
      siteOf(chance, `${kind} ${number}`, { seat: chance.pick(from), degrees }),
    );
  return {
    farms: draw('farm', FARMS, producers, 0.08),
    towns: draw('town', TOWNS, producers, 0.02),
    cities: draw('city', CITY_POINTS, cities, 0.04),
    centres: chance
      .draw(producers, CENTRES)
      .map((seat, number) => siteOf(chance, `centre ${number}`, { seat, degrees: 0.01 })),
  };
}

function siteOf(
  chance: Chance,
  id: string,
  { seat, degrees }: { readonly seat: Locality; readonly degrees: number },
): RoutingSite {
  const isFarm = id.startsWith('farm');
  const [early, late] = isFarm ? [6, 18] : id.startsWith('centre') ? [4, 22] : [7, 18];
  const days = isFarm ? [0] : [0, 1];
  return {
    id,
    latitude: seat.latitude + chance.around() * degrees,
    longitude: seat.longitude + chance.around() * degrees,
    stateCode: seat.stateCode,
    windows: days.map((day) => ({
      fromSeconds: (24 * day + early) * HOUR,
      toSeconds: (24 * day + late) * HOUR,
    })),
    serviceSecondsFixed: 300,
    secondsPerTonne: 450,
    terrain: isFarm ? terrainOf(chance, seat) : 'paved',
  };
}

function terrainOf(chance: Chance, { stateCode }: Locality): RoutingSite['terrain'] {
  const isHigh = ANDES.includes(stateCode);
  if (chance.happens(isHigh ? 0.25 : 0.03)) return 'mountain';
  return chance.happens(0.5) ? 'dirt' : 'paved';
}
