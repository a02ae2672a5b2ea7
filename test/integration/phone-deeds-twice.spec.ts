import { newId } from '#core/kernel';
import type { Answer, Call } from '../support/house';
import { type House, openHouse } from '../support/house';
import { InventoryScene } from './inventory-scene';
import { aBarrio, aBarrioOfFamilies, KG } from './orders-steps';
import { Talk, urban } from './rounds-talk';
import { aWholeCycle } from './tracing-story';
import { anAcceptedHarvest, aRunWith, done, goodsEvent, onTheRoad, tell } from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

const talk = new Talk(() => house);
type Who = { readonly as: { readonly cookie: string } };

/** Does it, loses the answer, does it again: the second answer is the first one. */
async function twice(url: string, { as }: Who, body?: object): Promise<Answer> {
  const call: Call = { method: 'POST', url, as, ...(body && { body }) };
  const first = await house.request(call);
  const second = await house.request(call);
  expect([url, first.status, first.text]).toEqual([url, 200, expect.any(String)]);
  expect([url, second.status, second.body]).toEqual([url, 200, first.body]);
  return first;
}

describe('a phone that sends a deed twice because the answer was lost', () => {
  it('hears the same of saying yes, no, no longer no, and of giving back', async () => {
    const { story, mine } = await talk.matchedStory();
    const { producer } = story;
    const { spokesperson } = urban(story);
    const url = `/v1/allocations/${mine.id}`;
    const reason = 'tenemos papa';
    await twice(`${url}/decline`, spokesperson, { as: 'customer', reason });
    await twice(`${url}/restore`, spokesperson, { as: 'customer' });
    await twice(`${url}/accept`, spokesperson, { as: 'customer' });
    const accepted = await twice(`${url}/accept`, producer, { as: 'supplier' });
    const again = await talk.say('restore', mine, spokesperson);
    await twice(`${url}/release`, producer, { as: 'supplier', reason });

    expect(accepted.body).toMatchObject({ state: 'accepted' });
    expect(again.body).toEqual(accepted.body);
    expect(await talk.told('allocation.restored')).toHaveLength(1);
    const late = await talk.say('restore', mine, spokesperson);
    expect(late).toMatchObject({ status: 409, body: { code: 'allocation.not_declined' } });
  });

  it('keeps its no taken back after a follow-up, too', async () => {
    const { story, mine } = await talk.matchedStory();
    const { spokesperson } = urban(story);
    await talk.say('decline', mine, spokesperson, { reason: 'tenemos papa' });
    const back = await talk.say('restore', mine, spokesperson);
    await house.request({
      ...{ method: 'POST', as: story.liaison.as },
      url: `/v1/cycles/${story.cycleId}/matching-runs`,
      body: { id: newId(), kind: 'follow_up' },
    });
    await house.drain();

    const again = await talk.say('restore', mine, spokesperson);

    expect(again).toMatchObject({ status: 200, body: { state: back.body.state } });
  });

  it('hears the same of weighing, losing, withdrawing and listing again', async () => {
    const scene = await InventoryScene.in(house);
    const [producer, weigher] = [scene.people.producer, scene.people.weigher].map((as) => ({ as }));
    const { id: unweighed } = await scene.register();
    await twice(`/v1/lots/${unweighed}/withdraw`, producer!, { id: newId(), reason: 'r' });
    await twice(`/v1/lots/${unweighed}/relist`, producer!, { id: newId(), reason: 'r' });
    const lot = await scene.register();
    const url = `/v1/lots/${lot.id}`;
    const weighing = {
      ...{ id: newId(), packages: 50, grossGrams: 1_000 * KG, tareGrams: KG },
      ...{ method: 'scale', witness: 'Rosa' },
    };
    await twice(`${url}/confirm`, weigher!, { id: newId(), weighings: [weighing] });
    const part = { grams: 100 * KG, reason: 'se dañó', stage: 'collection', cause: 'spoilage' };
    await twice(`${url}/lose`, weigher!, { id: newId(), ...part });
    await twice(`${url}/correct`, weigher!, { id: newId(), changeGrams: -KG, reason: 'r' });
    await twice(`${url}/withdraw`, producer!, { id: newId(), reason: 'r' });
    const back = await twice(`${url}/relist`, producer!, { id: newId(), reason: 'r' });

    expect(back.body).toMatchObject({ state: 'confirmed', availableGrams: 898 * KG });
  });

  it('hears the same of taking back orders, lines, standing orders and forecasts', async () => {
    const { as, body } = await aBarrio(house);
    const food = { as };
    const sent = await done(house, {
      ...{ method: 'PUT', url: `/v1/order-submissions/${newId()}`, as, body: body() },
    });
    const line = `/v1/order-lines/${String(sent.order.lines[0].id)}`;
    const order = `/v1/orders/${String(sent.order.id)}`;
    for (const url of [line, order]) {
      await twice(`${url}/cancel`, food);
      await twice(`${url}/restore`, food);
    }
    await twice(`${order}/submit`, food);

    const barrio = await aBarrioOfFamilies(house);
    const standing = `/v1/standing-orders/${newId()}`;
    await done(house, {
      ...{ method: 'PUT', url: standing, as: barrio.food.as },
      body: {
        communeId: barrio.commune.id,
        distributionPointId: barrio.point.id,
        lines: [{ productId: barrio.papa.id, minGrams: 0, wantedGrams: KG, maxGrams: KG }],
        fromOn: '2026-11-01',
      },
    });
    await twice(`${standing}/deactivate`, barrio.food);
    await twice(`${standing}/activate`, barrio.food);

    const scene = await InventoryScene.in(house);
    const forecast = `/v1/forecasts/${newId()}`;
    const { communeId, product, people } = scene;
    await done(house, {
      ...{ method: 'PUT', url: forecast, as: people.producer },
      body: {
        ...{ communeId, productId: product.id, fromOn: '2026-12-01', toOn: '2026-12-15' },
        ...{ minGrams: KG, likelyGrams: 2 * KG, maxGrams: 3 * KG },
      },
    });
    await twice(`${forecast}/withdraw`, { as: people.producer });
  });

  it('hears the same of driving, and of leaving even when it is home again', async () => {
    const harvest = await anAcceptedHarvest(house);
    const planned = await aRunWith(house, harvest);
    const run = await onTheRoad(house, harvest, planned.id);
    const url = `/v1/runs/${String(run.id)}`;
    const { driver, coordinator } = harvest;
    const leaving = { odometerMetres: 100_000 };
    await twice(`${url}/depart`, driver, leaving);
    await twice(`${url}/suspend`, driver, { reason: 'se espichó un caucho' });
    await twice(`${url}/depart`, driver, leaving);
    await twice(`${url}/resume`, coordinator, {});
    const [, pickUp, delivery] = run.stops;
    const loaded = await tell(
      ...([house, driver.as, goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000 * KG })] as const),
    );
    expect(loaded.status).toBe(200);
    const onBoard = await done(house, { method: 'GET', url, as: driver.as });
    await tell(
      house,
      driver.as,
      goodsEvent(onBoard, delivery, 'delivered', { netGrams: 1_000 * KG }),
    );
    await twice(`${url}/close`, driver, { odometerMetres: 200_000, fuelUsedMl: 30_000 });
    const late = await twice(`${url}/depart`, driver, leaving);

    expect(late.body).toMatchObject({ state: 'closed' });
    expect(await talk.told('run.departed')).toHaveLength(1);
    expect(await talk.told('run.closed')).toHaveLength(1);
  });

  it.each(['accept', 'reject', 'withdraw'])('hears the same when a claim ends: %s', async (end) => {
    const story = await aWholeCycle(house);
    const url = `/v1/claims/${newId()}`;
    await done(house, {
      ...{ method: 'PUT', url, as: story.food.as },
      body: {
        ...{ allocationId: story.taken.id, kind: 'spoilage', grams: 40 * KG, note: 'podridas' },
        eventTime: '2026-11-22T13:30:00Z',
      },
    });
    const who = end === 'withdraw' ? story.food : story.producer;
    await twice(`${url}/${end}`, who, { resolution: 'visto' });
  });
});
