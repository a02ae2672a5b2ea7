import { apportion, type CivilDate, type Role } from '#core/kernel';
import { at } from './chance';
import { type Crop, LOWLAND_CROPS, MOUNTAIN_CROPS } from './crops';
import { type Locality, parishes, seats } from './geography';
import type { Harvest, Need, Network, Village } from './network';
import { NetworkBuilder } from './network-builder';
import { harvestOf, packagesOf, wishOf } from './planting';
import { LORRY_10T } from './vehicles';

export interface NationalSize {
  readonly communes: number;
  readonly councils: number;
  readonly lots: number;
  readonly lines: number;
  readonly lorries: number;
}

export const NATIONAL_SIZE: NationalSize = {
  communes: 5_300,
  councils: 50_000,
  lots: 50_000,
  lines: 50_000,
  lorries: 420,
};

/** Municipalities of large cities, and how many times a quiet municipality's communes they hold (an estimate). */
const CITIES: ReadonlyMap<string, number> = new Map([
  ['0101', 60],
  ['2313', 40],
  ['0814', 25],
  ['1303', 28],
  ['0701', 20],
  ['1608', 14],
  ['0503', 14],
  ['0318', 10],
  ['1914', 10],
  ['2023', 10],
  ['2317', 12],
  ['1519', 18],
  ['0604', 10],
  ['0705', 9],
  ['1510', 8],
  ['2303', 8],
  ['2310', 7],
  ['1105', 8],
  ['1114', 7],
  ['1808', 8],
  ['1804', 7],
  ['1412', 8],
  ['2120', 6],
  ['1517', 6],
  ['1521', 5],
  ['0811', 5],
  ['0810', 5],
  ['0807', 4],
  ['0319', 6],
  ['1905', 5],
  ['1306', 6],
  ['1520', 4],
  ['0511', 4],
  ['0513', 3],
  ['0806', 6],
]);
const MOUNTAIN_STATES = new Set(['VE-T', 'VE-L', 'VE-S', 'VE-K']);
const CARACAS = '0101';

/** The whole country in one week: every municipality, clustered around its seat. */
export function national(
  seed: number,
  today: CivilDate,
  size: NationalSize = NATIONAL_SIZE,
): Network {
  const builder = new NetworkBuilder('national', seed, today);
  const people = builder.liaisonAndComptroller();
  settle(builder, size);
  const growers = builder.villages.filter((it) => it.commune.kind !== 'urban');
  const eaters = builder.villages.filter((it) => it.commune.kind !== 'rural');
  return {
    scenario: 'national',
    seed,
    today,
    ...people,
    villages: builder.villages,
    carrier: null,
    harvests: harvests(builder, growers, size.lots),
    needs: needs(builder, eaters, size.lines),
    fuel: { diesel: 0, petrol: 0 },
    rows: builder.rows,
  };
}

/** Communes by municipality, councils by commune, lorries to the first growers that are drawn. */
function settle(builder: NetworkBuilder, size: NationalSize): void {
  const { chance } = builder;
  const places = seats();
  const weights = places.map((it) => CITIES.get(it.municipalityCode) ?? 1);
  const perPlace = apportion(
    size.communes,
    weights.map((it) => it * 100 + chance.whole(0, 60)),
  );
  const near = places.flatMap((place, index) => localities(place, perPlace[index] ?? 0));
  const councils = apportion(
    size.councils,
    near.map(() => chance.whole(60, 140)),
  );
  let lorries = size.lorries;
  for (const [index, place] of near.entries()) {
    const kind = kindAt(builder, place);
    const hasBase = kind !== 'urban' && lorries > 0 && chance.happens(0.3);
    const village = builder.village({
      kind,
      near: place,
      scatterKm: CITIES.has(place.municipalityCode) ? 5 : 14,
      councilFamilies: families(builder, kind, councils[index] ?? 0),
      orgs: kind === 'urban' ? 0 : 2,
      roles: rolesOf(kind, hasBase),
      hasBase,
      terrain: kind === 'rural' && chance.happens(0.3) ? 'dirt' : 'paved',
    });
    if (!hasBase) continue;
    builder.vehicle(village, LORRY_10T);
    builder.fuelQuota(village, 'diesel', 400_000);
    lorries -= 1;
  }
}

/** Caracas is spread over its parishes; every other municipality lies around its seat. */
function localities(seat: Locality, communes: number): Locality[] {
  const places =
    seat.municipalityCode === CARACAS
      ? parishes().filter((it) => it.municipalityCode === CARACAS)
      : [seat];
  return Array.from({ length: communes }, (_, index) => at(places, index % places.length));
}

function kindAt(builder: NetworkBuilder, place: Locality): 'rural' | 'urban' | 'mixed' {
  const draw = builder.chance.next();
  if (CITIES.has(place.municipalityCode)) return draw < 0.85 ? 'urban' : 'mixed';
  return draw < 0.68 ? 'rural' : draw < 0.86 ? 'mixed' : 'urban';
}

function rolesOf(kind: 'rural' | 'urban' | 'mixed', hasBase: boolean): Role[] {
  return [
    ...(kind === 'urban' ? [] : (['producer_spokesperson'] as const)),
    ...(kind === 'rural' ? [] : (['food_spokesperson'] as const)),
    'centre_receiver',
    ...(hasBase ? (['transport_coordinator'] as const) : []),
  ];
}

function families(
  builder: NetworkBuilder,
  kind: 'rural' | 'urban' | 'mixed',
  councils: number,
): number[] {
  const [least, most] = kind === 'urban' ? [200, 400] : kind === 'mixed' ? [40, 150] : [20, 50];
  return Array.from({ length: councils }, () => builder.chance.whole(least, most));
}

/** A commune grows a handful of products and brings several lots of each. */
function harvests(builder: NetworkBuilder, growers: readonly Village[], lots: number): Harvest[] {
  const { chance } = builder;
  const perGrower = apportion(
    lots,
    growers.map(() => chance.whole(20, 100)),
  );
  const states = new Map(seats().map((it) => [it.municipalityCode, it.stateCode]));
  return growers.flatMap((village, index) => {
    const isMountain = MOUNTAIN_STATES.has(states.get(village.commune.municipalityCode) ?? '');
    const crops = chance.draw(isMountain ? MOUNTAIN_CROPS : lowland, chance.whole(4, 8));
    return Array.from({ length: perGrower[index] ?? 0 }, (_, lot) => {
      const crop = at(crops, lot % crops.length);
      return harvestOf(builder, village, crop, {
        packages: packagesOf(builder, village, crop, chance.whole(50, 250)),
        orgIndex: lot % village.orgs.length,
        grade: chance.happens(0.7) ? 1 : chance.happens(0.7) ? 2 : 3,
        isWashed: crop.code === 'papa' && chance.happens(0.4),
      });
    });
  });
}

/** The plains grow some of what the mountains do. */
const lowland: readonly Crop[] = [
  ...LOWLAND_CROPS,
  ...MOUNTAIN_CROPS.filter((it) =>
    ['yuca', 'platano', 'auyama', 'caraota', 'tomate'].includes(it.code),
  ),
];

function needs(builder: NetworkBuilder, eaters: readonly Village[], lines: number): Need[] {
  const { chance } = builder;
  const all = [...MOUNTAIN_CROPS, ...LOWLAND_CROPS];
  const perEater = apportion(
    lines,
    eaters.map(() => chance.whole(80, 120)),
  );
  return eaters.map((village, index) => ({
    village,
    wishes: chance
      .draw(all, perEater[index] ?? 0)
      .map((crop) => wishOf(builder, village, crop, { percent: 15 })),
  }));
}
