import { type House, openHouse } from '../support/house';
import { aWholeCycle, KG } from './tracing-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  house.clock.advance((beginning += 3_600_000)); // What an earlier test read is kept no longer.
});
afterAll(() => house.close());
let beginning = 0;

const overview = async () => {
  const { status, body } = await house.request({ method: 'GET', url: '/v1/public/overview' });
  expect(status).toBe(200);
  return body;
};

describe('the public figures of the network', () => {
  it('are nothing where nothing happened, for every state', async () => {
    const body = await overview();
    const nothing = { cycles: 0, communes: 0, families: 0, receivedGrams: 0, lostGrams: 0 };
    expect(body).toMatchObject({ ...nothing, asOf: house.clock.now().toISOString() });
    const states = await house.db.rows('SELECT FROM state');
    expect(body.states).toHaveLength(states.length);
    for (const state of body.states) {
      expect(state).toMatchObject({ communes: 0, families: 0, receivedGrams: 0, givenGrams: 0 });
    }
  });

  it('add up all cycles, by state; families count once', async () => {
    const first = await aWholeCycle(house);
    await aWholeCycle(house);

    const body = await overview();
    expect(body).toMatchObject({
      ...{ cycles: 2, communes: 4, families: 400, receivedGrams: 740 * KG, lostGrams: 170 * KG },
      lost: {
        ...{ field: 100 * KG, collection: 0, transport: 40 * KG },
        ...{ reception: 20 * KG, distribution: 10 * KG },
      },
    });
    const own = body.states.filter((it: any) => it.communes > 0);
    expect(own).toEqual([
      {
        ...{ code: 'VE-A', name: 'Distrito Capital', communes: 2, families: 400 },
        ...{ receivedGrams: 740 * KG, givenGrams: 0 },
      },
      {
        ...{ code: 'VE-T', name: 'Trujillo', communes: 2, families: 0 },
        ...{ receivedGrams: 0, givenGrams: 740 * KG },
      },
    ]);
    const text = JSON.stringify(body);
    for (const { name, id } of [first.urban, first.rural]) {
      expect(text).not.toMatch(name);
      expect(text).not.toMatch(id);
    }
  });

  it('agree with the account of the cycle', async () => {
    const { cycle, food } = await aWholeCycle(house);
    const url = `/v1/cycles/${cycle.id}/account`;
    const { totals, families } = (await house.request({ as: food.as, method: 'GET', url })).body;
    expect(await overview()).toMatchObject({
      ...{ receivedGrams: totals.receivedGrams, lostGrams: totals.lostGrams, lost: totals.lost },
      families: families.reached,
    });
  });

  it('are read once a minute, however many ask', async () => {
    const spy = jest.spyOn(house.db, 'transaction');
    const all = await Promise.all([overview(), overview(), overview()]);
    await aWholeCycle(house);
    house.clock.advance(59_999);
    expect(await overview()).toEqual(all[0]);
    const readings = (): number =>
      spy.mock.calls.filter(([work]) => /READ ONLY/.test(String(work))).length;
    const before = readings();
    house.clock.advance(1);
    expect((await overview()).cycles).toBe(1);
    expect([before, readings()]).toEqual([1, 2]);
    spy.mockRestore();
  });

  it('come as a sheet, too', async () => {
    await aWholeCycle(house);
    const { text, headers } = await house.request({
      method: 'GET',
      url: '/v1/public/overview/export.csv',
    });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = text.replace('\ufeff', '').split('\r\n');
    expect(lines[0]).toBe(
      'level;id;name;cycles;communes;families;receivedGrams;givenGrams;lostGrams',
    );
    expect(lines[1]).toMatch(/^total;;[^;]+;1;2;200;370000;;85000$/);
    expect(lines).toContain('lost;field;field;;;;;;50000');
    expect(lines).toContain('state;VE-T;Trujillo;;1;0;0;370000;');
  });
});
