import { randomOf, type Random } from './random';
import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment } from '../src/problem';
import { aShipment, aSite, aVehicle } from './a-problem';

const HOUR = 3600;

/** A network of farms in the Andes and towns in the plains, of any size; the same for the same seed. */
export function aNetwork(size: {
  readonly seed: number;
  readonly shipments: number;
  readonly vehicles: number;
}): RoutingProblem {
  const random = randomOf(size.seed);
  const farms = times(Math.max(2, Math.ceil(size.shipments / 3)), (it) =>
    aPlace('farm', it, random),
  );
  const towns = times(Math.max(2, Math.ceil(size.shipments / 5)), (it) =>
    aPlace('town', it, random),
  );
  const bases = times(Math.ceil(size.vehicles / 8), (it) => aPlace('base', it, random));
  const pick = (sites: readonly RoutingSite[]): string =>
    sites[random.below(sites.length)]?.id ?? '';
  return {
    sites: [...farms, ...towns, ...bases],
    vehicles: times(size.vehicles, (it) => aLorry(it, pick(bases))),
    shipments: times(size.shipments, (it) => aHarvest(it, [pick(farms), pick(towns)], random)),
    travel: { kind: 'estimate' },
    locks: {},
  };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function aPlace(kind: 'farm' | 'town' | 'base', index: number, random: Random): RoutingSite {
  const isFarm = kind === 'farm';
  return aSite({
    id: `${kind}-${index}`,
    latitude: (isFarm ? 9.1 : 9) + random.below(400) / 1000,
    longitude: (isFarm ? -70.6 : -70.2) + random.below(500) / 1000,
    stateCode: isFarm ? 'VE-T' : 'VE-P',
    terrain: isFarm && random.below(4) === 0 ? 'dirt' : 'paved',
    windows: [{ fromSeconds: 5 * HOUR, toSeconds: (isFarm ? 16 : 19) * HOUR }],
    serviceSecondsFixed: 600,
    secondsPerTonne: 600,
  });
}

function aLorry(index: number, base: string): RoutingVehicle {
  const tonnes = [2, 5, 5, 10][index % 4] ?? 5;
  return aVehicle({
    id: `vehicle-${String(index).padStart(4, '0')}`,
    capacityGrams: tonnes * 1_000_000,
    capacityLitres: tonnes * 4000,
    capacityPackages: tonnes * 60,
    refrigerated: index % 5 === 0,
    terrain: tonnes <= 5 ? 'dirt' : 'paved',
    fuelMlPerKm: 120 + tonnes * 25,
    startSiteId: base,
    endSiteId: base,
    shiftFromSeconds: 4 * HOUR,
    shiftToSeconds: 20 * HOUR,
  });
}

function aHarvest(index: number, way: readonly [string, string], random: Random): Shipment {
  const packages = 5 + random.below(56);
  const isTimed = random.below(3) === 0;
  const until = (10 + random.below(9)) * HOUR;
  return aShipment({
    id: `shipment-${String(index).padStart(5, '0')}`,
    pickupSiteId: way[0],
    deliverySiteId: way[1],
    grams: packages * 20_000,
    litres: packages * 50,
    packages,
    coldChain: random.below(20) === 0,
    priority: 1 + random.below(9),
    deliveryWindows: isTimed ? [{ fromSeconds: 6 * HOUR, toSeconds: until }] : [],
    maxSecondsOnBoard: random.below(10) === 0 ? 8 * HOUR : null,
  });
}
