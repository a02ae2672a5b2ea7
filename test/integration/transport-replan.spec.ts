import { newId } from '#core/kernel';
import { checkPlan } from '#core/routing';
import { AskPlan } from '../../libs/features/transport/src/plans/ask-plan';
import { aCommune, aDriver, anAllocation, anOrder, aVehicle } from '../factories';
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
beforeEach(() => house.reset());
afterAll(() => house.close());

async function post(harvest: Harvest, path: string, body: object = {}): Promise<any> {
  return done(house, { method: 'POST', url: `/v1/${path}`, as: harvest.coordinator.as, body });
}
async function runOf(harvest: Harvest, id: string): Promise<any> {
  return done(house, { method: 'GET', url: `/v1/runs/${id}`, as: harvest.coordinator.as });
}

async function replanned(harvest: Harvest, facts: object): Promise<any> {
  const url = `/v1/run-plans/${newId()}`;
  const { as } = harvest.coordinator;
  const { rural, cycle, dayOn } = harvest;
  const body = { communeId: rural.id, cycleId: cycle.id, dayOn, vehicleIds: [], ...facts };
  await done(house, { method: 'PUT', url, as, body });
  await house.drain();
  const plan = await done(house, { method: 'GET', url, as });
  const [row] = await house.db.rows<any>('SELECT problem, answer FROM run_plan WHERE id = $1', [
    plan.id,
  ]);
  if (row.answer) expect(checkPlan(row.problem, row.answer)).toEqual([]);
  return plan;
}

/** A lorry with all its goods on board, an hour after it left. */
async function aLoadedLorry(harvest: Harvest) {
  const planned = await aRunWith(house, harvest);
  const run = await onTheRoad(house, harvest, planned.id);
  const { as } = harvest.coordinator;
  await tell(house, as, goodsEvent(run, run.stops[1], 'loaded', { netGrams: 1_000_000 }));
  house.clock.set('2026-11-26T13:00:00Z');
  return runOf(harvest, run.id);
}

async function another(harvest: Harvest, facts: object = {}): Promise<string> {
  const communeId = harvest.rural.id;
  return (await aVehicle(house, { communeId, shiftToMinute: 2880, ...facts })).id;
}

describe('a truck that breaks down', () => {
  it('has its goods taken over by another, weighed, to the gram', async () => {
    const harvest = await anAcceptedHarvest(house);
    const broken = await aLoadedLorry(harvest);
    await post(harvest, `vehicles/${harvest.vehicle.id}/break`);
    const other = await another(harvest);
    const plan = await replanned(harvest, { vehicleIds: [other], replansRunIds: [broken.id] });
    expect([plan.state, plan.failure, plan.unserved]).toEqual(['planned', null, []]);
    expect(plan.runIds).toHaveLength(1);

    const stillThere = await runOf(harvest, broken.id);
    expect(stillThere.shipments).toMatchObject([{ state: 'loaded' }]);
    let taker = await runOf(harvest, plan.runIds[0]);
    expect(taker.shipments).toMatchObject([
      { state: 'planned', takenOverFrom: broken.shipments[0].id, grams: 1_000_000 },
    ]);
    expect(taker.stops[1].siteId).toBe(broken.stops[1].siteId);
    expect(await brokenPromises(house)).toEqual([]);

    const driver = await aDriver(house, harvest.rural.id);
    await done(house, {
      ...{ method: 'PATCH', url: `/v1/runs/${String(taker.id)}`, as: harvest.coordinator.as },
      ...{ headers: { 'if-match': `"${String(taker.version)}"` } },
      body: { driverId: driver.driverId },
    });
    await house.db.rows('UPDATE fuel_quota SET granted_ml = 90000000');
    taker = await onTheRoad(house, { ...harvest, driver }, taker.id);
    const { as } = harvest.coordinator;
    const short = { netGrams: 995_000, packages: 50, reason: 'romana de mano' };
    const loaded = goodsEvent(taker, taker.stops[1], 'loaded', short);
    const id = newId();
    for (let times = 0; times < 2; times += 1) {
      const answer = await tell(house, as, loaded, id);
      expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    }
    expect(await brokenPromises(house)).toEqual([]);
    const handedOver = await runOf(harvest, broken.id);
    expect(handedOver.shipments).toMatchObject([
      { state: 'handed_over', loadedGrams: 1_000_000, deliveredGrams: 995_000 },
    ]);
    const delivered = goodsEvent(taker, taker.stops[2], 'delivered', { netGrams: 995_000 });
    const answer = await tell(house, as, delivered);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    await post(harvest, `runs/${String(taker.id)}/close`);
    await post(harvest, `runs/${String(broken.id)}/close`);
    await house.drain();
    expect(await brokenPromises(house)).toEqual([]);
    expect(await auditFaults(house)).toEqual([]);
  });

  it('keeps its goods when nobody can come', async () => {
    const harvest = await anAcceptedHarvest(house);
    const broken = await aLoadedLorry(harvest);
    await post(harvest, `vehicles/${harvest.vehicle.id}/break`);
    const small = await another(harvest, { capacityGrams: 1_000 });
    const plan = await replanned(harvest, { vehicleIds: [small], replansRunIds: [broken.id] });
    expect(plan).toMatchObject({ state: 'planned', runIds: [] });
    expect(plan.unserved).toHaveLength(1);
    expect((await runOf(harvest, broken.id)).shipments).toMatchObject([{ state: 'loaded' }]);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('has a load divided that no other vehicle can take whole', async () => {
    const harvest = await anAcceptedHarvest(house);
    const broken = await aLoadedLorry(harvest);
    await post(harvest, `vehicles/${harvest.vehicle.id}/break`);
    const small = { capacityGrams: 600_000 };
    const vehicleIds = [await another(harvest, small), await another(harvest, small)];
    const plan = await replanned(harvest, { vehicleIds, replansRunIds: [broken.id] });
    expect([plan.state, plan.unserved]).toEqual(['planned', []]);
    expect(plan.runIds).toHaveLength(2);
    const loaded = (await runOf(harvest, broken.id)).shipments;
    expect(loaded.map((it: any) => it.loadedGrams).sort()).toEqual([500_000, 500_000]);
    expect(await brokenPromises(house)).toEqual([]);
    expect(await auditFaults(house)).toEqual([]);
  });

  it('that is repaired delivers itself after all: nobody takes over what is gone', async () => {
    const harvest = await anAcceptedHarvest(house);
    const broken = await aLoadedLorry(harvest);
    await post(harvest, `vehicles/${harvest.vehicle.id}/break`);
    const other = await another(harvest);
    const plan = await replanned(harvest, { vehicleIds: [other], replansRunIds: [broken.id] });
    const { as } = harvest.coordinator;
    const delivery = broken.stops.find((it: any) => it.kind === 'delivery');
    const delivered = goodsEvent(broken, delivery, 'delivered', { netGrams: 1_000_000 });
    const answer = await tell(house, as, delivered);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    const taker = await runOf(harvest, plan.runIds[0]);
    expect(taker.shipments).toMatchObject([{ state: 'cancelled' }]);
    expect(await brokenPromises(house)).toEqual([]);
  });
});

describe('runs on the road that are arranged anew', () => {
  it('keep what is on board and what was done, from where they are, now', async () => {
    const harvest = await anAcceptedHarvest(house);
    const run = await aLoadedLorry(harvest);
    const other = await another(harvest);
    const plan = await replanned(harvest, { vehicleIds: [other], replansRunIds: [run.id] });
    expect(plan).toMatchObject({ state: 'planned', runIds: [], replansRunIds: [run.id] });
    const after = await runOf(harvest, run.id);
    expect(after.state).toBe('departed');
    expect(after.stops.slice(0, 2)).toMatchObject(run.stops.slice(0, 2).map(figuresOf));
    expect(after.shipments).toMatchObject([{ state: 'loaded', runId: run.id }]);
    const next = after.stops.find((it: any) => it.kind === 'delivery' && it.state === 'planned');
    expect(new Date(next.arrivesAt).getTime()).toBeGreaterThan(house.clock.now().getTime());
    expect(after.stops.at(-1).kind).toBe('end');
    expect(await brokenPromises(house)).toEqual([]);

    const { as } = harvest.coordinator;
    const told = goodsEvent(after, next, 'delivered', { netGrams: 1_000_000 });
    const answer = await tell(house, as, told);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    await post(harvest, `runs/${String(run.id)}/close`);
    expect(await auditFaults(house)).toEqual([]);
  });

  it('leave locked stops where a person has put them, and change the order of others', async () => {
    const orders: unknown[] = [];
    for (const isLocked of [true, false]) {
      await house.reset();
      const { harvest, run, near } = await aRoundabout(isLocked);
      await replanned(harvest, { replansRunIds: [run.id] });
      const after = await runOf(harvest, run.id);
      const left = after.stops.filter(
        (it: any) => it.kind === 'delivery' && it.state === 'planned',
      );
      orders.push(left.map((it: any) => it.siteId === near));
      expect(left).toHaveLength(2);
    }
    expect(orders).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('take planned goods over from a truck that has not loaded them', async () => {
    const harvest = await anAcceptedHarvest(house);
    const planned = await aRunWith(house, harvest);
    const run = await onTheRoad(house, harvest, planned.id);
    await post(harvest, `vehicles/${harvest.vehicle.id}/break`);
    const other = await another(harvest);
    const plan = await replanned(harvest, { vehicleIds: [other], replansRunIds: [run.id] });
    expect([plan.state, plan.unserved]).toEqual(['planned', []]);
    expect((await runOf(harvest, run.id)).shipments).toEqual([]);
    const taker = await runOf(harvest, plan.runIds[0]);
    expect(taker.shipments).toMatchObject([{ id: planned.shipments[0].id, state: 'planned' }]);
    expect(taker.shipments[0].takenOverFrom).toBeNull();
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('are thought anew when something happens on them meanwhile', async () => {
    const harvest = await anAcceptedHarvest(house);
    const run = await aLoadedLorry(harvest);
    const { rural, cycle, dayOn } = harvest;
    const url = `/v1/run-plans/${newId()}`;
    const { as } = harvest.coordinator;
    const facts = { communeId: rural.id, cycleId: cycle.id, dayOn, vehicleIds: [] };
    await done(house, { method: 'PUT', url, as, body: { ...facts, replansRunIds: [run.id] } });
    const id = url.split('/').at(-1) ?? '';
    await house.get(AskPlan).freeze(id);
    const delivery = run.stops.find((it: any) => it.kind === 'delivery');
    const arrived = {
      ...goodsEvent(run, delivery, 'loaded', { netGrams: 1 }),
      kind: 'arrived',
      goods: [],
    };
    expect((await tell(house, as, arrived)).status).toBe(200);
    await house.drain();
    expect(await done(house, { method: 'GET', url, as })).toMatchObject({ state: 'planned' });
    const after = await runOf(harvest, run.id);
    expect(after.stops.filter((it: any) => it.kind === 'delivery')).toMatchObject([
      { id: delivery.id, state: 'arrived' },
    ]);
  });

  it('are one’s own, planned or on the road, one for a vehicle', async () => {
    const harvest = await anAcceptedHarvest(house);
    const other = await anAcceptedHarvest(house);
    const planned = await aRunWith(house, harvest, { packages: 10 });
    const foreign = await aRunWith(house, other);
    const twin = await aRunWith(house, harvest, { packages: 10 });
    const { as } = harvest.coordinator;
    const refusal = async (facts: object): Promise<string> => {
      const { rural, cycle, dayOn } = harvest;
      const body = { communeId: rural.id, cycleId: cycle.id, dayOn, vehicleIds: [], ...facts };
      const url = `/v1/run-plans/${newId()}`;
      return (await house.request({ method: 'PUT', url, as, body })).body.fields?.[0]?.code;
    };
    expect(await refusal({ replansRunIds: [newId()] })).toBe('run_plan.run_unknown');
    expect(await refusal({ replansRunIds: [foreign.id] })).toBe('run_plan.run_unknown');
    const both = { replansRunIds: [planned.id, twin.id] };
    expect(await refusal(both)).toBe('run_plan.two_runs_of_a_vehicle');
    await house.db.rows(`UPDATE run SET state = 'published' WHERE id = $1`, [twin.id]);
    expect(await refusal({ replansRunIds: [twin.id] })).toBe('run_plan.run_not_replannable');
    expect(await refusal({})).toBe('run_plan.no_vehicle');
  });
});

/** A lorry on the road that is to go to the far city first and then back to a near one; perhaps locked so. */
async function aRoundabout(isLocked: boolean) {
  const harvest = await anAcceptedHarvest(house);
  const { as } = harvest.coordinator;
  // The lorry is at home near the far city: only one of both orders is the short one.
  await house.db.rows(
    `UPDATE site SET latitude = 10.4, longitude = -67.1
     WHERE id = (SELECT base_site_id FROM vehicle WHERE id = $1)`,
    [harvest.vehicle.id],
  );
  const commune = await aCommune(house, { latitude: 9.9, longitude: -69.6 });
  const order = await anOrder(house, { communeId: commune.id, cycleId: harvest.cycle.id });
  const facts = { runId: harvest.matching.id, cycleId: harvest.cycle.id, lot: harvest.lot };
  const second = await anAllocation(house, { ...facts, order, packages: 10 });
  const first = await aRunWith(house, harvest);
  const url = `/v1/runs/${String(first.id)}`;
  const body = { allocationId: second.id };
  const both = await done(house, { method: 'PUT', url: `${url}/shipments/${newId()}`, as, body });
  const far = both.stops.findIndex((it: any) => it.kind === 'delivery');
  if (isLocked) {
    for (const stop of [both.stops[far], both.stops[Number(far) + 1]]) {
      await post(harvest, `runs/${String(first.id)}/stops/${String(stop.id)}/lock`);
    }
  }
  const run = await onTheRoad(house, harvest, first.id);
  for (const shipment of run.shipments as readonly any[]) {
    const own = { ...run, shipments: [shipment] };
    const { grams: netGrams, packages } = shipment;
    const told = goodsEvent(own, run.stops[1], 'loaded', { netGrams, packages });
    expect((await tell(house, as, told)).status).toBe(200);
  }
  return { harvest, run, near: order.distributionPointId };
}

function figuresOf({ id, siteId, state }: any) {
  return { id, siteId, state };
}
