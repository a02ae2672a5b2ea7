import { newId } from '#core/kernel';
import { Outbox } from '#platform/events';
import { type House, openHouse } from '../support/house';
import { cycleStepsOf } from './cycles-steps';
import { aBarrioOfFamilies, type Facts, KG, stepsOf } from './orders-steps';

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

const { aLiaison, plan } = cycleStepsOf(() => house);
const { put, get, patch, submit } = stepsOf(() => house);

describe('standing orders', () => {
  async function aStandingOrder(facts: Facts = {}) {
    const barrio = await aBarrioOfFamilies(house);
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
    // Says no minute: the cycle closes at the usual one.
    const week = { closesMinute: undefined, ...facts };
    const { id } = (await plan(await aLiaison(), week)).body;
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
    const answer = await submit(food.as, {
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
    const stranger = await aBarrioOfFamilies(house);
    expect((await get(stranger.food.as, url)).status).toBe(404);
    expect((await patch(stranger.food.as, url, 2, { lines })).status).toBe(404);
    const csv = await get(
      food.as,
      `/v1/standing-orders/export.csv?communeId=${String(body.communeId)}`,
    );
    expect(csv.text).toContain('2027-01-01');
  });

  it('refuse a past end, a foreign point and an unknown product', async () => {
    const other = await aBarrioOfFamilies(house);
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
