import type { CivilDate } from '#core/kernel';
import { at } from './chance';
import { MOUNTAIN_CROPS } from './crops';
import { type Locality, parishOf, seatOf } from './geography';
import type { Harvest, Network, Village } from './network';
import { NetworkBuilder } from './network-builder';
import { councilFamilies, harvestOf, theCrop, wishOf } from './planting';
import { CARRIERS, EATERS, GROWERS } from './roles';
import { ARTICULATED_28T } from './vehicles';

/** One price for every kilo, as the producers' assembly fixed it, in cents of USD. */
const PRICE = 60;
const PRICE_WITH_TRANSPORT = 90;
/** Code, kilos a package, packages: thirteen tonnes in all. */
const LOADS = [
  ['papa', 50, 90],
  ['zanahoria', 60, 36],
  ['repollo', 40, 45],
  ['cebolla', 45, 32],
  ['apio', 45, 28],
  ['remolacha', 45, 20],
  ['tomate', 20, 47],
] as const;
const CROPS = LOADS.map(([code, kilos]) => theCrop(MOUNTAIN_CROPS, code, kilos));
/** Six councils of 300 families. */
const COUNCILS = [
  [300, 300],
  [300, 300],
  [300, 300],
] as const;

/** The valley above Valera, placed by hand. */
const MOMBOY: Locality = {
  ...seatOf('2120'),
  name: 'valle del Momboy',
  latitude: 9.235,
  longitude: -70.66,
};

/** Thirteen tonnes from the Momboy valley to 1,800 families of the parish 23 de Enero, in one articulated lorry. */
export function momboy(seed: number, today: CivilDate): Network {
  const builder = new NetworkBuilder('momboy', seed, today);
  const people = builder.liaisonAndComptroller();
  const carrier = grower(builder, true);
  const growers = [carrier, grower(builder, false)];
  const eaters = COUNCILS.map((families) => eater(builder, families));
  return {
    scenario: 'momboy',
    seed,
    today,
    ...people,
    villages: builder.villages,
    carrier,
    harvests: LOADS.map((load, index) => harvest(builder, at(growers, index % 2), load)),
    needs: eaters.map((village) => ({
      village,
      wishes: CROPS.map((crop) =>
        wishOf(builder, village, crop, { percent: 120, ceilingMinorPerKg: PRICE_WITH_TRANSPORT }),
      ),
    })),
    fuel: { diesel: 900_000, petrol: 50_000 },
    rows: builder.rows,
  };
}

function grower(builder: NetworkBuilder, isCarrier: boolean): Village {
  const village = builder.village({
    kind: 'rural',
    near: MOMBOY,
    scatterKm: 4,
    councilFamilies: councilFamilies(builder, 'rural', 5),
    orgs: 12,
    roles: isCarrier ? CARRIERS : GROWERS,
    hasBase: isCarrier,
  });
  if (isCarrier) {
    builder.vehicle(village, { ...ARTICULATED_28T, isPermitted: false });
    builder.fuelQuota(village, 'diesel', 900_000);
  }
  return village;
}

function eater(builder: NetworkBuilder, families: readonly number[]): Village {
  const village = builder.village({
    kind: 'urban',
    near: parishOf('23 de Enero'),
    scatterKm: 1,
    councilFamilies: families,
    orgs: 0,
    roles: EATERS,
  });
  builder.rations(village, CROPS);
  return village;
}

function harvest(
  builder: NetworkBuilder,
  village: Village,
  [code, kilos, packages]: (typeof LOADS)[number],
): Harvest {
  const crop = theCrop(MOUNTAIN_CROPS, code, kilos);
  return harvestOf(builder, village, crop, { packages, floorMinorPerKg: PRICE });
}
