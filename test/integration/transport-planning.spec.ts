import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#core/kernel';
import { checkPlan } from '#core/routing';
import { EndPlan } from '../../libs/features/transport/src/plans/end-plan';
import { faultOf } from '../../libs/features/transport/src/plans/solve-plan';
import { aSpokesperson, aVehicle } from '../factories';
import { Jobs } from '#platform/jobs';
import { openHouse, type House } from '../support/house';
import { askForPlan, planUrlOf, storedPlan } from './plans-story';
import { anAcceptedHarvest, done } from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

describe('a plan that takes its time', () => {
  it('shows how far it is, and stops when it is called off: nothing is written', async () => {
    const harvest = await anAcceptedHarvest(house);
    const plan = await askForPlan(house, harvest, [harvest.vehicle.id], { seconds: 6 });
    const jobs = house.get(Jobs);
    const { jobs: ids } = await jobs.relay();
    const id = [...ids.values()].flat().find((it) => it.includes('PlanCycleRuns'));
    const job = jobs.run(String(id), new AbortController().signal);
    let seen: any = null;
    for (let look = 0; look < 40 && seen?.progress?.vehicles == null; look += 1) {
      await pause(150);
      seen = await plan.look();
    }
    expect(seen.progress).toMatchObject({ stage: 'solving', vehicles: 1, unservedShipments: 0 });
    expect(seen.progress.vehiclesAboveBound).toBe(0);
    expect(seen.progress.metresAboveBoundPermille).toBeGreaterThanOrEqual(0);
    expect(seen.progress.elapsedMs).toBeGreaterThan(0);

    const { as } = harvest.coordinator;
    for (let times = 0; times < 2; times += 1) {
      const url = `${planUrlOf(plan.id)}/cancel`;
      expect(await done(house, { method: 'POST', url, as })).toMatchObject({ state: 'cancelled' });
    }
    await job;
    expect(await plan.look()).toMatchObject({ state: 'cancelled', progress: null, runIds: [] });
    expect(await house.db.rows('SELECT 1 FROM run')).toEqual([]);
  });

  it('is called off only by its own coordinator, and only while it waits', async () => {
    const harvest = await anAcceptedHarvest(house);
    const other = await aSpokesperson(house, 'transport_coordinator', harvest.urban.id);
    const plan = await askForPlan(house, harvest, [harvest.vehicle.id]);
    const url = `${planUrlOf(plan.id)}/cancel`;
    expect((await house.request({ method: 'POST', url, as: other.as })).status).toBe(403);
    await house.drain();
    const late = await house.request({ method: 'POST', url, as: harvest.coordinator.as });
    expect([late.status, late.body.code]).toEqual([409, 'run_plan.not_waiting']);
  });

  it('goes on with its frozen question after its worker was killed', async () => {
    const harvest = await anAcceptedHarvest(house);
    const plan = await askForPlan(house, harvest, [harvest.vehicle.id], {
      iterations: 500,
      seeds: 2,
    });
    const jobs = house.get(Jobs);
    const { jobs: ids } = await jobs.relay();
    const id = [...ids.values()].flat().find((it) => it.includes('PlanCycleRuns'));
    const killed = new AbortController();
    const first = jobs.run(String(id), killed.signal).catch(() => undefined);
    for (let look = 0; look < 100; look += 1) {
      if ((await storedPlan(house, plan.id)).problem !== null) break;
      await pause(10);
    }
    killed.abort();
    await first;
    const before = await storedPlan(house, plan.id);
    await jobs.run(String(id), new AbortController().signal);
    const after = await storedPlan(house, plan.id);
    expect((await plan.look()).state).toBe('planned');
    expect(after.problem).toEqual(before.problem);
  });

  it('answers the same twice for the same seed, seeds and rounds', async () => {
    const harvest = await anAcceptedHarvest(house, { packages: 200 });
    await aVehicle(house, { communeId: harvest.rural.id, shiftToMinute: 2880 });
    const answers = [];
    for (let times = 0; times < 2; times += 1) {
      const plan = await askForPlan(house, harvest, [harvest.vehicle.id], {
        iterations: 300,
        seeds: 2,
        seed: 5,
      });
      await house.drain();
      const { runIds } = await plan.look();
      answers.push((await storedPlan(house, plan.id)).answer);
      for (const id of runIds) {
        const url = `/v1/runs/${String(id)}/cancel`;
        const body = { reason: 'prueba' };
        await done(house, { method: 'POST', url, as: harvest.coordinator.as, body });
      }
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe('an answer that breaks a rule', () => {
  it('is told from one that keeps them all, with the place', async () => {
    const harvest = await anAcceptedHarvest(house);
    const plan = await askForPlan(house, harvest, [harvest.vehicle.id]);
    await house.drain();
    const { problem, answer } = await storedPlan(house, plan.id);
    const { signal } = new AbortController();
    expect(await faultOf(problem, answer, signal)).toBeNull();
    const vehicles = problem.vehicles.map((it: any) => ({ ...it, capacityGrams: 1_000 }));
    expect(await faultOf({ ...problem, vehicles }, answer, signal)).toContain('overload');
  });

  it('ends the plan: nothing is written but why, and an ended plan stays ended', async () => {
    const harvest = await anAcceptedHarvest(house);
    const plan = await askForPlan(house, harvest, [harvest.vehicle.id]);
    const ending = house.get(EndPlan);
    const failure = 'run_plan.refused_by_checker';
    await ending.run(plan.id, { state: 'failed', failure, place: 'overload: 3 > 2' });
    await house.drain();
    expect(await plan.look()).toMatchObject({
      ...{ state: 'failed', failure, failurePlace: 'overload: 3 > 2', runIds: [] },
      isChecked: false,
    });
  });
});

describe('fuel that vehicles share', () => {
  it('is not burnt twice: what is left over stays behind and says why', async () => {
    const harvest = await anAcceptedHarvest(house, { packages: 500 });
    const lorries = [harvest.vehicle.id];
    for (let more = 0; more < 2; more += 1) {
      const lorry = await aVehicle(house, { communeId: harvest.rural.id, shiftToMinute: 2880 });
      lorries.push(lorry.id);
    }
    const rich = await askForPlan(house, harvest, lorries);
    await house.drain();
    const { totals, runIds } = await rich.look();
    expect(runIds.length).toBeGreaterThanOrEqual(2);
    for (const id of runIds) {
      const url = `/v1/runs/${String(id)}/cancel`;
      const body = { reason: 'prueba' };
      await done(house, { method: 'POST', url, as: harvest.coordinator.as, body });
    }
    const half = Math.floor(totals.fuelMl * 0.6);
    await house.db.rows('UPDATE fuel_quota SET granted_ml = $1', [half]);
    const poor = await askForPlan(house, harvest, lorries, { objective: 'fuel' });
    await house.drain();
    const answer = await poor.look();
    expect(answer.state).toBe('planned');
    expect(answer.totals.fuelMl).toBeLessThanOrEqual(half);
    expect(answer.unserved.length).toBeGreaterThan(0);
    expect(answer.unserved[0].textEs.length).toBeGreaterThan(10);
    const ranking = await done(house, {
      ...{ method: 'GET', url: `${planUrlOf(poor.id)}/ranking`, as: harvest.coordinator.as },
    });
    expect(ranking.runs.map((it: any) => it.runId).sort()).toEqual(answer.runIds);
    const ranked: readonly any[] = ranking.runs;
    for (const [index, run] of ranked.entries()) {
      const below = Number(ranked[index + 1]?.priorityPerLitre ?? 0);
      expect(run).toMatchObject({ rank: index + 1, families: harvest.order.families });
      expect(run.priorityPerLitre).toBeGreaterThanOrEqual(below);
    }
    expect(ranking.leftBehind).toHaveLength(answer.unserved.length);
    const [{ allocationId, changes }] = answer.unserved;
    expect(changes.length).toBeGreaterThan(0);
    const nearest = await done(house, {
      ...{ method: 'GET', as: harvest.coordinator.as },
      url: `${planUrlOf(poor.id)}/nearest-changes?allocationId=${String(allocationId)}`,
    });
    expect(nearest.items[0].textEs).toBe(changes[0].textEs);
    expect(nearest.items[0].textEn).not.toBe(changes[0].textEs);
    const csv = `${planUrlOf(poor.id)}/ranking/export.csv`;
    const file = await house.request({ method: 'GET', url: csv, as: harvest.coordinator.as });
    expect(file.text.trim().split('\r\n')).toHaveLength(1 + ranked.length);
    const { problem, answer: plan } = await storedPlan(house, poor.id);
    expect(problem.fuelPools).toMatchObject([{ id: 'diesel', ml: half }]);
    expect(checkPlan(problem, plan)).toEqual([]);
  });
});

describe('a run explained', () => {
  it('says its load, its slack, its cost and who bears it, in both languages', async () => {
    const harvest = await anAcceptedHarvest(house);
    await house.db.rows('UPDATE vehicle SET cost_per_km_minor = 60');
    const plan = await askForPlan(house, harvest, [harvest.vehicle.id]);
    await house.drain();
    const [id] = (await plan.look()).runIds;
    const url = `/v1/runs/${String(id)}/explanation`;
    const told = await done(house, { method: 'GET', url, as: harvest.coordinator.as });
    expect(told.ways).toHaveLength(3);
    expect(told.ways[1]).toMatchObject({ loadGrams: 1_000_000, loadPackages: 50 });
    expect(told.stops).toHaveLength(2);
    expect(told.stops.some((it: any) => it.isTightest)).toBe(true);
    expect(told.costMinor).toBeGreaterThan(0);
    const borne = told.shares.reduce((sum: number, it: any) => sum + Number(it.costMinor), 0);
    expect(borne).toBe(told.costMinor);
    expect(told.shares[0]).toMatchObject({ communeId: harvest.urban.id, permille: 1000 });
    expect(told.textEs.length).toBeGreaterThan(2);
    expect(told.textEn).toHaveLength(told.textEs.length);
    const other = await anAcceptedHarvest(house);
    const stranger = { method: 'GET', url, as: other.driver.as } as const;
    expect((await house.request(stranger)).status).toBe(404);
  });
});

describe('what if', () => {
  it('thinks a plan through with a truck less, one more, or other fuel, and writes nothing', async () => {
    const harvest = await anAcceptedHarvest(house, { packages: 400 });
    const second = await aVehicle(house, { communeId: harvest.rural.id, shiftToMinute: 2880 });
    const base = await askForPlan(house, harvest, [harvest.vehicle.id, second.id]);
    await house.drain();
    const { totals } = await base.look();
    const runs = await house.db.rows('SELECT id FROM run');
    const { as } = harvest.coordinator;
    const what = async (body: object): Promise<any> => {
      const id = newId();
      const url = `${planUrlOf(base.id)}/what-if`;
      for (let times = 0; times < 2; times += 1) {
        await done(house, { method: 'POST', url, as, body: { id, ...body } });
      }
      await house.drain();
      return done(house, { method: 'GET', url: planUrlOf(id), as });
    };
    const less = await what({ withoutVehicleIds: [second.id] });
    expect(less).toMatchObject({ state: 'planned', basePlanId: base.id, runIds: [] });
    expect(less.baseTotals).toEqual(totals);
    expect(less.totals.servedGrams).toBeLessThan(totals.servedGrams);
    const more = await what({ moreLikeVehicleIds: [second.id] });
    expect(more.totals.servedGrams).toBeGreaterThanOrEqual(totals.servedGrams);
    const dry = await what({ dieselMl: 0 });
    expect(dry.totals.servedGrams).toBe(0);
    expect(dry.unserved[0].textEs.length).toBeGreaterThan(10);
    expect(await house.db.rows('SELECT id FROM run')).toEqual(runs);

    const url = `${planUrlOf(base.id)}/what-if`;
    const nothing = await house.request({ method: 'POST', url, as, body: { id: newId() } });
    expect([nothing.status, nothing.body.code]).toEqual([422, 'run_plan.nothing_changed']);
    const body = { id: newId(), withoutVehicleIds: [newId()] };
    const unknown = await house.request({ method: 'POST', url, as, body });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'vehicle.unknown']);
  });
});
