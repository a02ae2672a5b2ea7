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
