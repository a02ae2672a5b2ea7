import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aCycle, aMatchingRun, aPerson, aSpokesperson } from '../factories';
import { anOutcome, aWholeCycle, KG } from './tracing-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
});
afterAll(async () => {
  await house.close();
});

const FIGURES = {
  announcedGrams: 1_020 * KG,
  weighedGrams: 1_000 * KG,
  weighingDifferenceGrams: -20 * KG,
  offeredGrams: 1_000 * KG,
  allocatedGrams: 400 * KG,
  acceptedGrams: 400 * KG,
  declinedGrams: 300 * KG,
  loadedGrams: 400 * KG,
  onTheRoadGrams: 0,
  deliveredGrams: 380 * KG,
  awaitingReceptionGrams: 0,
  receivedGrams: 370 * KG,
  lostGrams: 85 * KG,
  lost: {
    field: 50 * KG,
    collection: 0,
    transport: 20 * KG,
    reception: 10 * KG,
    distribution: 5 * KG,
  },
  unplacedGrams: 600 * KG,
  rescuedGrams: 0,
  expiredGrams: 0,
  freeGrams: 550 * KG,
};

describe('the account of a cycle', () => {
  it('follows every kilo from the harvest to the families', async () => {
    const { cycle, food, urban, other, rural } = await aWholeCycle(house);

    const answer = await house.request({
      as: food.as,
      method: 'GET',
      url: `/v1/cycles/${cycle.id}/account`,
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      cycleName: 'Semana 48',
      lots: 1,
      totals: FIGURES,
      unplaced: [
        { reasonCode: 'allocation.declined', grams: 300 * KG },
        { reasonCode: 'lot.no_demand', text: 'Nadie pidió este rubro.', grams: 300 * KG },
      ],
      families: { ordered: 300, allocated: 200, reached: 200, receivedGramsPerFamily: 1_850 },
      // Two legs of 100 km with 400 kg each.
      road: { runs: 2, runsWithoutOdometer: 2, vehicleMetres: 200_000, kilogramKm: 80_000 },
      products: [{ name: 'Papa', ...FIGURES }],
      suppliers: [{ communeId: rural.id, name: 'El Alto', ...FIGURES }],
      customers: [
        { communeId: urban.id, receivedGrams: 370 * KG, receivedGramsPerFamily: 1_850 },
        { communeId: other.id, receivedGrams: 0, declinedGrams: 300 * KG, families: 100 },
      ],
    });
  });

  it('is the same in public, without a session, and names no person and no place', async () => {
    const { cycle, food } = await aWholeCycle(house);

    const own = await house.request({
      as: food.as,
      method: 'GET',
      url: `/v1/cycles/${cycle.id}/account`,
    });
    const open = await house.request({
      method: 'GET',
      url: `/v1/public/cycles/${cycle.id}/account`,
    });
    const list = await house.request({ method: 'GET', url: '/v1/public/cycles' });

    expect(open.body).toEqual(own.body);
    expect(open.text).not.toMatch(/Persona|latitude|longitude|site|person/i);
    expect(list.body.items).toMatchObject([{ id: cycle.id, name: 'Semana 48', state: 'moving' }]);
    const csv = await house.request({ method: 'GET', url: '/v1/public/cycles/export.csv' });
    expect(csv.text).toContain('Semana 48');
  });

  it('is read once for all strangers of a quarter of a minute', async () => {
    const { cycle } = await aWholeCycle(house);
    const url = `/v1/public/cycles/${cycle.id}/account`;
    const read = async () => (await house.request({ method: 'GET', url })).body.totals.freeGrams;
    const before = await read();
    await house.db.rows(
      'UPDATE lot SET available_grams = available_grams - 1, expired_grams = expired_grams + 1',
    );

    expect(await read()).toBe(before);
    house.clock.advance(15_000);
    expect(await read()).toBe(before - 1);
    const unknown = { method: 'GET', url: `/v1/public/cycles/${newId()}/account` } as const;
    expect((await house.request(unknown)).status).toBe(404);
    expect((await house.request(unknown)).status).toBe(404);
  });

  it('comes as a sheet, in the reader’s language', async () => {
    const { cycle } = await aWholeCycle(house);
    const reader = await aPerson(house, {
      locale: 'en',
      mandates: [{ role: 'network_liaison', communeId: null }],
    });

    const csv = await house.request({
      as: reader.as,
      method: 'GET',
      url: `/v1/cycles/${cycle.id}/account/export.csv`,
    });

    const lines = csv.text.split('\r\n');
    expect(lines[0]).toContain('level;id;name;families;announcedGrams');
    expect(lines.filter((line) => line.startsWith('total'))[0]).toContain('1020000;1000000;-20000');
    expect(csv.text).toContain('Nobody asked for this product.');
    expect(csv.text).toContain('customer;');
  });

  it('keeps the field losses of a lot in the cycle that offered it last', async () => {
    const { cycle, lot, food } = await aWholeCycle(house);
    house.clock.advance(3_600_000);
    const next = await aCycle(house, { state: 'closed' });
    const run = await aMatchingRun(house, next.id);
    await house.db.rows('UPDATE matching_run SET planned_at = $2 WHERE id = $1', [
      run.id,
      house.clock.now(),
    ]);
    await house.db.rows(
      `UPDATE matching_run SET planned_at = $2::timestamptz - interval '1 hour' WHERE cycle_id = $1`,
      [cycle.id, house.clock.now()],
    );
    await anOutcome(house, {
      ...{ runId: run.id, lotId: lot.id, grams: [550 * KG, 0, 550 * KG] },
      code: 'lot.no_demand',
    });
    const read = async (id: string) =>
      (await house.request({ as: food.as, method: 'GET', url: `/v1/cycles/${id}/account` })).body;

    expect((await read(cycle.id)).totals.lost.field).toBe(50 * KG);
    expect((await read(next.id)).totals).toMatchObject({ lostGrams: 0, offeredGrams: 550 * KG });
  });

  it('answers 404 for a cycle that is none and 401 to strangers', async () => {
    const { as } = await aSpokesperson(house, 'network_liaison', null);
    const url = `/v1/cycles/${newId()}/account`;

    expect(await house.request({ as, method: 'GET', url })).toMatchObject({
      status: 404,
      body: { code: 'cycle.not_found' },
    });
    expect((await house.request({ method: 'GET', url })).status).toBe(401);
    expect(
      (await house.request({ method: 'GET', url: '/v1/public/cycles/x/account' })).status,
    ).toBe(400);
  });
});
