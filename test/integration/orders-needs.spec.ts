import { newId } from '#core/kernel';
import { Outbox } from '#platform/events';
import { type House, openHouse } from '../support/house';
import {
  aCommune,
  aCouncil,
  aCycle,
  anOrder,
  aSite,
  aSpokesperson,
  theProduct,
} from '../factories';

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

const KG = 1000;
type Facts = Record<string, unknown>;
type Person = { cookie: string };

const put = (as: Person, url: string, body: unknown) =>
  house.request({ as, method: 'PUT', url, body });
const get = (as: Person, url: string) => house.request({ as, method: 'GET', url });
const patch = (as: Person, url: string, version: number, body: unknown) =>
  house.request({
    as,
    method: 'PATCH',
    url,
    body,
    headers: { 'if-match': `"${String(version)}"` },
  });

async function aBarrio() {
  const commune = await aCommune(house, { kind: 'urban' });
  const council = await aCouncil(house, { communeId: commune.id, families: 100 });
  const point = await aSite(house, { communeId: commune.id, kind: 'distribution_point' });
  const food = await aSpokesperson(house, 'food_spokesperson', commune.id);
  const recorder = await aSpokesperson(house, 'assembly_recorder', commune.id);
  const [papa, tomate] = [await theProduct(house, 'papa'), await theProduct(house, 'tomate')];
  return { commune, council, point, food, recorder, papa, tomate };
}

describe('need census', () => {
  it('is recorded once, and the latest day counts', async () => {
    const { commune, council, food } = await aBarrio();
    const id = newId();
    const body = {
      communeId: commune.id,
      councilId: council.id,
      families: 80,
      takenOn: '2026-11-20',
    };
    const url = `/v1/need-censuses/${id}`;

    expect((await put(food.as, url, body)).body).toMatchObject({ families: 80, isLatest: true });
    expect((await put(food.as, url, body)).status).toBe(200);
    expect((await put(food.as, url, { ...body, families: 81 })).body.code).toBe(
      'id.used_with_other_facts',
    );
    await put(food.as, `/v1/need-censuses/${newId()}`, { ...body, takenOn: '2026-10-01' });

    const { items } = (await get(food.as, `/v1/need-censuses?communeId=${commune.id}`)).body;
    expect(items.map((it: Facts) => it['isLatest'])).toEqual([true, false]);
    const csv = await get(food.as, `/v1/need-censuses/export.csv?communeId=${commune.id}`);
    expect(csv.text.split('\r\n')).toHaveLength(4);
  });

  it('refuses other communes, their councils, and days to come', async () => {
    const { commune, council, food } = await aBarrio();
    const other = await aBarrio();
    const body = {
      communeId: commune.id,
      councilId: council.id,
      families: 80,
      takenOn: '2026-11-20',
    };
    const url = () => `/v1/need-censuses/${newId()}`;

    expect((await put(other.food.as, url(), body)).status).toBe(403);
    expect((await put(food.as, url(), { ...body, councilId: other.council.id })).body.code).toBe(
      'need_census.not_own_council',
    );
    expect((await put(food.as, url(), { ...body, takenOn: '2026-11-23' })).body.code).toBe(
      'need_census.in_the_future',
    );
    expect((await get(other.food.as, `/v1/need-censuses?communeId=${commune.id}`)).status).toBe(
      403,
    );
  });
});

describe('rations and the suggested order', () => {
  it('suggest families × ration, less what is ordered already', async () => {
    const { commune, food, recorder, papa, tomate } = await aBarrio();
    const cycle = await aCycle(house);
    for (const [product, grams] of [
      [papa, 3 * KG],
      [tomate, KG],
    ] as const) {
      const answer = await put(recorder.as, `/v1/rations/${newId()}`, {
        communeId: commune.id,
        productId: product.id,
        gramsPerFamily: grams,
        act: 'Acta 12',
      });
      expect(answer.status).toBe(200);
    }
    await anOrder(house, {
      communeId: commune.id,
      cycleId: cycle.id,
      lines: [
        { productId: papa.id, wantedGrams: 120 * KG },
        { productId: tomate.id, wantedGrams: 500 * KG },
      ],
    });

    const url = `/v1/orders/suggestion?communeId=${commune.id}&cycleId=${cycle.id}`;
    const { body } = await get(food.as, url);

    expect(body).toMatchObject({
      families: 100,
      windowFromOn: '2026-11-26',
      windowToOn: '2026-11-28',
    });
    const byProduct = new Map(body.lines.map((it: Facts) => [it['productId'], it]));
    expect(byProduct.get(papa.id)).toMatchObject({
      neededGrams: 300 * KG,
      orderedGrams: 120 * KG,
      suggestedGrams: 180 * KG,
    });
    expect(byProduct.get(tomate.id)).toMatchObject({ neededGrams: 100 * KG, suggestedGrams: 0 });
    const stranger = await aBarrio();
    expect((await get(stranger.food.as, url)).status).toBe(403);
  });

  it('belong to the assembly: its recorder writes them, with the act', async () => {
    const { commune, food, recorder, papa } = await aBarrio();
    const id = newId();
    const body = { communeId: commune.id, productId: papa.id, gramsPerFamily: KG, act: 'Acta 12' };
    const url = `/v1/rations/${id}`;

    expect((await put(food.as, url, body)).status).toBe(403);
    expect((await put(recorder.as, url, { ...body, act: '' })).status).toBe(400);
    expect((await put(recorder.as, url, { ...body, gramsPerFamily: 900 * KG })).status).toBe(400);
    expect((await put(recorder.as, url, body)).status).toBe(200);
    const changed = await patch(recorder.as, url, 1, { gramsPerFamily: 2 * KG, act: 'Acta 13' });
    expect(changed.body).toMatchObject({ gramsPerFamily: 2 * KG, act: 'Acta 13', version: 2 });
    expect((await patch(recorder.as, url, 1, { act: 'Acta 14' })).status).toBe(412);
    expect((await put(recorder.as, url, body)).body).toMatchObject({ act: 'Acta 13' });
    expect((await put(recorder.as, `/v1/rations/${newId()}`, body)).body.code).toBe(
      'ration.already_decided',
    );
    await patch(recorder.as, url, 2, { isActive: false, act: 'Acta 15' });
    const cycle = await aCycle(house);
    const suggestion = `/v1/orders/suggestion?communeId=${commune.id}&cycleId=${cycle.id}`;
    expect((await get(food.as, suggestion)).body.lines).toEqual([]);
    const csv = await get(food.as, `/v1/rations/export.csv?communeId=${commune.id}`);
    expect(csv.text).toContain('Acta 15');
  });
});

describe('standing orders', () => {
  const WEEK = {
    name: 'Semana de prueba',
    opensOn: '2026-11-23',
    closesOn: '2026-11-24',
    movesOn: '2026-11-26',
    handsOutOn: '2026-11-28',
    settlesOn: '2026-12-05',
  };

  async function aStandingOrder(facts: Facts = {}) {
    const barrio = await aBarrio();
    const id = newId();
    const body = {
      communeId: barrio.commune.id,
      distributionPointId: barrio.point.id,
      lines: [{ productId: barrio.papa.id, minGrams: 0, wantedGrams: 50 * KG, maxGrams: 60 * KG }],
      fromOn: '2026-11-01',
      ...facts,
    };
    const url = `/v1/standing-orders/${id}`;
    const answer = await put(barrio.food.as, url, body);
    return { ...barrio, id, url, body, answer };
  }

  async function aCycleOpens(facts: Facts = {}) {
    const { as } = await aSpokesperson(house, 'network_liaison', null);
    const { id } = (await put(as, `/v1/cycles/${newId()}`, { ...WEEK, ...facts })).body;
    house.clock.set('2026-11-23T04:00:00Z');
    await house.drain();
    return id as string;
  }

  async function hearAgain(cycleId: string) {
    await house.db.transaction((tx) => house.get(Outbox).tell(tx, 'cycle.opened', { cycleId }));
    await house.drain();
  }

  it('are placed when a cycle opens, once, however often the fact is heard', async () => {
    const { commune, food, url } = await aStandingOrder();

    const cycleId = await aCycleOpens();
    await hearAgain(cycleId);
    await house.db.rows('DELETE FROM standing_order_outcome');
    await hearAgain(cycleId);

    const { items } = (await get(food.as, `/v1/order-lines?communeId=${commune.id}`)).body;
    expect(items).toMatchObject([{ wantedGrams: 50 * KG, maxGrams: 60 * KG }]);
    const [order] = (await get(food.as, '/v1/orders')).body.items;
    expect(order).toMatchObject({ cycleId, families: 100, windowFromOn: '2026-11-26' });
    const outcomes = await get(food.as, `${url}/outcomes`);
    expect(outcomes.body.items).toMatchObject([{ cycleId, orderId: order.id, refusalCode: null }]);
  });

  it('give way to what people write by hand', async () => {
    const { commune, food, papa, point } = await aStandingOrder();
    const cycleId = await aCycleOpens();
    const answer = await put(food.as, `/v1/order-submissions/${newId()}`, {
      communeId: commune.id,
      cycleId,
      distributionPointId: point.id,
      windowFromOn: '2026-11-27',
      windowToOn: '2026-11-28',
      lines: [{ productId: papa.id, minGrams: 0, wantedGrams: KG, maxGrams: KG, gradeFloor: 2 }],
    });
    expect(answer.body).toMatchObject({
      terms: 'replaced',
      order: { windowFromOn: '2026-11-27', lines: [{ wantedGrams: 51 * KG, gradeFloor: 2 }] },
    });
  });

  it('are skipped with the reason when they no longer fit, and the others still placed', async () => {
    const gone = await aStandingOrder();
    const fine = await aStandingOrder();
    await house.db.rows('UPDATE site SET is_active = false WHERE id = $1', [gone.point.id]);

    const cycleId = await aCycleOpens();
    await hearAgain(cycleId);

    const told = await house.db.rows(
      `SELECT payload->>'code' AS code FROM outbox_event WHERE name = 'standing_order.skipped'`,
    );
    expect(told).toEqual([{ code: 'order.not_own_distribution_point' }]);
    const { items } = (await get(gone.food.as, `${gone.url}/outcomes`)).body;
    expect(items).toMatchObject([
      { orderId: null, refusalCode: 'order.not_own_distribution_point' },
    ]);
    expect(items[0].text).toMatch(/punto de distribución/);
    const csv = await get(gone.food.as, `${gone.url}/outcomes/export.csv`);
    expect(csv.text).toContain('order.not_own_distribution_point');
    expect((await get(fine.food.as, '/v1/orders')).body.items).toHaveLength(1);
  });

  it('rest when they are over, deactivated, or their commune is not invited', async () => {
    const over = await aStandingOrder({ toOn: '2026-11-22' });
    const ended = await aStandingOrder();
    const uninvited = await aStandingOrder();
    const post = (verb: string) =>
      house.request({ as: ended.food.as, method: 'POST', url: `${ended.url}/${verb}` });
    for (let time = 0; time < 2; time += 1) {
      expect((await post('deactivate')).body.isActive).toBe(false);
    }

    await aCycleOpens({ participantCommuneIds: [over.commune.id, ended.commune.id] });

    expect(await house.db.rows('SELECT 1 FROM "order"')).toEqual([]);
    expect(await house.db.rows('SELECT 1 FROM standing_order_outcome')).toEqual([]);
    expect((await get(uninvited.food.as, uninvited.url)).body.isActive).toBe(true);
    expect((await post('activate')).body).toMatchObject({ isActive: true, version: 3 });
  });

  it('are recognised when told twice, and edited by those who saw them', async () => {
    const { food, url, body, answer, papa } = await aStandingOrder();
    expect(answer).toMatchObject({ status: 200, body: { isActive: true, version: 1 } });
    expect((await put(food.as, url, { ...body, fromOn: '2026-11-02' })).body.code).toBe(
      'id.used_with_other_facts',
    );
    const lines = [{ productId: papa.id, minGrams: 0, wantedGrams: KG, maxGrams: KG }];
    const edited = await patch(food.as, url, 1, { lines, toOn: '2027-01-01' });
    expect(edited.body).toMatchObject({
      toOn: '2027-01-01',
      lines: [{ wantedGrams: KG }],
      version: 2,
    });
    expect((await patch(food.as, url, 1, { lines })).status).toBe(412);
    expect((await patch(food.as, url, 2, { toOn: '2026-01-01' })).body.code).toBe(
      'standing_order.ends_before_it_begins',
    );
    expect((await put(food.as, url, body)).body.version).toBe(2);
    const stranger = await aBarrio();
    expect((await get(stranger.food.as, url)).status).toBe(404);
    expect((await patch(stranger.food.as, url, 2, { lines })).status).toBe(404);
    const csv = await get(
      food.as,
      `/v1/standing-orders/export.csv?communeId=${String(body.communeId)}`,
    );
    expect(csv.text).toContain('2027-01-01');
  });

  it('refuse a past end, a foreign point and an unknown product', async () => {
    const other = await aBarrio();
    expect((await aStandingOrder({ toOn: '2026-11-21' })).answer.body.code).toBe(
      'standing_order.over_already',
    );
    expect((await aStandingOrder({ distributionPointId: other.point.id })).answer.body.code).toBe(
      'order.not_own_distribution_point',
    );
    const lines = [{ productId: newId(), minGrams: 0, wantedGrams: KG, maxGrams: KG }];
    expect((await aStandingOrder({ lines })).answer.body.code).toBe('order_line.product_unknown');
  });
});
