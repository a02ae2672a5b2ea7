import { newId } from '#core/kernel';
import { checkPlan } from '#core/routing';
import { aVehicle } from '../factories';
import { openHouse, type House } from '../support/house';
import { askForPlan, storedPlan } from './plans-story';
import { aCentre, anAcceptedHarvest, brokenPromises, done } from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

describe('goods by way of a centre', () => {
  it('are one shipment to it and one from it, each run by its hand-over', async () => {
    const { harvest, centre, lorries } = await aRoughFarm();
    const plan = await askForPlan(house, harvest, lorries, { centreSiteIds: [centre.id] });
    await house.drain();
    const answer = await plan.look();
    expect([answer.state, answer.failure, answer.unserved]).toEqual(['planned', null, []]);
    expect(answer.runIds).toHaveLength(2);
    const shipments = await house.db.rows<any>(
      'SELECT from_site_id, to_site_id, not_before, due_by, run_id FROM shipment_leg ORDER BY due_by NULLS LAST',
    );
    expect(shipments).toHaveLength(2);
    const [feeder, trunk] = shipments;
    expect([feeder.to_site_id, trunk.from_site_id]).toEqual([centre.id, centre.id]);
    expect(feeder.due_by).toEqual(trunk.not_before);
    const runs = new Map(
      (await house.db.rows<any>('SELECT id, conflicts FROM run')).map((it) => [it.id, it]),
    );
    for (const run of runs.values()) {
      expect(run.conflicts.filter((it: any) => it.code === 'too_late')).toEqual([]);
    }
    const stops = await house.db.rows<any>(
      'SELECT run_id, kind, arrives_at, departs_at FROM stop WHERE site_id = $1',
      [centre.id],
    );
    const unloaded = stops.find((it) => it.run_id === feeder.run_id);
    const loaded = stops.find((it) => it.run_id === trunk.run_id);
    expect(loaded.departs_at.getTime()).toBeGreaterThanOrEqual(trunk.not_before.getTime());
    expect(unloaded.arrives_at.getTime()).toBeLessThanOrEqual(feeder.due_by.getTime());
    expect(await brokenPromises(house)).toEqual([]);
    const { problem, answer: written } = await storedPlan(house, plan.id);
    expect(checkPlan(problem, written)).toEqual([]);
  });

  it('show a conflict when the trunk means to load before the feeder is there', async () => {
    const { harvest, centre, lorries } = await aRoughFarm();
    const plan = await askForPlan(house, harvest, lorries, { centreSiteIds: [centre.id] });
    await house.drain();
    await plan.look();
    const [feeder] = await house.db.rows<any>(
      'SELECT run_id, delivery_stop_id FROM shipment WHERE due_by IS NOT NULL',
    );
    const [trunk] = await house.db.rows<any>(
      'SELECT run_id, pick_up_stop_id FROM shipment WHERE not_before IS NOT NULL',
    );
    const codes = async (): Promise<string[]> => {
      const url = `/v1/runs/${String(trunk.run_id)}`;
      const run = await done(house, { method: 'GET', url, as: harvest.coordinator.as });
      return run.conflicts.map((it: any) => it.code);
    };
    expect(await codes()).not.toContain('goods_not_there_yet');
    await house.db.rows(
      `UPDATE stop SET departs_at = departs_at + interval '2 days' WHERE id = $1`,
      [feeder.delivery_stop_id],
    );
    expect(await codes()).toContain('goods_not_there_yet');
  });

  it('stay behind when nobody may use a centre', async () => {
    const { harvest, lorries } = await aRoughFarm();
    const plan = await askForPlan(house, harvest, lorries);
    await house.drain();
    expect((await plan.look()).unserved).toHaveLength(1);
  });

  it('want centres that are ones, and hand-overs at those that are used', async () => {
    const { harvest, centre, lorries } = await aRoughFarm();
    const refused = async (facts: object): Promise<string> =>
      (await askForPlan(house, harvest, lorries, facts)).answer.body.fields?.[0]?.code;
    const point = harvest.order.distributionPointId;
    expect(await refused({ centreSiteIds: [point] })).toBe('shipment.not_a_centre');
    const handovers = [{ centreSiteId: point, minute: 700 }];
    expect(await refused({ centreSiteIds: [centre.id], handovers })).toBe(
      'run_plan.centre_not_used',
    );
    expect(await refused({ seconds: 5, iterations: 5 })).toBe('run_plan.two_bounds');
  });
});

/** A farm that only a jeep can reach, a city that only lorries may drive to in time, a centre between them. */
async function aRoughFarm() {
  const harvest = await anAcceptedHarvest(house, { packages: 40 });
  const communeId = harvest.rural.id;
  const centre = await aCentre(house);
  await house.db.rows(`UPDATE site SET terrain = 'mountain' WHERE id = $1`, [
    harvest.allocation.fromSiteId,
  ]);
  const jeep = await aVehicle(house, {
    ...{ communeId, fuel: 'petrol', terrainMax: 'mountain', capacityGrams: 1_000_000 },
    ...{ shiftToMinute: 780, fuelMlPerKm: 100 },
  });
  const lorry = await aVehicle(house, { communeId, terrainMax: 'paved', shiftToMinute: 2880 });
  await house.db.rows(
    `INSERT INTO fuel_quota (id, commune_id, fuel, valid_from, valid_to, granted_ml, source)
     VALUES ($1, $2, 'petrol', '2026-11-01', '2026-12-31', 40000, 'prueba')`,
    [newId(), communeId],
  );
  return { harvest, centre, lorries: [jeep.id, lorry.id] };
}
