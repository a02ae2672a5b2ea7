import type { CivilDate } from '#core/kernel';
import { at } from './chance';
import { MOUNTAIN_CROPS } from './crops';
import { type Locality, parishOf, seatOf } from './geography';
import type { FuelBudget, Harvest, Need, Network, ScenarioName, Village } from './network';
import { NetworkBuilder, type VehiclePlan } from './network-builder';
import { councilFamilies, harvestOf, packagesOf, wishOf } from './planting';
import { CARRIERS, EATERS, GROWERS } from './roles';
import { LORRY_10T, LORRY_5T, PICK_UP_4X4 } from './vehicles';

/** Seventy families in nine communes: Carache and its neighbours in Trujillo and Lara. */
const PRODUCERS = [12, 10, 9, 8, 8, 7, 6, 5, 5] as const;
const GROW_AT = ['2105', '2105', '2105', '2104', '2113', '2118', '2102', '1305', '2105'] as const;
const EAT_IN_CARACAS = ['23 de Enero', 'Sucre (Catia)', 'Antímano'] as const;
const EAT_AT = ['1303', '1303', '2120'] as const;
/** Families per crop and ration would eat far more than grows: the city always asks for more. */
const ASKED_PERCENT = 60;

interface Week {
  readonly scenario: ScenarioName;
  readonly kilosPerProducer: readonly [number, number];
  readonly fleet: readonly VehiclePlan[];
  readonly fuel: FuelBudget;
}

/** The weekly round: 70 producer families, 15 communes, 19 products. */
export function carache(seed: number, today: CivilDate): Network {
  return week(seed, today, {
    scenario: 'carache',
    kilosPerProducer: [180, 460],
    fleet: [{ ...LORRY_10T, isPermitted: false }, LORRY_10T, LORRY_5T, LORRY_5T, PICK_UP_4X4],
    fuel: { diesel: 2_400_000, petrol: 300_000 },
  });
}

/** Nine lorries stand ready, and there is fuel for two thirds of what the week would need. */
export function fuelCollapse(seed: number, today: CivilDate): Network {
  return week(seed, today, {
    scenario: 'fuel-collapse',
    kilosPerProducer: [450, 750],
    fleet: Array.from({ length: 9 }, (_, index) =>
      index === 0 ? { ...LORRY_5T, isPermitted: false } : LORRY_5T,
    ),
    fuel: { diesel: 780_000, petrol: 50_000 },
  });
}

function week(seed: number, today: CivilDate, plan: Week): Network {
  const builder = new NetworkBuilder(plan.scenario, seed, today);
  const people = builder.liaisonAndComptroller();
  const growers = PRODUCERS.map((orgs, index) => grower(builder, orgs, index));
  const carrier = at(growers, 0);
  plan.fleet.forEach((vehicle) => builder.vehicle(carrier, vehicle));
  builder.fuelQuota(carrier, 'diesel', plan.fuel.diesel);
  builder.fuelQuota(carrier, 'petrol', plan.fuel.petrol);
  const eaters = [...EAT_IN_CARACAS.map(parishOf), ...EAT_AT.map(seatOf)].map((near) =>
    eater(builder, near),
  );
  return {
    scenario: plan.scenario,
    seed,
    today,
    ...people,
    villages: builder.villages,
    carrier,
    harvests: growers.flatMap((village) => harvests(builder, village, plan.kilosPerProducer)),
    needs: eaters.map((village) => need(builder, village)),
    fuel: plan.fuel,
    rows: builder.rows,
  };
}

function grower(builder: NetworkBuilder, orgs: number, index: number): Village {
  const isCarrier = index === 0;
  return builder.village({
    kind: 'rural',
    near: seatOf(at(GROW_AT, index)),
    scatterKm: 7,
    councilFamilies: councilFamilies(builder, 'rural', builder.chance.whole(3, 6)),
    orgs,
    roles: isCarrier ? CARRIERS : GROWERS,
    hasBase: isCarrier,
    terrain: index % 3 === 2 ? 'dirt' : 'paved',
  });
}

function eater(builder: NetworkBuilder, near: Locality): Village {
  const village = builder.village({
    kind: 'urban',
    near,
    scatterKm: 2,
    councilFamilies: councilFamilies(builder, 'urban', builder.chance.whole(3, 6)),
    orgs: 0,
    roles: EATERS,
  });
  builder.rations(village, MOUNTAIN_CROPS);
  return village;
}

/** Every producer family brings one product; together they bring all of them. */
function harvests(
  builder: NetworkBuilder,
  village: Village,
  [least, most]: Week['kilosPerProducer'],
): Harvest[] {
  const { chance } = builder;
  const first = chance.whole(0, MOUNTAIN_CROPS.length - 1);
  return village.orgs.map((_, orgIndex) => {
    const crop = at(MOUNTAIN_CROPS, (first + orgIndex * 3) % MOUNTAIN_CROPS.length);
    const packages = packagesOf(builder, village, crop, chance.whole(least, most));
    const isWashed = crop.code === 'papa' && chance.happens(0.4);
    return harvestOf(builder, village, crop, {
      packages,
      orgIndex,
      grade: chance.happens(0.7) ? 1 : 2,
      isWashed,
    });
  });
}

function need(builder: NetworkBuilder, village: Village): Need {
  const { chance } = builder;
  const crops = chance.draw(MOUNTAIN_CROPS, chance.whole(13, MOUNTAIN_CROPS.length));
  return {
    village,
    wishes: crops.map((crop) =>
      wishOf(builder, village, crop, {
        percent: ASKED_PERCENT,
        ...(crop.code === 'papa' && { substitutes: ['yuca', 'apio'] }),
        ...(crop.code === 'tomate' && chance.happens(0.3) && { gradeFloor: 1 }),
      }),
    ),
  };
}
