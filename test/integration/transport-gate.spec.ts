import { newId } from '#core/kernel';
import { openHouse, type House } from '../support/house';
import { anAcceptedHarvest, aRunWith, brokenPromises, done } from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

async function aPublishedRun() {
  const harvest = await anAcceptedHarvest(house);
  const run = await aRunWith(house, harvest);
  const url = `/v1/runs/${String(run.id)}`;
  const { as } = harvest.coordinator;
  await done(house, { method: 'POST', url: `${url}/publish`, as });
  const clear = (body: object = {}) =>
    house.request({ method: 'POST', url: `${url}/clear`, as, body });
  return { harvest, run, url, as, clear };
}

const unmet = (body: any): string[] =>
  body.gate.checks.filter((it: any) => !it.isMet).map((it: any) => it.code);

describe('the departure gate', () => {
  it('answers each check, books the litres and the papers’ kilos, once', async () => {
    const { clear, run } = await aPublishedRun();
    const { body } = await clear();
    expect(body).toMatchObject({ state: 'cleared', gateOverrideReason: null });
    expect(body.gate.checks.map((it: any) => [it.code, it.isMet])).toEqual([
      ['vehicle_in_service', true],
      ['driver_named', true],
      ['driver_mandate', true],
      ['driver_licence', true],
      ['permits', true],
      ['fuel', true],
    ]);
    expect(body.bookedFuelMl).toBe(run.plannedFuelMl);
    expect((await clear()).body.bookedFuelMl).toBe(run.plannedFuelMl);
    const [use] = await house.db.rows('SELECT grams FROM permit_use');
    expect(use).toEqual({ grams: 1_000_000 });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('stays shut without papers for every kilo, and says why in both languages', async () => {
    const { clear, url, as } = await aPublishedRun();
    await house.db.rows('UPDATE transport_permit SET grams_max = 900000');
    const { status, body } = await clear();
    expect([status, body.state, body.gate.isCleared, unmet(body)]).toEqual([
      200,
      'published',
      false,
      ['permits'],
    ]);
    const check = body.gate.checks.find((it: any) => it.code === 'permits');
    expect(check.textEs).toBe('Faltan guías para 100 kg.');
    expect(check.textEn).toBe('Permits are missing for 100 kg.');
    expect(body.bookedFuelMl).toBe(0);
    const depart = await house.request({ method: 'POST', url: `${url}/depart`, as, body: {} });
    expect(depart).toMatchObject({ status: 409, body: { code: 'run.not_cleared' } });
  });

  it.each([
    ['that are out of date', `valid_to = '2026-11-25'`],
    ['that were revoked', 'is_revoked = true'],
    ['of other states', `from_state_code = (SELECT min(code) FROM state WHERE code <> '21')`],
    [
      'of other products',
      `product_ids = ARRAY[(SELECT id FROM product WHERE code <> 'papa' LIMIT 1)]`,
    ],
  ])('takes no papers %s', async (_what, change) => {
    const { clear } = await aPublishedRun();
    await house.db.rows(`UPDATE transport_permit SET ${change}`);
    expect(unmet((await clear()).body)).toEqual(['permits']);
  });

  it('opens with a reason, which stays visible, and shows the overdrawn quota', async () => {
    const { clear, run } = await aPublishedRun();
    await house.db.rows('UPDATE fuel_quota SET granted_ml = 1000');
    expect(unmet((await clear()).body)).toEqual(['fuel']);
    const { body } = await clear({ override: { reason: 'Se pudre el tomate' } });
    expect(body).toMatchObject({ state: 'cleared', gateOverrideReason: 'Se pudre el tomate' });
    expect(unmet(body)).toEqual(['fuel']);
    const [quota] = await house.db.rows('SELECT used_ml FROM fuel_quota');
    expect(quota).toEqual({ used_ml: run.plannedFuelMl });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('never opens for a broken vehicle or a driver whose mandate was revoked', async () => {
    const { clear, harvest, as } = await aPublishedRun();
    const override = { override: { reason: 'urge' } };
    const vehicle = `/v1/vehicles/${harvest.vehicle.id}`;
    await done(house, { method: 'POST', url: `${vehicle}/break`, as });
    expect((await clear(override)).body).toMatchObject({ state: 'published' });
    await done(house, { method: 'POST', url: `${vehicle}/repair`, as });
    await house.db.rows(
      `UPDATE mandate SET revoked_at = now(), revoked_by_act = 'Acta 9' WHERE person_id = $1`,
      [harvest.driver.personId],
    );
    const { body } = await clear(override);
    expect([body.state, unmet(body)]).toEqual(['published', ['driver_mandate']]);
  });

  it('lets no two runs use the same kilos of a permit or the same litres', async () => {
    const harvest = await anAcceptedHarvest(house);
    await house.db.rows('UPDATE transport_permit SET grams_max = 600000');
    const { as } = harvest.coordinator;
    const urls: string[] = [];
    for (const packages of [25, 25]) {
      const run = await aRunWith(house, harvest, { packages });
      const url = `/v1/runs/${String(run.id)}`;
      await house.db.rows(
        `UPDATE run SET state = 'published', departs_at = NULL, returns_at = NULL WHERE id = $1`,
        [run.id],
      );
      urls.push(url);
    }
    const answers = await Promise.all(
      urls.map((url) => house.request({ method: 'POST', url: `${url}/clear`, as, body: {} })),
    );
    expect(answers.map((it) => it.body.state).sort()).toEqual(['cleared', 'published']);
    const [use] = await house.db.rows('SELECT sum(grams)::bigint AS grams FROM permit_use');
    expect(use).toEqual({ grams: 500_000 });
  });

  it('is the coordinator’s, not the driver’s', async () => {
    const { url, harvest } = await aPublishedRun();
    const { as } = harvest.driver;
    const answer = await house.request({ method: 'POST', url: `${url}/clear`, as, body: {} });
    expect(answer.status).toBe(403);
    const nobody = await house.request({
      method: 'POST',
      url: `/v1/runs/${newId()}/clear`,
      as,
      body: {},
    });
    expect(nobody).toMatchObject({ status: 404, body: { code: 'run.not_found' } });
  });
});
