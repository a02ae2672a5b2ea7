import { randomOf } from '../src/random';
import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment } from '../src/problem';

const HOUR = 3600;

/** What a test does not name does not matter to it. */
export function aSite(facts: Partial<RoutingSite> & Pick<RoutingSite, 'id'>): RoutingSite {
  return {
    latitude: 9.3,
    longitude: -70.2,
    stateCode: 'VE-T',
    windows: [],
    serviceSecondsFixed: 0,
    secondsPerTonne: 0,
    terrain: 'paved',
    ...facts,
  };
}

export function aVehicle(facts: Partial<RoutingVehicle> = {}): RoutingVehicle {
  return {
    id: 'lorry',
    capacityGrams: 5_000_000,
    capacityLitres: 20_000,
    capacityPackages: 1000,
    refrigerated: false,
    terrain: 'mountain',
    fuel: 'diesel',
    fuelMlPerKm: 250,
    fuelQuotaMl: null,
    startSiteId: 'base',
    endSiteId: 'base',
    shiftFromSeconds: 0,
    shiftToSeconds: 24 * HOUR,
    maxDrivingSeconds: null,
    costPerKmMinor: 0,
    costPerHourMinor: 0,
    costPerUseMinor: 0,
    ...facts,
  };
}

export function aShipment(facts: Partial<Shipment> & Pick<Shipment, 'id'>): Shipment {
  return {
    pickupSiteId: 'farm',
    deliverySiteId: 'city',
    grams: 1_000_000,
    litres: 2000,
    packages: 50,
    coldChain: false,
    pickupWindows: [],
    deliveryWindows: [],
    maxSecondsOnBoard: null,
    priority: 1,
    ...facts,
  };
}

/**
 * A base, a farm and a city, in a line an hour of road apart: base – farm – city, so that base and city
 * are two hours from each other. 50 km an hour.
 */
export function aProblem(facts: Partial<RoutingProblem> = {}): RoutingProblem {
  const metres = [
    [0, 50_000, 100_000],
    [50_000, 0, 50_000],
    [100_000, 50_000, 0],
  ];
  return {
    sites: [aSite({ id: 'base' }), aSite({ id: 'farm' }), aSite({ id: 'city' })],
    vehicles: [aVehicle()],
    shipments: [aShipment({ id: 'tomatoes' })],
    travel: {
      kind: 'matrix',
      siteIds: ['base', 'farm', 'city'],
      metres,
      seconds: metres.map((row) => row.map((value) => (value * HOUR) / 50_000)),
    },
    locks: {},
    ...facts,
  };
}

/** A network of farms in the Andes and towns in the plains, of any size; the same for the same seed. */
export function aNetwork(size: {
  readonly seed: number;
  readonly shipments: number;
  readonly vehicles: number;
}): RoutingProblem {
  const random = randomOf(size.seed);
  const between = (low: number, high: number): number => low + random.below(high - low + 1);
  const sites: RoutingSite[] = [];
  const addSites = (count: number, kind: 'farm' | 'town' | 'base'): string[] =>
    Array.from({ length: count }, (_, index) => {
      const id = `${kind}-${index}`;
      const isFarm = kind === 'farm';
      sites.push(
        aSite({
          id,
          latitude: (isFarm ? 9.1 : 9) + between(0, 400) / 1000,
          longitude: (isFarm ? -70.6 : -70.2) + between(0, 500) / 1000,
          stateCode: isFarm ? 'VE-T' : 'VE-P',
          terrain: isFarm && random.below(4) === 0 ? 'dirt' : 'paved',
          windows: [{ fromSeconds: 5 * HOUR, toSeconds: (isFarm ? 16 : 19) * HOUR }],
          serviceSecondsFixed: 600,
          secondsPerTonne: 600,
        }),
      );
      return id;
    });
  const farms = addSites(Math.max(2, Math.ceil(size.shipments / 3)), 'farm');
  const towns = addSites(Math.max(2, Math.ceil(size.shipments / 5)), 'town');
  const bases = addSites(Math.max(1, Math.ceil(size.vehicles / 8)), 'base');
  const pick = (ids: readonly string[]): string => ids[random.below(ids.length)] ?? 'farm-0';
  const vehicles = Array.from({ length: size.vehicles }, (_, index) => {
    const tonnes = [2, 5, 5, 10][index % 4] ?? 5;
    const base = pick(bases);
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
  });
  const shipments = Array.from({ length: size.shipments }, (_, index) => {
    const packages = between(5, 60);
    return aShipment({
      id: `shipment-${String(index).padStart(5, '0')}`,
      pickupSiteId: pick(farms),
      deliverySiteId: pick(towns),
      grams: packages * 20_000,
      litres: packages * 50,
      packages,
      coldChain: random.below(20) === 0,
      priority: between(1, 9),
      deliveryWindows:
        random.below(3) === 0 ? [{ fromSeconds: 6 * HOUR, toSeconds: between(10, 18) * HOUR }] : [],
      maxSecondsOnBoard: random.below(10) === 0 ? 8 * HOUR : null,
    });
  });
  return { sites, vehicles, shipments, travel: { kind: 'estimate' }, locks: {} };
}
