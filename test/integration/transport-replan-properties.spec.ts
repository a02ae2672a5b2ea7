import fc from 'fast-check';
import { newId } from '#core/kernel';
import { aDriver, aVehicle } from '../factories';
import { openHouse, type House } from '../support/house';
import {
  anAcceptedHarvest,
  aRunWith,
  auditFaults,
  brokenPromises,
  done,
  goodsEvent,
  type Harvest,
  onTheRoad,
  tell,
} from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const PACKAGES = 50;
const PACKAGE_GRAMS = 20_000;

/** A breakdown: what was on board by then, who can come, and what the scales say when goods change vehicles. */
const anyBreakdown = fc.record({
  isLoaded: fc.boolean(),
  capacities: fc.array(fc.constantFrom(200_000, 400_000, 600_000, 5_000_000), {
    minLength: 1,
    maxLength: 3,
  }),
  lostPermille: fc.constantFrom(0, 0, 3, 40),
  isRepaired: fc.boolean(),
});

it('loses no gram, whatever breaks down and whoever takes over', async () => {
  await fc.assert(
    fc.asyncProperty(anyBreakdown, async (breakdown) => {
      await house.reset();
      const harvest = await anAcceptedHarvest(house, { packages: PACKAGES });
      await house.db.rows('UPDATE fuel_quota SET granted_ml = 900000000');
      const broken = await aBrokenLorry(harvest, breakdown.isLoaded);
      const plan = await replanned(harvest, broken.id, breakdown.capacities);
      expect(plan.state).toBe('planned');
      await expectAllHolds();
      for (const id of plan.runIds as string[]) {
        await takeOverAndDeliver(harvest, id, breakdown.lostPermille);
        await expectAllHolds();
      }
      if (breakdown.isRepaired) await deliverTheRest(harvest, broken.id);
      await house.drain();
      await expectAllHolds();
    }),
    { numRuns: 12 },
  );
}, 300_000);

async function expectAllHolds(): Promise<void> {
  expect(await brokenPromises(house)).toEqual([]);
  expect(await auditFaults(house)).toEqual([]);
}

async function aBrokenLorry(harvest: Harvest, isLoaded: boolean): Promise<any> {
  const planned = await aRunWith(house, harvest);
  const run = await onTheRoad(house, harvest, planned.id);
  const { as } = harvest.coordinator;
  if (isLoaded) {
    const netGrams = PACKAGES * PACKAGE_GRAMS;
    await tell(house, as, goodsEvent(run, run.stops[1], 'loaded', { netGrams }));
  }
  const url = `/v1/vehicles/${String(harvest.vehicle.id)}/break`;
  await done(house, { method: 'POST', url, as });
  return run;
}

async function replanned(
  harvest: Harvest,
  runId: string,
  capacities: readonly number[],
): Promise<any> {
  const communeId = harvest.rural.id;
  const vehicleIds: string[] = [];
  for (const capacityGrams of capacities) {
    const vehicle = await aVehicle(house, { communeId, capacityGrams, shiftToMinute: 2880 });
    vehicleIds.push(vehicle.id);
  }
  const url = `/v1/run-plans/${newId()}`;
  const { as } = harvest.coordinator;
  const facts = { communeId, cycleId: harvest.cycle.id, dayOn: harvest.dayOn };
  const body = { ...facts, vehicleIds, replansRunIds: [runId] };
  await done(house, { method: 'PUT', url, as, body });
  await house.drain();
  return done(house, { method: 'GET', url, as });
}

/** The taker loads what it was given, perhaps less than the first scale said, and delivers all of that. */
async function takeOverAndDeliver(
  harvest: Harvest,
  runId: string,
  lostPermille: number,
): Promise<void> {
  const { as } = harvest.coordinator;
  const url = `/v1/runs/${runId}`;
  const driver = await aDriver(house, harvest.rural.id);
  const planned = await done(house, { method: 'GET', url, as });
  const headers = { 'if-match': `"${String(planned.version)}"` };
  const body = { driverId: driver.driverId };
  await done(house, { method: 'PATCH', url, as, headers, body });
  let run = await onTheRoad(house, { ...harvest, driver }, runId);
  for (const kind of ['loaded', 'delivered'] as const) {
    for (const stop of run.stops as readonly any[]) {
      if (stop.kind !== (kind === 'loaded' ? 'pick_up' : 'delivery')) continue;
      const [shipment] = run.shipments;
      const had = Number(kind === 'loaded' ? shipment.grams : shipment.loadedGrams);
      const isOver = kind === 'loaded' && shipment.takenOverFrom !== null;
      const lost = isOver ? Math.floor((had * lostPermille) / 1000) : 0;
      const said = { packages: shipment.packages, netGrams: had - lost };
      const why = lost === 0 ? {} : { cause: 'golpes', reason: 'se cayó' };
      const told = goodsEvent(run, stop, kind, { ...said, ...why });
      const answer = await tell(house, as, told);
      expect([answer.status, answer.body.code]).toEqual([200, undefined]);
      run = await done(house, { method: 'GET', url, as });
    }
  }
  await done(house, { method: 'POST', url: `${url}/close`, as, body: {} });
}

/** What nobody came for is delivered by the lorry itself, once it goes again. */
async function deliverTheRest(harvest: Harvest, runId: string): Promise<void> {
  const { as } = harvest.coordinator;
  const url = `/v1/runs/${runId}`;
  await done(house, { method: 'POST', url: `/v1/vehicles/${harvest.vehicle.id}/repair`, as });
  const run = await done(house, { method: 'GET', url, as });
  for (const stop of run.stops as readonly any[]) {
    const shipments = run.shipments.filter(
      (it: any) => it.state === 'loaded' && it.deliveryStopId === stop.id,
    );
    if (shipments.length === 0) continue;
    const goods = shipments.map((it: any) => ({
      ...{ shipmentId: it.id, packages: it.loadedPackages, grossGrams: it.loadedGrams },
      ...{ tareGrams: 0, method: 'scale', witness: 'Ana' },
    }));
    const told = { ...goodsEvent(run, stop, 'delivered', { netGrams: 0 }), goods };
    const answer = await tell(house, as, told);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  }
  await done(house, { method: 'POST', url: `${url}/close`, as, body: {} });
}
