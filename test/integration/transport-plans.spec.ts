import { newId } from '#core/kernel';
import { checkPlan } from '#core/routing';
import { aDriver, anAllocation, anOrder, aLot, aSpokesperson, aVehicle } from '../factories';
import { openHouse, type House } from '../support/house';
import {
  aCentre,
  anAcceptedHarvest,
  aRunWith,
  brokenPromises,
  done,
  goodsEvent,
  type Harvest,
  onTheRoad,
  tell,
} from './transport-story';
import { Jobs } from '#platform/jobs';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

async function ask(harvest: Harvest, vehicleIds: readonly string[], facts: object = {}) {
  const id = newId();
  const body = {
    communeId: harvest.rural.id,
    cycleId: harvest.cycle.id,
    dayOn: harvest.dayOn,
    vehicleIds,
    ...facts,
  };
  const url = `/v1/run-plans/${id}`;
  const answer = await house.request({ method: 'PUT', url, as: harvest.coordinator.as, body });
  return {
    id,
    url,
    answer,
    look: () => done(house, { method: 'GET', url, as: harvest.coordinator.as }),
  };
}

const claimed = async (): Promise<number> =>
  (
    await house.db.rows<{ grams: number }>(
      `SELECT coalesce(sum(grams), 0)::bigint AS grams FROM shipment WHERE state = 'planned'`,
    )
  )[0]?.grams ?? 0;

describe('a plan', () => {
  it('divides what no vehicle can take at once, and says why the rest stays', async () => {
    const harvest = await anAcceptedHarvest(house, { packages: 500 });
    const small = await aVehicle(house, { communeId: harvest.rural.id, shiftToMinute: 2880 });
    const plan = await ask(harvest, [small.id]);
    await house.drain();
    const answer = await plan.look();
    expect(answer.state).toBe('planned');
    expect(answer.runIds).toHaveLength(1);
    const served = await claimed();
    const left: number[] = answer.unserved.map((it: any) => it.grams);
    expect(served).toBeLessThanOrEqual(5_000_000);
    expect(left.reduce((sum, it) => sum + it, served)).toBe(10_000_000);
    expect(answer.unserved[0].textEs.length).toBeGreaterThan(10);
    expect(answer.unserved[0].textEn).not.toBe(answer.unserved[0].textEs);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('answers what the independent checker accepts, and the same again from the frozen question', async () => {
    const harvest = await anAcceptedHarvest(house);
    const plan = await ask(harvest, [harvest.vehicle.id], { seed: 7 });
    await house.drain();
    const [row] = await house.db.rows<any>('SELECT problem, answer FROM run_plan WHERE id = $1', [
      plan.id,
    ]);
    expect(checkPlan(row.problem, row.answer)).toEqual([]);
  });

  it('is written once, however often its job runs', async () => {
    const harvest = await anAcceptedHarvest(house);
    await ask(harvest, [harvest.vehicle.id]);
    const jobs = house.get(Jobs);
    const { jobs: ids } = await jobs.relay();
    const { signal } = new AbortController();
    const [id] = [...ids.values()].flat().filter((it) => it.includes('PlanCycleRuns'));
    await jobs.run(String(id), signal);
    await house.db.rows(`UPDATE job SET state = 'waiting'`);
    await jobs.run(String(id), signal);
    expect(await house.db.rows('SELECT 1 FROM run')).toHaveLength(1);
  });

  it('waits for a thought that was interrupted', async () => {
    const harvest = await anAcceptedHarvest(house);
    const plan = await ask(harvest, [harvest.vehicle.id]);
    const jobs = house.get(Jobs);
    const { jobs: ids } = await jobs.relay();
    const [id] = [...ids.values()].flat().filter((it) => it.includes('PlanCycleRuns'));
    await expect(jobs.run(String(id), AbortSignal.abort())).rejects.toThrow('interrupted');
    expect((await plan.look()).state).toBe('queued');
    await jobs.run(String(id), new AbortController().signal);
    expect((await plan.look()).state).toBe('planned');
  });

  it('never plans a kilo that another coordinator plans at the same moment', async () => {
    const harvest = await anAcceptedHarvest(house, { packages: 300 });
    const other = await aSpokesperson(house, 'transport_coordinator', harvest.urban.id);
    const lorries = [];
    for (const communeId of [harvest.rural.id, harvest.urban.id]) {
      lorries.push(
        await aVehicle(house, { communeId, shiftToMinute: 2880, capacityGrams: 8_000_000 }),
      );
    }
    await ask(harvest, [lorries[0]?.id ?? '']);
    await house.request({
      method: 'PUT',
      url: `/v1/run-plans/${newId()}`,
      as: other.as,
      body: {
        communeId: harvest.urban.id,
        cycleId: harvest.cycle.id,
        dayOn: harvest.dayOn,
        vehicleIds: [lorries[1]?.id],
      },
    });
    const jobs = house.get(Jobs);
    const { jobs: ids } = await jobs.relay();
    const { signal } = new AbortController();
    await Promise.all([...ids.values()].flat().map((id) => jobs.run(id, signal)));
    expect(await claimed()).toBeLessThanOrEqual(6_000_000);
    expect(await brokenPromises(house)).toEqual([]);
    const states = await house.db.rows('SELECT state FROM run_plan');
    expect(states).toEqual([{ state: 'planned' }, { state: 'planned' }]);
  });

  it('leaves out vehicles that drive that day, and goods that are on a run', async () => {
    const harvest = await anAcceptedHarvest(house);
    await aRunWith(house, harvest, { packages: 10 });
    const plan = await ask(harvest, [harvest.vehicle.id]);
    await house.drain();
    const answer = await plan.look();
    expect(answer).toMatchObject({ state: 'planned', runIds: [] });
    expect(answer.unserved).toMatchObject([{ grams: 800_000, code: 'no_vehicle' }]);
  });

  it('takes goods on from the centre where they wait', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const centre = await aCentre(house);
    const feeder = await aRunWith(house, harvest, { toSiteId: centre.id });
    const run = await onTheRoad(house, harvest, feeder.id);
    await tell(house, as, goodsEvent(run, run.stops[1], 'loaded', { netGrams: 1_000_000 }));
    await tell(house, as, goodsEvent(run, run.stops[2], 'delivered', { netGrams: 1_000_000 }));
    await done(house, { method: 'POST', url: `/v1/runs/${String(run.id)}/close`, as, body: {} });
    const plan = await ask(harvest, [harvest.vehicle.id]);
    await house.drain();
    const { runIds, unserved } = await plan.look();
    expect([runIds.length, unserved]).toEqual([1, []]);
    const next = await done(house, { method: 'GET', url: `/v1/runs/${String(runIds[0])}`, as });
    expect(next.stops[1].siteId).toBe(centre.id);
    expect(next.shipments[0]).toMatchObject({
      grams: 1_000_000,
      toSiteId: harvest.order.distributionPointId,
    });
  });

  it('keeps cold goods off warm vehicles', async () => {
    const harvest = await anAcceptedHarvest(house);
    await house.db.rows(`UPDATE product SET cold_chain = true WHERE code = 'papa'`);
    try {
      const plan = await ask(harvest, [harvest.vehicle.id]);
      await house.drain();
      expect((await plan.look()).unserved[0].code).toBe('no_refrigerated_vehicle');
    } finally {
      await house.db.rows(`UPDATE product SET cold_chain = false WHERE code = 'papa'`);
    }
  });

  it('refuses vehicles that are broken, foreign or unknown, and days gone by', async () => {
    const harvest = await anAcceptedHarvest(house);
    const other = await anAcceptedHarvest(house);
    const refusal = async (ids: readonly string[], facts: object = {}) => {
      const { answer } = await ask(harvest, ids, facts);
      return [answer.status, answer.body.code];
    };
    expect(await refusal([newId()])).toEqual([422, 'vehicle.unknown']);
    expect(await refusal([other.vehicle.id])).toEqual([403, 'vehicle.not_lent']);
    expect(await refusal([])).toEqual([422, 'run_plan.no_vehicle']);
    expect(await refusal([harvest.vehicle.id], { dayOn: '2026-11-20' })).toEqual([
      422,
      'run.day_in_the_past',
    ]);
    expect(await refusal([harvest.vehicle.id], { communeId: other.rural.id })).toEqual([
      403,
      'access.forbidden',
    ]);
    await house.db.rows(`UPDATE vehicle SET state = 'broken' WHERE id = $1`, [harvest.vehicle.id]);
    expect(await refusal([harvest.vehicle.id])).toEqual([422, 'vehicle.not_in_service']);
  });

  it('plans several lots and orders together', async () => {
    const harvest = await anAcceptedHarvest(house, { packages: 20 });
    await aDriver(house, harvest.rural.id);
    const lot = await aLot(house, { communeId: harvest.rural.id, packages: 40 });
    const order = await anOrder(house, { communeId: harvest.rural.id, cycleId: harvest.cycle.id });
    await anAllocation(house, {
      runId: harvest.matching.id,
      cycleId: harvest.cycle.id,
      lot: lot,
      order,
      packages: 30,
    });
    const plan = await ask(harvest, [harvest.vehicle.id]);
    await house.drain();
    const { unserved } = await plan.look();
    expect([unserved, await claimed()]).toEqual([[], 1_000_000]);
  });
});
