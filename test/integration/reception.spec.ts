import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aCommune, aSpokesperson } from '../factories';
import { aCarriage } from '../factories/road';
import { aDelivery, body, type Delivery, received, receptionStepsOf } from './reception-story';

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

const { put, lotOf } = receptionStepsOf(() => house);
const orderState = async ({ order }: Delivery) =>
  (await house.db.rows<{ state: string }>('SELECT state FROM "order" WHERE id = $1', [order.id]))[0]
    ?.state;
const facts = async () =>
  (await house.db.rows<{ name: string }>('SELECT name FROM outbox_event ORDER BY seq')).map(
    (it) => it.name,
  );

describe('receiving', () => {
  it('takes what was delivered, by the scale, and closes the order', async () => {
    const delivery = await aDelivery(house);

    const answer = await put(delivery);

    expect(answer.body).toMatchObject({
      deliveredGrams: 200_000,
      receivedGrams: 200_000,
      differenceGrams: 0,
      grossGrams: 205_000,
      isInForce: true,
    });
    expect(answer.status).toBe(200);
    expect(await orderState(delivery)).toBe('received');
    expect(await facts()).toContain('reception.recorded');
    const [weighing] = await house.db.rows(
      'SELECT place, net_grams FROM weighing ORDER BY record_time DESC LIMIT 1',
    );
    expect(weighing).toEqual({ place: 'reception', net_grams: 200_000 });
  });

  it('counts what is missing as lost at reception, with its reason', async () => {
    const delivery = await aDelivery(house);

    const silent = await put(delivery, received(180_000));
    const answer = await put(
      delivery,
      received(180_000, { differenceReason: 'un saco roto', differenceCause: 'damage' }),
    );

    expect(silent).toMatchObject({
      status: 422,
      body: { code: 'reception.difference_needs_reason', fields: [{ field: 'differenceReason' }] },
    });
    expect(answer.body).toMatchObject({ differenceGrams: -20_000, differenceCause: 'damage' });
    expect(await lotOf(delivery)).toMatchObject({ delivered: 180_000, lost: 20_000 });
    expect(await orderState(delivery)).toBe('received_with_differences');
    const [loss] = await house.db.rows(
      `SELECT stage, cause, reason, grams FROM stock_movement WHERE to_bucket = 'lost'`,
    );
    expect(loss).toEqual({
      stage: 'reception',
      cause: 'damage',
      reason: 'un saco roto',
      grams: 20_000,
    });
  });

  it('corrects the lot when more arrived than was delivered', async () => {
    const delivery = await aDelivery(house);

    await put(delivery, received(203_000, { differenceReason: 'otra romana' }));

    expect(await lotOf(delivery)).toMatchObject({ listed: 1_003_000, delivered: 203_000, lost: 0 });
  });

  it('counts twins once and refuses the id for other facts', async () => {
    const delivery = await aDelivery(house);
    const id = newId();
    const same = received(190_000, { differenceReason: 'merma' });

    const twins = await Promise.all([1, 2, 3, 4].map(() => put(delivery, same, id)));
    const other = await put(delivery, received(200_000), id);
    const another = await put(delivery, received(200_000));

    for (const twin of twins) expect(twin).toMatchObject({ status: 200, body: twins[0]?.body });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    expect(another).toMatchObject({ status: 409, body: { code: 'reception.nothing_awaited' } });
    expect(await lotOf(delivery)).toMatchObject({ delivered: 190_000, lost: 10_000 });
  });

  it('is put right by a new event that counters the first', async () => {
    const delivery = await aDelivery(house);
    const [first, second] = [newId(), newId()];
    await put(delivery, received(150_000, { differenceReason: 'mal pesado' }), first);

    const right = await put(delivery, received(200_000, { correctsId: first }), second);
    const again = await put(
      delivery,
      received(199_000, { correctsId: first, differenceReason: 'x' }),
    );

    expect(right.body).toMatchObject({ correctsId: first, differenceGrams: 0 });
    expect(again).toMatchObject({ status: 409, body: { code: 'reception.already_corrected' } });
    expect(await lotOf(delivery)).toMatchObject({ listed: 1_000_000, delivered: 200_000, lost: 0 });
    expect(await orderState(delivery)).toBe('received');
    const movements = await house.db.rows(
      `SELECT from_bucket, to_bucket, grams FROM stock_movement
       WHERE 'lost' IN (from_bucket, to_bucket) ORDER BY seq`,
    );
    expect(movements).toEqual([
      { from_bucket: 'delivered', to_bucket: 'lost', grams: 50_000 },
      { from_bucket: 'lost', to_bucket: 'delivered', grams: 50_000 },
    ]);
    const list = await house.request({
      as: delivery.food.as,
      method: 'GET',
      url: '/v1/receptions',
    });
    expect(list.body.items.map((it: any) => [it.id, it.isInForce, it.correctedById])).toEqual([
      [first, false, second],
      [second, true, null],
    ]);
    expect(await facts()).toContain('reception.corrected');
  });

  it('refuses goods on the road, absurd weights, absurd times and unknown things', async () => {
    const loaded = await aDelivery(house, { stopsAfter: 'load' });
    expect((await put(loaded)).body).toMatchObject({ code: 'reception.not_delivered' });

    const delivery = await aDelivery(house);
    const codes = [
      [received(500_000), 422, 'reception.grams_absurd'],
      [received(-1), 400, 'request.invalid'],
      [{ weighing: undefined }, 422, 'reception.weight_missing'],
      [{ receivedGrams: 1 }, 422, 'reception.weights_disagree'],
      [{ eventTime: '2026-01-01T00:00:00Z' }, 422, 'reception.event_time_absurd'],
      [{ correctsId: newId() }, 422, 'reception.unknown'],
      [{ allocationId: newId() }, 404, 'allocation.not_found'],
      [{ color: 'red' }, 400, 'request.invalid'],
    ] as const;
    for (const [wrong, status, code] of codes) {
      expect(await put(delivery, wrong)).toMatchObject({ status, body: { code } });
    }
    expect(await lotOf(delivery)).toMatchObject({ delivered: 200_000, lost: 0 });
  });

  it('is for the receiving commune alone; the supplier reads, strangers see nothing', async () => {
    const delivery = await aDelivery(house);
    const stranger = await aSpokesperson(house, 'food_spokesperson', (await aCommune(house)).id);
    const id = newId();
    const as = (who: { as: { cookie: string } }, method: 'GET' | 'PUT', url: string) =>
      house.request({ as: who.as, method, url, ...(method === 'PUT' && { body: body(delivery) }) });

    expect((await as(delivery.producer, 'PUT', `/v1/receptions/${id}`)).status).toBe(403);
    expect((await as(stranger, 'PUT', `/v1/receptions/${id}`)).status).toBe(404);
    await put(delivery, {}, id);
    expect((await as(delivery.producer, 'GET', `/v1/receptions/${id}`)).status).toBe(200);
    expect((await as(stranger, 'GET', `/v1/receptions/${id}`)).status).toBe(404);
    expect((await as(stranger, 'GET', '/v1/receptions')).body.items).toEqual([]);
    const foreign = `/v1/receptions?communeId=${delivery.urban.id}`;
    expect((await as(stranger, 'GET', foreign)).status).toBe(403);
  });

  it('lists what is awaited until it is received, and exports lists', async () => {
    const delivery = await aDelivery(house, { lostGrams: 20_000 });
    const read = (url: string) => house.request({ as: delivery.food.as, method: 'GET', url });

    expect((await read('/v1/receptions/awaited')).body.items).toMatchObject([
      { allocationId: delivery.allocation.id, awaitingGrams: 180_000 },
    ]);
    expect((await read('/v1/receptions/awaited/export.csv')).text).toContain('180000');
    await put(delivery, received(180_000));
    expect((await read('/v1/receptions/awaited')).body.items).toEqual([]);
    expect((await read('/v1/receptions/export.csv')).text).toContain('180000');
    expect((await read(`/v1/receptions?orderId=${delivery.order.id}`)).body.items).toHaveLength(1);
  });
});

describe('a part of an allocation', () => {
  /** 10 sacks promised; the road brought 6 of them and the other 4 are still where they grew. */
  async function aPart() {
    const delivery = await aDelivery(house, { grams: 120_000 });
    const answer = await put(delivery, received(120_000));
    expect(answer.status).toBe(200);
    return delivery;
  }
  const stateOf = async ({ allocation }: Delivery) =>
    (
      await house.db.rows<{ state: string }>('SELECT state FROM allocation WHERE id = $1', [
        allocation.id,
      ])
    )[0]?.state;

  it('that was received waits for the rest', async () => {
    const delivery = await aPart();
    expect(await stateOf(delivery)).toBe('delivered');
    expect(await orderState(delivery)).toBe('in_transit');

    await aCarriage(house, delivery.allocation, { grams: 80_000 });
    const second = await put(delivery, received(80_000));

    expect(second.body).toMatchObject({ deliveredGrams: 80_000, receivedGrams: 80_000 });
    expect(await stateOf(delivery)).toBe('reconciled');
    expect(await orderState(delivery)).toBe('received');
    const shown = await house.db.rows('SELECT received_grams FROM allocation');
    expect(shown).toEqual([{ received_grams: 200_000 }]);
  });

  it('is all there is when the supplier gives the rest back', async () => {
    const delivery = await aPart();

    const release = await house.request({
      as: delivery.producer.as,
      method: 'POST',
      url: `/v1/allocations/${delivery.allocation.id}/release`,
      body: { reason: 'no hay más camión' },
    });
    await house.drain();

    expect(release.body).toMatchObject({ grams: 120_000, releasedGrams: 80_000 });
    expect(await stateOf(delivery)).toBe('reconciled');
    expect(await orderState(delivery)).toBe('received');
  });
});
