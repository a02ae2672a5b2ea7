import { newId } from '#core/kernel';
import { ConfigError, readConfig } from '#platform/config';
import { aCommune, aLot, anAllocation, anOrder, aPerson, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { TableServerForTests } from './table-server';
import {
  anAcceptedHarvest,
  aRunWith,
  done,
  goodsEvent,
  type Harvest,
  onTheRoad,
  tell,
} from './transport-story';

let table: TableServerForTests;
let osrm: House;
let valhalla: House;
const patience = { ROADS_MILLISECONDS_MAX: '300', ROADS_TABLE_MAX: '2', ROADS_REQUESTS_MAX: '2' };

beforeAll(async () => {
  table = await TableServerForTests.open();
  osrm = await openHouse({ ROADS_KIND: 'osrm', ROADS_URL: table.url, ...patience });
  valhalla = await openHouse({ ROADS_KIND: 'valhalla', ROADS_URL: `${table.url}/`, ...patience });
});
beforeEach(async () => {
  await Promise.all([osrm.reset(), valhalla.reset(), table.idle()]);
  Object.assign(table, { mood: 'well', requests: 0, atOnceMax: 0, largest: 0 });
});
afterAll(async () => {
  await Promise.all([osrm.close(), valhalla.close()]);
  await table.close();
});

async function planned(house: House, harvest: Harvest): Promise<any> {
  const url = `/v1/run-plans/${newId()}`;
  const { as } = harvest.coordinator;
  const body = {
    communeId: harvest.rural.id,
    cycleId: harvest.cycle.id,
    dayOn: harvest.dayOn,
    vehicleIds: [harvest.vehicle.id],
  };
  await done(house, { method: 'PUT', url, as, body });
  await house.drain();
  return done(house, { method: 'GET', url, as });
}

/** Plans, and takes the proposals back, so that the same goods wait again. */
async function plannedInVain(house: House, harvest: Harvest): Promise<any> {
  const plan = await planned(house, harvest);
  const { as } = harvest.coordinator;
  for (const id of plan.runIds as string[]) {
    const url = `/v1/runs/${id}/cancel`;
    await done(house, { method: 'POST', url, as, body: { reason: 'prueba' } });
  }
  return plan;
}

async function problemOf(house: House, planId: string): Promise<any> {
  const [row] = await house.db.rows<any>('SELECT problem FROM run_plan WHERE id = $1', [planId]);
  return row.problem;
}

describe.each(['osrm', 'valhalla'] as const)('roads measured by %s', (kind) => {
  const houseOf = (): House => (kind === 'osrm' ? osrm : valhalla);

  it('come into the plan as they are: asymmetric, and the plan says so', async () => {
    const house = houseOf();
    const plan = await planned(house, await anAcceptedHarvest(house));

    expect(plan.state).toBe('planned');
    expect(plan.roads).toMatchObject({ kind, pairs: 6, measured: 6, estimated: 0, reasons: [] });
    const { travel } = await problemOf(house, plan.id);
    expect(travel.kind).toBe('matrix');
    const flat = (rows: number[][]): number[] => rows.flat();
    expect(flat(travel.metres).every(Number.isInteger)).toBe(true);
    expect(flat(travel.seconds).every(Number.isInteger)).toBe(true);
    const isAsymmetric = travel.seconds.some((row: number[], from: number) =>
      row.some((time, to) => time !== travel.seconds[to][from]),
    );
    expect(isAsymmetric).toBe(true);
    expect(table.largest).toBeLessThanOrEqual(2);
    expect(table.atOnceMax).toBeLessThanOrEqual(2);
  });

  it('are asked for once, and again when they are old or a site has moved', async () => {
    const house = houseOf();
    const harvest = await anAcceptedHarvest(house);
    await plannedInVain(house, harvest);
    const first = table.requests;
    await plannedInVain(house, harvest);
    expect(table.requests).toBe(first);

    await house.db.rows(`UPDATE measured_road SET measured_at = measured_at - interval '31 days'`);
    await plannedInVain(house, harvest);
    expect(table.requests).toBe(2 * first);

    await house.db.rows(
      `UPDATE site SET latitude = latitude + 0.01 WHERE id = (SELECT base_site_id FROM vehicle LIMIT 1)`,
    );
    const plan = await plannedInVain(house, harvest);
    expect(table.requests).toBeGreaterThan(2 * first);
    expect(plan.roads.measured).toBe(plan.roads.pairs);
  });

  it.each([
    ['failing', 'roads.unreachable'],
    ['slow', 'roads.timed_out'],
    ['broken', 'roads.broken_answer'],
    ['wrong_size', 'roads.broken_answer'],
    ['negative', 'roads.broken_answer'],
    ['refusing', 'roads.refused'],
  ] as const)('are estimated when the server is %s, and the plan says why', async (mood, code) => {
    const house = houseOf();
    table.mood = mood;
    const plan = await planned(house, await anAcceptedHarvest(house));

    expect(plan.state).toBe('planned');
    const { roads } = plan;
    expect(Number(roads.measured) + Number(roads.estimated)).toBe(roads.pairs);
    expect(roads.reasons.map((it: any) => it.code)).toEqual([code]);
    expect(roads.reasons[0].pairs).toBe(roads.estimated);
    expect(roads.reasons[0].textEs).not.toBe(roads.reasons[0].textEn);
  });

  it.each(['failing_once', 'slow_once'] as const)('are asked for once more: %s', async (mood) => {
    const house = houseOf();
    table.mood = mood;
    const plan = await planned(house, await anAcceptedHarvest(house));
    expect(plan.roads).toMatchObject({ measured: 6, estimated: 0 });
  });

  it('fill single gaps by estimates', async () => {
    const house = houseOf();
    table.mood = 'partial';
    const plan = await planned(house, await anAcceptedHarvest(house));
    const { roads } = plan;
    expect(roads.measured).toBeGreaterThan(0);
    expect(roads.reasons).toMatchObject([{ code: 'roads.no_road', pairs: roads.estimated }]);
    const { travel, sites } = await problemOf(house, plan.id);
    expect(travel.metres.flat()).toHaveLength(sites.length ** 2);
  });

  it('stay as they were measured when the server is away later', async () => {
    const house = houseOf();
    const harvest = await anAcceptedHarvest(house);
    await plannedInVain(house, harvest);
    await house.db.rows(`UPDATE measured_road SET measured_at = measured_at - interval '60 days'`);
    table.mood = 'failing';
    const plan = await planned(house, harvest);
    expect(plan.roads).toMatchObject({ measured: 6, estimated: 0 });
  });

  it('serve runs that are arranged by hand, too', async () => {
    const house = houseOf();
    const harvest = await anAcceptedHarvest(house);
    await plannedInVain(house, harvest);
    await house.db.rows('UPDATE measured_road SET metres = 123000');
    const run = await aRunWith(house, harvest, { packages: 1 });
    expect(run.plannedMetres).toBe(3 * 123_000);
  });
});

describe('the settings of a table server', () => {
  const faultsOf = (settings: Readonly<Record<string, string>>): readonly string[] => {
    try {
      readConfig({ DATABASE_URL: 'postgres://localhost/cayapa', ...settings });
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.faults : [String(error)];
    }
  };

  it('are checked at the start, all at once', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ ROADS_KIND: 'osrm', ROADS_URL: 'http://osrm:5000' })).toEqual([]);
    expect(faultsOf({ ROADS_KIND: 'valhalla' })).toEqual([
      'ROADS_URL must be a http or https address',
    ]);
    expect(faultsOf({ ROADS_KIND: 'oracle', ROADS_TABLE_MAX: '0' })).toEqual([
      'ROADS_KIND must be one of none, osrm, valhalla',
      'ROADS_TABLE_MAX must be a whole number from 1 to 1000',
    ]);
  });
});

describe('a server that is not there', () => {
  it('costs a few requests, not one for each pair', async () => {
    table.mood = 'failing';
    const harvest = await anAcceptedHarvest(osrm);
    for (let index = 0; index < 8; index += 1) {
      const lot = await aLot(osrm, { communeId: harvest.rural.id, packages: 5 });
      const commune = await aCommune(osrm);
      const order = await anOrder(osrm, { communeId: commune.id, cycleId: harvest.cycle.id });
      await anAllocation(osrm, {
        ...{ runId: harvest.matching.id, cycleId: harvest.cycle.id, lot, order, packages: 2 },
      });
    }
    const plan = await planned(osrm, harvest);
    expect(plan.roads.pairs).toBeGreaterThan(80);
    expect(plan.roads.estimated).toBe(plan.roads.pairs);
    expect(table.requests).toBeLessThanOrEqual(10);
  });
});

describe('road factors', () => {
  const url = (id: string): string => `/v1/road-factor-changes/${id}`;
  const body = { stateA: 'VE-T', stateB: 'VE-K', permille: 1500, reason: 'derrumbe en Agua Viva' };
  const factors = async (as: { cookie: string }): Promise<any[]> =>
    (await done(osrm, { method: 'GET', url: '/v1/road-factors', as })).items;

  afterEach(async () => {
    await osrm.db.rows(`DELETE FROM road_factor WHERE permille = 1500`);
  });

  it('are fixed by a liaison, with their history; told twice, once', async () => {
    const liaison = await aPerson(osrm, {
      mandates: [{ role: 'network_liaison', communeId: null }],
    });
    const id = newId();
    for (let times = 0; times < 2; times += 1) {
      const told = await done(osrm, { method: 'PUT', url: url(id), as: liaison.as, body });
      expect(told).toMatchObject({ stateA: 'VE-K', stateB: 'VE-T', permille: 1500 });
    }
    const other = { method: 'PUT', url: url(id), as: liaison.as } as const;
    const again = await osrm.request({ ...other, body: { ...body, permille: 1600 } });
    expect([again.status, again.body.code]).toEqual([409, 'id.used_with_other_facts']);
    const unknown = await osrm.request({
      ...{ method: 'PUT', url: url(newId()), as: liaison.as },
      body: { ...body, stateB: 'VE-Ñ' },
    });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'road_factor.state_unknown']);
    expect(await factors(liaison.as)).toContainEqual(
      expect.objectContaining({ pair: 'VE-K VE-T', permille: 1500, fixedPermille: 1500, runs: 0 }),
    );
    const list = await done(osrm, {
      method: 'GET',
      url: '/v1/road-factor-changes',
      as: liaison.as,
    });
    expect(list.items).toHaveLength(1);
  });

  it('are nobody else’s to fix', async () => {
    const commune = await aCommune(osrm);
    const coordinator = await aSpokesperson(osrm, 'transport_coordinator', commune.id);
    const call = { method: 'PUT', url: url(newId()), as: coordinator.as, body } as const;
    expect((await osrm.request(call)).status).toBe(403);
  });

  it('are corrected by the odometers of five closed runs, until somebody fixes them anew', async () => {
    const harvest = await anAcceptedHarvest(osrm, { packages: 50 });
    const { as } = harvest.coordinator;
    const liaison = await aPerson(osrm, {
      mandates: [{ role: 'network_liaison', communeId: null }],
    });
    for (let closed = 1; closed <= 5; closed += 1) {
      expect((await factors(as)).filter((it) => it.runs >= 5)).toEqual([]);
      await aClosedRun(harvest);
    }
    const learnt = (await factors(as)).filter((it) => it.runs >= 5);
    expect(learnt).toHaveLength(1);
    const [pair] = learnt;
    expect(pair.permille).toBe(pair.drivenPermille);
    const [way] = await osrm.db.rows<any>('SELECT * FROM odometer_way LIMIT 1');
    expect(way.odometer_metres).toBe(90_000);
    const expected = Math.round((way.odometer_metres * 1000) / way.straight_metres);
    expect(pair.permille).toBe(Math.min(2500, Math.max(1000, expected)));

    table.mood = 'failing';
    expect((await planned(osrm, harvest)).roads.correctedPairs).toBe(1);

    osrm.clock.advance(60_000);
    await done(osrm, {
      ...{ method: 'PUT', url: url(newId()), as: liaison.as },
      body: { stateA: pair.stateA, stateB: pair.stateB, permille: 1500, reason: 'vía nueva' },
    });
    expect(await factors(as)).toContainEqual(
      expect.objectContaining({ pair: pair.pair, permille: 1500, runs: 0 }),
    );
  });
});

async function aClosedRun(harvest: Harvest): Promise<void> {
  osrm.clock.set('2026-11-22T14:00:00Z');
  const { as } = harvest.coordinator;
  const planned = await aRunWith(osrm, harvest, { packages: 2 });
  const run = await onTheRoad(osrm, harvest, planned.id);
  const weighed = { netGrams: 40_000, packages: 2 };
  await tell(osrm, as, goodsEvent(run, run.stops[1], 'loaded', weighed));
  await tell(osrm, as, goodsEvent(run, run.stops[2], 'delivered', weighed));
  await done(osrm, {
    ...{ method: 'POST', url: `/v1/runs/${String(run.id)}/close`, as },
    body: { odometerMetres: 190_000 },
  });
  await osrm.drain();
}
