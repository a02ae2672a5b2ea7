import {
  OBJECTIVES,
  TERRAINS,
  type RoutingProblem,
  type RoutingSite,
  type RoutingVehicle,
  type RunStop,
  type Shipment,
  type TimeWindow,
  type Travel,
} from './problem';

/**
 * Throws a RangeError that names the first fault of form: an id twice or unknown, a number that is not
 * whole, a window that ends before it begins, a matrix that is not square. Problems that are merely
 * impossible to serve are no fault: the plan says why. O(size of the problem).
 */
export function assertRoutingProblem(problem: RoutingProblem): void {
  const siteIds = idSet('site', problem.sites);
  const vehicleIds = idSet('vehicle', problem.vehicles);
  const shipmentIds = idSet('shipment', problem.shipments);
  problem.sites.forEach(assertSite);
  for (const vehicle of problem.vehicles) {
    assertVehicle(vehicle);
    assertAbilities(vehicle, problem.profiles ?? {});
    assertKnown(siteIds, vehicle.startSiteId, `start of vehicle ${vehicle.id}`);
    assertKnown(siteIds, vehicle.endSiteId, `end of vehicle ${vehicle.id}`);
  }
  for (const shipment of problem.shipments) {
    assertShipment(shipment);
    assertKnown(siteIds, shipment.pickupSiteId, `pick-up of shipment ${shipment.id}`);
    assertKnown(siteIds, shipment.deliverySiteId, `delivery of shipment ${shipment.id}`);
  }
  assertShared(problem, siteIds, vehicleIds);
  assertLocks(problem, { siteIds, vehicleIds, shipmentIds });
  assertTravel(problem.travel, problem.sites);
  for (const travel of Object.values(problem.profiles ?? {})) assertTravel(travel, problem.sites);
}

function idSet(noun: string, things: readonly { readonly id: string }[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id } of things) {
    refuse(ids.has(id), `${noun} ${id} occurs twice`);
    ids.add(id);
  }
  return ids;
}

function refuse(isFaulty: boolean, message: string): void {
  if (isFaulty) throw new RangeError(`routing problem: ${message}`);
}

function assertKnown(ids: ReadonlySet<string>, id: string | null, what: string): void {
  refuse(id !== null && !ids.has(id), `${what} is unknown: ${String(id)}`);
}

function assertWhole(value: number, what: string): void {
  refuse(!Number.isSafeInteger(value) || value < 0, `${what} is not whole and 0 or more: ${value}`);
}

function assertWindows(windows: readonly TimeWindow[], what: string): void {
  for (const { fromSeconds, toSeconds } of windows) {
    const isWhole = Number.isSafeInteger(fromSeconds) && Number.isSafeInteger(toSeconds);
    refuse(!isWhole || fromSeconds > toSeconds, `a window of ${what} is no span of whole seconds`);
  }
}

function assertSite(site: RoutingSite): void {
  const what = `site ${site.id}`;
  const isOnEarth = Math.abs(site.latitude) <= 90 && Math.abs(site.longitude) <= 180;
  refuse(!isOnEarth, `${what} is not on the earth`);
  assertWindows(site.windows, what);
  assertWhole(site.serviceSecondsFixed, `fixed service of ${what}`);
  assertWhole(site.secondsPerTonne, `seconds a tonne of ${what}`);
  refuse(!TERRAINS.includes(site.terrain), `${what} has an unknown terrain`);
}

function assertVehicle(vehicle: RoutingVehicle): void {
  const what = `vehicle ${vehicle.id}`;
  assertWhole(vehicle.capacityGrams, `capacity in grams of ${what}`);
  assertWhole(vehicle.capacityLitres, `capacity in litres of ${what}`);
  assertWhole(vehicle.capacityPackages, `capacity in packages of ${what}`);
  assertWhole(vehicle.fuelMlPerKm, `fuel of ${what}`);
  assertWhole(vehicle.fuelQuotaMl ?? 0, `fuel quota of ${what}`);
  assertWhole(vehicle.maxDrivingSeconds ?? 0, `longest driving of ${what}`);
  assertWhole(vehicle.costPerKmMinor, `cost a km of ${what}`);
  assertWhole(vehicle.costPerHourMinor, `cost an hour of ${what}`);
  assertWhole(vehicle.costPerUseMinor, `cost of use of ${what}`);
  const shift = { fromSeconds: vehicle.shiftFromSeconds, toSeconds: vehicle.shiftToSeconds };
  assertWindows([shift], `the shift of ${what}`);
  refuse(!TERRAINS.includes(vehicle.terrain), `${what} has an unknown terrain`);
}

/** The breaks, skills and limits that a vehicle may have besides. */
function assertAbilities(
  vehicle: RoutingVehicle,
  profiles: Readonly<Record<string, unknown>>,
): void {
  const { id, breaks = [], profile, speedPermille } = vehicle;
  const what = `vehicle ${id}`;
  idSet(`break of ${what}`, breaks);
  for (const rest of breaks) {
    assertWhole(rest.seconds, `seconds of a break of ${what}`);
    assertWindows(rest.windows, `a break of ${what}`);
  }
  assertWhole(vehicle.maxMetres ?? 0, `longest way of ${what}`);
  assertWhole(vehicle.maxStops ?? 0, `stops of ${what}`);
  assertWhole(speedPermille ?? 1000, `speed of ${what}`);
  refuse(speedPermille === 0, `${what} does not move`);
  const isKnown = profile === undefined || Object.hasOwn(profiles, profile);
  refuse(!isKnown, `the profile of ${what} is unknown: ${profile ?? ''}`);
}

function assertShipment(shipment: Shipment): void {
  const what = `shipment ${shipment.id}`;
  const isNowhere = shipment.pickupSiteId === null && shipment.deliverySiteId === null;
  refuse(isNowhere, `${what} is neither picked up nor delivered`);
  assertWhole(shipment.pickupSeconds ?? 0, `pick-up seconds of ${what}`);
  assertWhole(shipment.deliverySeconds ?? 0, `delivery seconds of ${what}`);
  const isKnown = ['never', 'may', 'must'].includes(shipment.transfer ?? 'never');
  refuse(!isKnown, `${what} has an unknown transfer`);
  assertWhole(shipment.grams, `grams of ${what}`);
  assertWhole(shipment.litres, `litres of ${what}`);
  assertWhole(shipment.packages, `packages of ${what}`);
  assertWhole(shipment.priority, `priority of ${what}`);
  assertWhole(shipment.maxSecondsOnBoard ?? 0, `longest time on board of ${what}`);
  assertWindows(shipment.pickupWindows, what);
  assertWindows(shipment.deliveryWindows, what);
}

/** Centres, common fuel and what is wanted. */
function assertShared(
  { centres = [], fuelPools = [], objective }: RoutingProblem,
  siteIds: ReadonlySet<string>,
  vehicleIds: ReadonlySet<string>,
): void {
  idSet(
    'centre',
    centres.map((it) => ({ id: it.siteId })),
  );
  for (const { siteId, handovers, storageGrams, coldStorageGrams } of centres) {
    assertKnown(siteIds, siteId, 'site of a centre');
    for (const moment of handovers) {
      refuse(!Number.isSafeInteger(moment), `a hand-over at ${siteId} is no whole second`);
    }
    assertWhole(storageGrams ?? 0, `storage of ${siteId}`);
    assertWhole(coldStorageGrams ?? 0, `cold storage of ${siteId}`);
  }
  idSet('fuel pool', fuelPools);
  for (const { id, ml, vehicleIds: members } of fuelPools) {
    assertWhole(ml, `fuel of pool ${id}`);
    for (const member of members) assertKnown(vehicleIds, member, `vehicle of pool ${id}`);
  }
  refuse(objective !== undefined && !OBJECTIVES.includes(objective), 'the objective is unknown');
}

interface KnownIds {
  readonly siteIds: ReadonlySet<string>;
  readonly vehicleIds: ReadonlySet<string>;
  readonly shipmentIds: ReadonlySet<string>;
}

function assertLocks(
  { locks }: RoutingProblem,
  { siteIds, vehicleIds, shipmentIds }: KnownIds,
): void {
  for (const { vehicleId, shipmentId } of locks.vehicleLocks ?? []) {
    assertKnown(vehicleIds, vehicleId, 'vehicle of a lock');
    assertKnown(shipmentIds, shipmentId, 'shipment of a lock');
  }
  for (const [what, runs] of [
    ['locked order', locks.orderLocks ?? []],
    ['current run', locks.currentPlan ?? []],
  ] as const) {
    const seen = new Set<string>();
    for (const { vehicleId, stops } of runs) {
      assertKnown(vehicleIds, vehicleId, `vehicle of a ${what}`);
      refuse(seen.has(vehicleId), `vehicle ${vehicleId} has more than one ${what}`);
      seen.add(vehicleId);
      stops.forEach(({ shipmentId, leg }: RunStop) => {
        assertKnown(shipmentIds, shipmentId, `shipment of a ${what}`);
        if (leg !== undefined) assertKnown(siteIds, leg.centreSiteId, `centre of a ${what}`);
      });
    }
  }
}

function assertTravel(travel: Travel, sites: readonly RoutingSite[]): void {
  if (travel.kind === 'estimate') {
    for (const { permille } of travel.roadFactors ?? []) assertWhole(permille, 'a road factor');
    for (const speed of Object.values(travel.metresPerHour ?? {})) {
      refuse(!(speed > 0), `a speed is not above 0: ${speed}`);
    }
    return;
  }
  const known = new Set(travel.siteIds);
  refuse(known.size !== travel.siteIds.length, 'the travel matrix names a site twice');
  for (const { id } of sites) refuse(!known.has(id), `the travel matrix lacks site ${id}`);
  for (const table of [travel.metres, travel.seconds]) {
    refuse(table.length !== known.size, 'the travel matrix is not square');
    for (const row of table) {
      refuse(row.length !== known.size, 'the travel matrix is not square');
      for (const value of row) {
        const isLength = Number.isFinite(value) && value >= 0;
        refuse(!isLength, `an entry of the travel matrix is no number from 0 on: ${value}`);
      }
    }
  }
}
