import type { RoutingSite, RoutingVehicle } from '#core/routing';
import type { Chance } from '../../scenarios/chance';
import { ARTICULATED_28T, LORRY_10T, LORRY_5T, PICK_UP_4X4 } from '../../scenarios/vehicles';
import type { VehiclePlan } from '../../scenarios/network-builder';
import { type Country, HOUR } from './national-country';

/** A kind of lorry: how many of a hundred, where it stands, when it works, what it costs. */
interface Kind {
  readonly plan: VehiclePlan;
  readonly percent: number;
  readonly base: 'towns' | 'centres';
  readonly untilHour: number;
  readonly comesHome: boolean;
  readonly costPerKmMinor: number;
}

/** Small ones come home in the evening; large ones end where they unload, on the second day. */
const KINDS: readonly Kind[] = [
  { plan: PICK_UP_4X4, percent: 36, base: 'towns', ...day(20), costPerKmMinor: 45 },
  { plan: LORRY_5T, percent: 28, base: 'towns', ...day(21), costPerKmMinor: 60 },
  { plan: LORRY_10T, percent: 21, base: 'centres', ...twoDays(), costPerKmMinor: 90 },
  { plan: ARTICULATED_28T, percent: 15, base: 'centres', ...twoDays(), costPerKmMinor: 140 },
];

function day(untilHour: number) {
  return { untilHour, comesHome: true };
}

function twoDays() {
  return { untilHour: 42, comesHome: false };
}

const REFRIGERATED_SHARE = 0.12;

/** The lorries of the day, by the shares of their kinds. */
export function nationalFleet(
  chance: Chance,
  country: Country,
  count: number,
): readonly RoutingVehicle[] {
  return Array.from({ length: count }, (_, number): RoutingVehicle => {
    const kind = kindOf((number * 100) / count);
    return vehicleOf(chance, kind, {
      id: `lorry ${number}`,
      base: chance.pick(country[kind.base]),
    });
  });
}

function kindOf(percent: number): Kind {
  let upTo = 0;
  const found = KINDS.find((it) => (upTo += it.percent) > percent);
  return found ?? (KINDS[0] as Kind);
}

function vehicleOf(
  chance: Chance,
  { plan, untilHour, comesHome, costPerKmMinor }: Kind,
  { id, base }: { readonly id: string; readonly base: RoutingSite },
): RoutingVehicle {
  return {
    id,
    capacityGrams: plan.capacityGrams,
    capacityLitres: Math.ceil(plan.capacityGrams / 250),
    capacityPackages: plan.capacityPackages,
    refrigerated: chance.happens(REFRIGERATED_SHARE),
    terrain: plan.terrainMax,
    fuel: plan.fuel,
    fuelMlPerKm: plan.fuelMlPerKm,
    fuelQuotaMl: null,
    startSiteId: base.id,
    endSiteId: comesHome ? base.id : null,
    shiftFromSeconds: 5 * HOUR,
    shiftToSeconds: untilHour * HOUR,
    maxDrivingSeconds: (comesHome ? 13 : 24) * HOUR,
    costPerKmMinor,
    costPerHourMinor: 300,
    costPerUseMinor: 2_000,
  };
}
