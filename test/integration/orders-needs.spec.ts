import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aCycle, anOrder } from '../factories';
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

const { put, get, patch } = stepsOf(() => house);

describe('need census', () => {
  it('is recorded once, and the latest day counts', async () => {
    const { commune, council, food } = await aBarrioOfFamilies(house);
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
    const { commune, council, food } = await aBarrioOfFamilies(house);
    const other = await aBarrioOfFamilies(house);
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
    const { commune, food, recorder, papa, tomate } = await aBarrioOfFamilies(house);
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
    const stranger = await aBarrioOfFamilies(house);
    expect((await get(stranger.food.as, url)).status).toBe(403);
  });

  it('belong to the assembly: its recorder writes them, with the act', async () => {
    const { commune, food, recorder, papa } = await aBarrioOfFamilies(house);
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
