import { newId } from '#core/kernel';
import { aDriver, aSpokesperson, aVehicle } from '../factories';
import { insertRow } from '../factories/insert';
import type { House } from '../support/house';

/** What the transport of one commune has: a planned run that carries one shipment, and one on the road. */
export interface Road {
  readonly vehicleId: string;
  readonly driverId: string;
  readonly driverPersonId: string;
  /** Holds a driver's mandate and is not yet registered as one. */
  readonly spareDriverPersonId: string;
  readonly quotaId: string;
  readonly fuelEntryId: string;
  readonly permitId: string;
  readonly runPlanId: string;
  /** Nobody has thought about it yet. */
  readonly waitingPlanId: string;
  readonly factorChangeId: string;
  readonly runId: string;
  readonly emptyRunId: string;
  readonly departedRunId: string;
  readonly stopIds: readonly string[];
  readonly departedStopId: string;
  readonly shipmentId: string;
  readonly stopEventId: string;
}

interface Facts {
  readonly communeId: string;
  readonly baseId: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly allocation: Readonly<Record<string, unknown>> & { readonly id: string };
}

export async function theRoad(house: House, facts: Facts): Promise<Road> {
  const { communeId, baseId, cycleId, personId, allocation } = facts;
  const { id: vehicleId } = await aVehicle(house, { communeId, baseSiteId: baseId });
  const driver = await aDriver(house, communeId);
  const spare = await aSpokesperson(house, 'driver', communeId);
  const { id: quotaId } = await insertRow(house, 'fuel_quota', {
    ...{ id: newId(), communeId, fuel: 'diesel', validFrom: '2026-11-01', validTo: '2026-12-31' },
    ...{ grantedMl: 2_000_000, source: 'cupo' },
  });
  const { id: fuelEntryId } = await insertRow(house, 'fuel_entry', {
    ...{ id: newId(), quotaId, kind: 'corrected', ml: 1, reason: 'prueba', personId },
    eventTime: house.clock.now(),
  });
  await house.db.rows('UPDATE fuel_quota SET used_ml = 1 WHERE id = $1', [quotaId]);
  const { id: permitId } = await insertRow(house, 'transport_permit', {
    ...{ id: newId(), communeId, kind: 'permit', number: 'G-1', issuedBy: 'prueba' },
    ...{ validFrom: '2026-11-01', validTo: '2026-12-31' },
  });
  const asked = { communeId, cycleId, dayOn: '2026-11-26' };
  const { id: runPlanId } = await insertRow(house, 'run_plan', {
    ...{ id: newId(), ...asked, seed: 1, vehicleIds: [vehicleId], requestedBy: personId },
    ...{ state: 'planned', ...anAnswer({ vehicleId, baseId, allocation }) },
  });
  const { id: waitingPlanId } = await insertRow(house, 'run_plan', {
    ...{ id: newId(), ...asked, seed: 1, vehicleIds: [vehicleId], requestedBy: personId },
  });
  const { id: factorChangeId } = await insertRow(house, 'road_factor_change', {
    ...{ id: newId(), stateA: 'VE-K', stateB: 'VE-T', permille: 1_500, reason: 'vía' },
    ...{ personId, changedAt: house.clock.now() },
  });
  const run = async (facts: Record<string, unknown>) =>
    (
      await insertRow(house, 'run', {
        ...{ id: newId(), code: newId().slice(-10), ...asked, vehicleId, createdBy: personId },
        ...{ driverId: driver.driverId, ...facts },
      })
    ).id;
  const runId = await run({ planId: runPlanId });
  const emptyRunId = await run({ dayOn: '2026-11-27' });
  const departedRunId = await run({ dayOn: '2026-11-25', state: 'departed' });
  const stop = async (run: string, position: number, facts: Record<string, unknown>) =>
    (await insertRow(house, 'stop', { id: newId(), runId: run, position, ...facts })).id;
  const from = { siteId: allocation['fromSiteId'], kind: 'pick_up' };
  const to = { siteId: allocation['toSiteId'], kind: 'delivery' };
  const stopIds = [await stop(runId, 1, from), await stop(runId, 2, to)];
  const departedStopId = await stop(departedRunId, 1, from);
  const shipment = await insertRow(house, 'shipment', {
    ...{ id: newId(), runId, allocationId: allocation.id, lotId: allocation['lotId'] },
    ...{ packages: 5, grams: 100_000, pickUpStopId: stopIds[0], deliveryStopId: stopIds[1] },
  });
  const { id: stopEventId } = await insertRow(house, 'stop_event', {
    ...{ id: newId(), runId: departedRunId, kind: 'incident', personId },
    ...{ facts: JSON.stringify({ note: 'caucho roto' }), eventTime: house.clock.now() },
  });
  return {
    ...{ vehicleId, driverId: driver.driverId, driverPersonId: driver.personId, quotaId },
    ...{
      fuelEntryId,
      permitId,
      runPlanId,
      waitingPlanId,
      factorChangeId,
      runId,
      emptyRunId,
      departedRunId,
      stopIds,
    },
    spareDriverPersonId: spare.personId,
    ...{ departedStopId, shipmentId: shipment.id, stopEventId },
  };
}

/** The question and the answer of a plan that leaves everything behind. */
function anAnswer(facts: {
  vehicleId: string;
  baseId: string;
  allocation: Facts['allocation'];
}): Record<string, string> {
  const { vehicleId, baseId, allocation } = facts;
  const site = (id: unknown) => ({
    ...{ id, latitude: 9.6, longitude: -70.2, stateCode: 'VE-T', windows: [], terrain: 'paved' },
    ...{ serviceSecondsFixed: 0, secondsPerTonne: 0 },
  });
  const vehicle = {
    ...{ id: vehicleId, capacityGrams: 1, capacityLitres: 1, capacityPackages: 1 },
    ...{ refrigerated: false, terrain: 'paved', fuel: 'diesel', fuelMlPerKm: 250 },
    ...{ fuelQuotaMl: null, startSiteId: baseId, endSiteId: baseId, maxDrivingSeconds: null },
    ...{ shiftFromSeconds: 0, shiftToSeconds: 80_000, costPerKmMinor: 0, costPerHourMinor: 0 },
    costPerUseMinor: 0,
  };
  const { fromSiteId, toSiteId } = allocation;
  const shipmentId = `${allocation.id}.${String(fromSiteId)}`;
  const shipment = {
    ...{ id: shipmentId, pickupSiteId: fromSiteId, deliverySiteId: toSiteId, grams: 100_000 },
    ...{ litres: 250, packages: 5, coldChain: false, pickupWindows: [], deliveryWindows: [] },
    ...{ maxSecondsOnBoard: null, priority: 1 },
  };
  const problem = {
    ...{ sites: [baseId, fromSiteId, toSiteId].map(site), vehicles: [vehicle] },
    ...{ shipments: [shipment], travel: { kind: 'estimate' }, locks: {} },
  };
  const reason = { code: 'too_heavy', params: { grams: 100_000, largestGrams: 1 } };
  const totals = {
    ...{ vehicles: 0, servedShipments: 0, servedPriority: 0, servedGrams: 0, metres: 0 },
    ...{ unservedShipments: 1, unservedGrams: 100_000, seconds: 0, fuelMl: 0, costMinor: 0 },
    kilogramMetres: 0,
  };
  const answer = {
    ...{ runs: [], unserved: [{ shipmentId, reason }], totals, iterations: 0, trace: [] },
    lowerBounds: { vehicles: 0, metres: 0, costMinor: 0 },
  };
  const roads = {
    ...{ kind: 'none', profile: null, pairs: 6, measured: 0, estimated: 6, oldestAt: null },
    ...{ reasons: [{ code: 'roads.not_configured', pairs: 6 }], correctedPairs: 0 },
  };
  return {
    problem: JSON.stringify(problem),
    answer: JSON.stringify(answer),
    roads: JSON.stringify(roads),
    weights: '{}',
    unserved: '[]',
  };
}
