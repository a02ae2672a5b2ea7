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
    ...{ state: 'planned', answer: '{}', unserved: '[]' },
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
    ...{ fuelEntryId, permitId, runPlanId, runId, emptyRunId, departedRunId, stopIds },
    spareDriverPersonId: spare.personId,
    ...{ departedStopId, shipmentId: shipment.id, stopEventId },
  };
}
