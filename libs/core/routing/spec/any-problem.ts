import fc from 'fast-check';
import type { RoutingProblem, RoutingVehicle, Shipment, TimeWindow } from '../src/problem';
import { aShipment, aSite, aVehicle } from './a-problem';

const HOUR = 3600;
const oneIn = <T>(times: number, value: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 1, arbitrary: value },
    { weight: times - 1, arbitrary: fc.constant(otherwise) },
  );

const anyWindow: fc.Arbitrary<TimeWindow> = fc
  .tuple(fc.integer({ min: 0, max: 8 * HOUR }), fc.integer({ min: 0, max: 6 * HOUR }))
  .map(([fromSeconds, length]) => ({ fromSeconds, toSeconds: fromSeconds + length }));
const anyWindows = oneIn(3, fc.array(anyWindow, { minLength: 1, maxLength: 3 }), []);
const anyTags = fc.subarray(['fuel', 'fish', 'fruit']);
const anyTerrain = fc.constantFrom('paved', 'paved', 'paved', 'dirt', 'mountain');

export interface ProblemSize {
  readonly sitesMax: number;
  readonly vehiclesMax: number;
  readonly shipmentsMax: number;
}

/** Small problems in which every rule bites now and then; roads go one way shorter than the other. */
export function anyProblem(size: ProblemSize, withLocks = true): fc.Arbitrary<RoutingProblem> {
  const counts = fc.record({
    sites: fc.integer({ min: 1, max: size.sitesMax }),
    vehicles: fc.integer({ min: 0, max: size.vehiclesMax }),
    shipments: fc.integer({ min: 0, max: size.shipmentsMax }),
  });
  return counts
    .chain((count) => {
      const siteId = fc.integer({ min: 0, max: count.sites - 1 }).map((index) => `s${index}`);
      const times = <T>(length: number, one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
        fc.array(one, { minLength: length, maxLength: length });
      return fc.record({
        sites: times(count.sites, anySite),
        vehicles: times(count.vehicles, anyVehicle(siteId)),
        shipments: times(count.shipments, anyShipment(siteId)),
        seconds: times(count.sites, times(count.sites, fc.integer({ min: 0, max: 2 * HOUR }))),
        hasMatrix: fc.boolean(),
        locks: withLocks ? anyLocks(count) : fc.constant({}),
      });
    })
    .map(({ seconds, hasMatrix, ...parts }): RoutingProblem => {
      const sites = parts.sites.map((site, index) => ({ ...site, id: `s${index}` }));
      const metres = seconds.map((row) => row.map((value) => value * 12));
      const siteIds = sites.map((site) => site.id);
      return {
        sites,
        vehicles: parts.vehicles.map((it, index) => ({ ...it, id: `v${index}` })),
        shipments: parts.shipments.map((it, index) => ({ ...it, id: `g${index}` })),
        travel: hasMatrix ? { kind: 'matrix', siteIds, metres, seconds } : { kind: 'estimate' },
        locks: parts.locks,
      };
    });
}

const anySite = fc
  .record({
    latitude: fc.integer({ min: 9000, max: 9300 }).map((value) => value / 1000),
    longitude: fc.integer({ min: -70300, max: -70000 }).map((value) => value / 1000),
    windows: anyWindows,
    serviceSecondsFixed: fc.constantFrom(0, 600),
    secondsPerTonne: fc.constantFrom(0, 900),
    terrain: anyTerrain,
    stateCode: fc.constantFrom('VE-T', 'VE-P'),
  })
  .map((facts) => aSite({ id: '', ...facts }));

function anyVehicle(siteId: fc.Arbitrary<string>): fc.Arbitrary<RoutingVehicle> {
  return fc
    .record({
      capacityGrams: fc.constantFrom(2_000_000, 5_000_000),
      capacityLitres: fc.constantFrom(6000, 20_000),
      capacityPackages: fc.constantFrom(60, 200),
      refrigerated: fc.boolean(),
      terrain: fc.constantFrom('paved', 'dirt', 'mountain'),
      startSiteId: siteId,
      endSiteId: oneIn(2, siteId, null),
      fuelQuotaMl: oneIn(4, fc.integer({ min: 1000, max: 40_000 }), null),
      maxDrivingSeconds: oneIn(4, fc.integer({ min: HOUR, max: 8 * HOUR }), null),
      shiftFromSeconds: fc.constantFrom(0, HOUR),
      shiftToSeconds: fc.constantFrom(8 * HOUR, 14 * HOUR),
      costPerKmMinor: fc.constantFrom(0, 0, 35),
      costPerHourMinor: fc.constantFrom(0, 0, 250),
      costPerUseMinor: fc.constantFrom(0, 1000),
    })
    .map((facts) => aVehicle(facts));
}

function anyShipment(siteId: fc.Arbitrary<string>): fc.Arbitrary<Shipment> {
  return fc
    .record({
      pickupSiteId: siteId,
      deliverySiteId: siteId,
      grams: fc.integer({ min: 0, max: 2_500_000 }),
      litres: fc.integer({ min: 0, max: 6000 }),
      packages: fc.integer({ min: 0, max: 60 }),
      coldChain: oneIn(5, fc.constant(true), false),
      pickupWindows: anyWindows,
      deliveryWindows: anyWindows,
      maxSecondsOnBoard: oneIn(3, fc.integer({ min: 0, max: 4 * HOUR }), null),
      priority: fc.integer({ min: 0, max: 4 }),
      tags: anyTags,
      incompatibleTags: oneIn(4, anyTags, []),
    })
    .map((facts) => aShipment({ id: '', ...facts }));
}

/** Locks as clumsy people make them: contradictory and impossible ones among them. */
function anyLocks(count: {
  readonly vehicles: number;
  readonly shipments: number;
}): fc.Arbitrary<RoutingProblem['locks']> {
  if (count.vehicles === 0 || count.shipments === 0) return fc.constant({});
  const vehicleId = fc.integer({ min: 0, max: count.vehicles - 1 }).map((index) => `v${index}`);
  const shipmentId = fc.integer({ min: 0, max: count.shipments - 1 }).map((index) => `g${index}`);
  const stop = fc.record({
    kind: fc.constantFrom('pickup' as const, 'delivery' as const),
    shipmentId,
  });
  const pairs = fc
    .uniqueArray(shipmentId, { maxLength: 2 })
    .map((ids) =>
      (['pickup', 'delivery'] as const).flatMap((kind) =>
        ids.map((id) => ({ kind, shipmentId: id })),
      ),
    );
  const stops = fc.oneof(
    { weight: 3, arbitrary: pairs },
    { weight: 2, arbitrary: pairs.map((list) => list.slice(0, -1)) },
    { weight: 1, arbitrary: fc.array(stop, { maxLength: 4 }) },
  );
  const runs = fc.uniqueArray(fc.record({ vehicleId, stops, closed: fc.boolean() }), {
    selector: (run) => run.vehicleId,
    maxLength: 2,
  });
  return fc.record({
    vehicleLocks: oneIn(3, fc.array(fc.record({ shipmentId, vehicleId }), { maxLength: 3 }), []),
    orderLocks: oneIn(3, runs, []),
    currentPlan: oneIn(3, runs, []),
  });
}
