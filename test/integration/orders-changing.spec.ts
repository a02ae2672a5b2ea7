import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aCommune, aSite, aSpokesperson } from '../factories';
import { aBarrio, type Facts, KG, stepsOf } from './orders-steps';

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

const { submit, get, post, patch, factsTold } = stepsOf(() => house);

describe('changing an order while the cycle is open', () => {
  it('edits a line that nobody else has edited meanwhile', async () => {
    const { as, body, cycle } = await aBarrio(house);
    const [line] = (await submit(as, body())).body.order.lines;
    const url = `/v1/order-lines/${String(line.id)}`;

    const edited = await patch(as, url, line.version, { wantedGrams: 400 * KG, gradeFloor: 1 });
    expect(edited.body).toMatchObject({ wantedGrams: 400 * KG, maxGrams: 600 * KG, gradeFloor: 1 });
    expect(edited.headers['etag']).toBe('"2"');

    expect((await patch(as, url, 1, { gradeFloor: 2 })).status).toBe(412);
    expect((await patch(as, url, 2, { wantedGrams: 601 * KG })).body.code).toBe(
      'order_line.wanted_above_max',
    );
    const unseen = await house.request({ as, method: 'PATCH', url, body: { gradeFloor: 2 } });
    expect(unseen.status).toBe(428);
    await house.db.rows(`UPDATE distribution_cycle SET state = 'closed' WHERE id = $1`, [cycle.id]);
    expect((await patch(as, url, 2, { gradeFloor: 2 })).body.code).toBe('cycle.closed');
  });

  it('lets an edit stand against a submission that was written before it and arrives after it', async () => {
    const { as, body, line } = await aBarrio(house);
    const lateId = newId();
    const [first] = (await submit(as, body())).body.order.lines;
    await patch(as, `/v1/order-lines/${String(first.id)}`, 1, { gradeFloor: 1 });

    const late = await submit(as, body({ lines: [line({ gradeFloor: 3 })] }), lateId);

    expect(late.body.merged[0].terms).toBe('newer_kept');
    expect(late.body.order.lines[0]).toMatchObject({ gradeFloor: 1, wantedGrams: 1000 * KG });
  });

  it('edits window, point and families', async () => {
    const { as, body, commune } = await aBarrio(house);
    const { order } = (await submit(as, body())).body;
    const point = await aSite(house, { communeId: commune.id, kind: 'distribution_point' });
    const url = `/v1/orders/${String(order.id)}`;

    const edited = await patch(as, url, 1, { distributionPointId: point.id, families: 200 });

    expect(edited.body).toMatchObject({ distributionPointId: point.id, families: 200, version: 2 });
    expect((await patch(as, url, 2, { windowToOn: '2027-01-01' })).body.code).toBe(
      'order.window_outside_cycle',
    );
  });

  it('cancels and restores a line and an order, told twice or once', async () => {
    const { as, body } = await aBarrio(house);
    const { order } = (await submit(as, body())).body;
    const lineUrl = `/v1/order-lines/${String(order.lines[0].id)}`;
    const orderUrl = `/v1/orders/${String(order.id)}`;

    for (let time = 0; time < 2; time += 1) {
      expect((await post(as, `${lineUrl}/cancel`)).body.isCancelled).toBe(true);
    }
    expect((await patch(as, lineUrl, 2, { gradeFloor: 2 })).body.code).toBe(
      'order_line.is_cancelled',
    );
    for (let time = 0; time < 2; time += 1) {
      expect((await post(as, `${lineUrl}/restore`)).body).toMatchObject({
        isCancelled: false,
        wantedGrams: 500 * KG,
        version: 3,
      });
    }
    for (const [verb, state] of [
      ['cancel', 'cancelled'],
      ['cancel', 'cancelled'],
      ['restore', 'submitted'],
      ['restore', 'submitted'],
    ]) {
      expect((await post(as, `${orderUrl}/${String(verb)}`)).body.state).toBe(state);
    }
    expect(await factsTold('order.cancelled')).toHaveLength(1);
  });

  it('starts anew when a commune orders again after cancelling', async () => {
    const { as, body, line, tomate } = await aBarrio(house);
    const { order } = (await submit(as, body({ lines: [line(), line({ productId: tomate.id })] })))
      .body;
    await post(as, `/v1/orders/${String(order.id)}/cancel`);

    const again = await submit(as, body({ lines: [line({ wantedGrams: 200 * KG })] }));

    expect(again.body.order).toMatchObject({ id: order.id, state: 'submitted' });
    const live = again.body.order.lines.filter((it: Facts) => !it['isCancelled']);
    expect(live).toMatchObject([{ wantedGrams: 200 * KG }]);
  });

  it('keeps a draft to itself until it is sent', async () => {
    const { as, body, cycle } = await aBarrio(house);
    const { order } = (await submit(as, body({ isDraft: true }))).body;
    expect(order.state).toBe('draft');
    expect((await get(as, `/v1/cycles/${cycle.id}/totals`)).body.orders).toBe(0);
    expect(await factsTold('order.submitted')).toEqual([]);

    for (let time = 0; time < 2; time += 1) {
      const sent = await post(as, `/v1/orders/${String(order.id)}/submit`);
      expect(sent.body.state).toBe('submitted');
    }
    expect(await factsTold('order.submitted')).toHaveLength(1);
    expect((await submit(as, body({ isDraft: true }))).body.code).toBe('order.already_submitted');
  });

  it('refuses everything once the cycle is closed', async () => {
    const { as, body, cycle } = await aBarrio(house);
    const { order } = (await submit(as, body())).body;
    await house.db.rows(`UPDATE distribution_cycle SET state = 'closed' WHERE id = $1`, [cycle.id]);
    const orderUrl = `/v1/orders/${String(order.id)}`;
    const lineUrl = `/v1/order-lines/${String(order.lines[0].id)}`;

    for (const url of [`${orderUrl}/cancel`, `${lineUrl}/cancel`]) {
      expect(await post(as, url)).toMatchObject({ status: 409, body: { code: 'cycle.closed' } });
    }
    expect((await patch(as, orderUrl, 1, { families: 3 })).body.code).toBe('cycle.closed');
  });
});

describe('who sees an order', () => {
  it('hides it from other communes, and shows it to who manages the cycle', async () => {
    const { as, body, commune, cycle } = await aBarrio(house);
    const { order } = (await submit(as, body())).body;
    const other = await aCommune(house);
    const foreign = await aSpokesperson(house, 'food_spokesperson', other.id);
    const coordinator = await aSpokesperson(house, 'transport_coordinator', other.id);
    const liaison = await aSpokesperson(house, 'network_liaison', null);
    const url = `/v1/orders/${String(order.id)}`;
    const lineUrl = `/v1/order-lines/${String(order.lines[0].id)}`;

    expect((await get(foreign.as, url)).status).toBe(404);
    expect((await get(foreign.as, lineUrl)).status).toBe(404);
    expect((await post(foreign.as, `${url}/cancel`)).status).toBe(404);
    expect((await post(foreign.as, `${lineUrl}/cancel`)).body.code).toBe('order_line.not_found');
    expect((await get(foreign.as, `/v1/orders?communeId=${commune.id}`)).status).toBe(403);
    expect((await get(foreign.as, `/v1/orders?cycleId=${cycle.id}`)).body.items).toEqual([]);
    expect((await get(coordinator.as, url)).status).toBe(404);
    expect((await get(coordinator.as, `/v1/orders?cycleId=${cycle.id}`)).body.items).toEqual([]);
    expect((await get(liaison.as, url)).body.id).toBe(order.id);
    expect((await get(liaison.as, `/v1/orders?cycleId=${cycle.id}`)).body.items).toHaveLength(1);
    expect((await post(liaison.as, `${url}/cancel`)).status).toBe(403);
    expect((await house.request({ method: 'GET', url })).status).toBe(401);
  });

  it('lists by keyset and as CSV', async () => {
    const { as, body, line, tomate } = await aBarrio(house);
    await submit(as, body({ lines: [line(), line({ productId: tomate.id })] }));

    const first = (await get(as, '/v1/order-lines?limit=1')).body;
    const second = (await get(as, `/v1/order-lines?limit=1&after=${String(first.next)}`)).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([1, 1, null]);

    const csv = await get(as, '/v1/order-lines/export.csv');
    expect(csv.text.split('\r\n')).toHaveLength(4);
    expect((await get(as, '/v1/orders/export.csv')).text).toContain('submitted');
  });
});
