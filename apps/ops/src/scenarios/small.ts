import type { CivilDate } from '#core/kernel';
import { MOUNTAIN_CROPS } from './crops';
import { seatOf } from './geography';
import type { Harvest, Need, Network, Village } from './network';
import { NetworkBuilder } from './network-builder';
import { councilFamilies, harvestOf, theCrop, wishOf } from './planting';
import { CARRIERS, EATERS, GROWERS } from './roles';
import { LORRY_5T } from './vehicles';

const POTATO = theCrop(MOUNTAIN_CROPS, 'papa');
const TOMATO = theCrop(MOUNTAIN_CROPS, 'tomate', 20);
const CARROT = theCrop(MOUNTAIN_CROPS, 'zanahoria', 60);

/** Two rural communes at Carache, three urban ones in Barquisimeto, six lots, one lorry of five tonnes. */
export function small(seed: number, today: CivilDate): Network {
  const builder = new NetworkBuilder('small', seed, today);
  const people = builder.liaisonAndComptroller();
  const [carrier, neighbour] = growers(builder);
  const eaters = [3, 2, 3].map((councils) => eater(builder, councils));
  return {
    scenario: 'small',
    seed,
    today,
    ...people,
    villages: builder.villages,
    carrier,
    harvests: harvests(builder, carrier, neighbour),
    needs: eaters.map((village, index) => need(builder, village, index)),
    fuel: { diesel: 300_000, petrol: 50_000 },
    rows: builder.rows,
  };
}

function growers(builder: NetworkBuilder): [Village, Village] {
  const common = { kind: 'rural', near: seatOf('2105'), scatterKm: 6, orgs: 3 } as const;
  const carrier = builder.village({
    ...common,
    councilFamilies: councilFamilies(builder, 'rural', 4),
    roles: CARRIERS,
    hasBase: true,
  });
  builder.vehicle(carrier, { ...LORRY_5T, isPermitted: false });
  builder.fuelQuota(carrier, 'diesel', 300_000);
  const neighbour = builder.village({
    ...common,
    councilFamilies: councilFamilies(builder, 'rural', 3),
    roles: GROWERS,
  });
  return [carrier, neighbour];
}

function eater(builder: NetworkBuilder, councils: number): Village {
  const village = builder.village({
    kind: 'urban',
    near: seatOf('1303'),
    scatterKm: 5,
    councilFamilies: councilFamilies(builder, 'urban', councils),
    orgs: 0,
    roles: EATERS,
  });
  builder.rations(village, [POTATO, TOMATO, CARROT]);
  return village;
}

/** Potatoes come washed from one commune and with their earth from the other. */
function harvests(builder: NetworkBuilder, carrier: Village, neighbour: Village): Harvest[] {
  return [
    harvestOf(builder, carrier, TOMATO, { packages: 60 }),
    harvestOf(builder, carrier, CARROT, { packages: 12, orgIndex: 1 }),
    harvestOf(builder, carrier, POTATO, { packages: 16, orgIndex: 2, isWashed: true }),
    harvestOf(builder, neighbour, POTATO, { packages: 22, grade: 2 }),
    harvestOf(builder, neighbour, CARROT, { packages: 10, orgIndex: 1 }),
    harvestOf(builder, neighbour, TOMATO, { packages: 25, orgIndex: 2, grade: 2 }),
  ];
}

function need(builder: NetworkBuilder, village: Village, index: number): Need {
  return {
    village,
    wishes: [
      wishOf(builder, village, POTATO, index === 1 ? { isWashed: true } : {}),
      wishOf(builder, village, CARROT),
      wishOf(builder, village, TOMATO, index === 2 ? { gradeFloor: 1 } : {}),
    ],
  };
}
