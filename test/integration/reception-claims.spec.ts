import { newId } from '#core/kernel';
import { aCommune, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { aWholeCycle, KG, type WholeCycle } from './tracing-story';

let house: House;
let story: WholeCycle;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  story = await aWholeCycle(house);
});
afterAll(async () => {
  await house.close();
});

const DAY_MS = 86_400_000;
type Who = { as: { cookie: string } };

const claim = (facts: Record<string, unknown> = {}, id: string = newId(), who: Who = story.food) =>
  house.request({
    as: who.as,
    method: 'PUT',
    url: `/v1/claims/${id}`,
    body: {
      allocationId: story.taken.id,
      kind: 'spoilage',
      grams: 40 * KG,
      note: 'papas podridas en el fondo',
      eventTime: '2026-11-22T13:30:00Z',
      ...facts,
    },
  });
const answer = (id: string, verb: string, who: Who = story.producer, resolution = 'visto') =>
  house.request({
    as: who.as,
    method: 'POST',
    url: `/v1/claims/${id}/${verb}`,
    body: { resolution },
  });
const lotNow = async () =>
  (
    await house.db.rows<{ delivered: number; lost: number }>(
      'SELECT delivered_grams AS delivered, lost_grams AS lost FROM lot WHERE id = $1',
      [story.lot.id],
    )
  )[0];
const told = async (name: string) =>
  house.db.rows<{ payload: any }>('SELECT payload FROM outbox_event WHERE name = $1', [name]);

describe('a claim', () => {
  it('is opened once, with five days to answer', async () => {
    const id = newId();

    const [first, twin] = await Promise.all([claim({}, id), claim({}, id)]);
    const other = await claim({ grams: 1 }, id);

    expect(first).toMatchObject({
      status: 200,
      body: {
        state: 'open',
        communeName: 'La Ceiba',
        againstCommuneName: 'El Alto',
        stockGrams: 0,
      },
    });
    expect(twin.body).toEqual(first.body);
    const { answerBy, recordTime } = first.body;
    expect(Date.parse(answerBy) - Date.parse(recordTime)).toBe(5 * DAY_MS);
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    expect(await told('claim.opened')).toHaveLength(1);
  });

  it('of spoilage, accepted, loses what nothing has counted as lost yet', async () => {
    const id = newId();
    await claim({}, id);

    const accepted = await answer(id, 'accept');
    const again = await answer(id, 'accept');

    // 40 kg claimed; 10 kg were missing at the scale and 5 kg lost at the hand-out before.
    expect(accepted.body).toMatchObject({ state: 'accepted', stockGrams: 25 * KG });
    expect(accepted.body.stockText).toContain('25');
    expect(again.body).toEqual(accepted.body);
    expect(await lotNow()).toEqual({ delivered: 340 * KG, lost: 110 * KG });
    expect(await told('claim.resolved')).toMatchObject([
      { payload: { isAccepted: true, stockGrams: 25 * KG } },
    ]);
    expect(await answer(id, 'reject')).toMatchObject({
      status: 409,
      body: { code: 'claim.not_open' },
    });
    const second = newId();
    await claim({ grams: 10 * KG }, second);
    expect((await answer(second, 'accept')).body).toMatchObject({ stockGrams: 10 * KG });
  });

  it('of less than was counted as lost changes no stock, nor does any other kind', async () => {
    const before = await lotNow();
    for (const facts of [
      { grams: 15 * KG },
      { kind: 'quality' },
      { kind: 'short_delivery', grams: 30 * KG },
      { kind: 'over_delivery' },
      { kind: 'wrong_product' },
    ]) {
      const id = newId();
      expect((await claim(facts, id)).status).toBe(200);
      expect((await answer(id, 'accept')).body).toMatchObject({ state: 'accepted', stockGrams: 0 });
    }
    expect(await lotNow()).toEqual(before);
  });

  it('can be rejected by the supplier or withdrawn by the claimant, by nobody else', async () => {
    const [one, two] = [newId(), newId()];
    await claim({}, one);
    await claim({}, two);
    const stranger = await aSpokesperson(
      house,
      'producer_spokesperson',
      (await aCommune(house)).id,
    );

    expect((await answer(one, 'accept', story.food)).status).toBe(403);
    expect((await answer(one, 'withdraw', story.producer)).status).toBe(403);
    expect((await answer(one, 'reject', stranger)).status).toBe(404);
    expect((await claim({}, newId(), story.producer)).status).toBe(403);
    expect((await claim({}, newId(), stranger)).status).toBe(404);
    expect((await answer(one, 'reject')).body).toMatchObject({ state: 'rejected', stockGrams: 0 });
    expect((await answer(two, 'withdraw', story.food)).body).toMatchObject({ state: 'withdrawn' });
    expect(await told('claim.withdrawn')).toHaveLength(1);
    const bare = await house.request({
      as: story.producer.as,
      method: 'POST',
      url: `/v1/claims/${one}/reject`,
      body: {},
    });
    expect(bare).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('becomes overdue after five days, and can still be answered', async () => {
    const [late, done] = [newId(), newId()];
    await claim({}, late);
    await claim({}, done);
    await answer(done, 'reject');
    house.clock.advance(5 * DAY_MS + 1000);

    await house.drain();

    const read = await house.request({
      as: story.food.as,
      method: 'GET',
      url: '/v1/claims?state=overdue',
    });
    expect(read.body.items.map((it: any) => it.id)).toEqual([late]);
    expect(await told('claim.overdue')).toHaveLength(1);
    expect((await answer(late, 'accept')).body).toMatchObject({ state: 'accepted' });
  });

  it('is listed for both sides, and as CSV', async () => {
    const id = newId();
    await claim({}, id);
    const list = (who: Who, query: string) =>
      house.request({ as: who.as, method: 'GET', url: `/v1/claims${query}` });

    expect((await list(story.food, '?side=claimant')).body.items).toHaveLength(1);
    expect((await list(story.food, '?side=supplier')).body.items).toEqual([]);
    expect((await list(story.producer, '?side=supplier')).body.items).toHaveLength(1);
    expect((await list(story.producer, `?communeId=${story.urban.id}`)).status).toBe(403);
    expect((await list(story.producer, '/export.csv')).text).toContain('papas podridas');
    const stranger = await aSpokesperson(house, 'food_spokesperson', story.other.id);
    expect((await list(stranger, `/${id}`)).status).toBe(404);
  });

  it('refuses absurd grams, a settled cycle, and what has not been received', async () => {
    expect(await claim({ grams: 400 * KG })).toMatchObject({
      status: 422,
      body: { code: 'claim.grams_absurd', fields: [{ field: 'grams' }] },
    });
    expect((await claim({ grams: 0 })).status).toBe(400);
    expect((await claim({ kind: 'rudeness' })).status).toBe(400);
    expect((await claim({ allocationId: newId() })).status).toBe(404);
    const other = await aSpokesperson(house, 'food_spokesperson', story.other.id);
    expect(await claim({ allocationId: story.refused.id }, newId(), other)).toMatchObject({
      status: 409,
      body: { code: 'claim.not_received' },
    });
    await house.db.rows(`UPDATE distribution_cycle SET state = 'settled'`);
    expect(await claim()).toMatchObject({ status: 409, body: { code: 'claim.cycle_settled' } });
  });
});
