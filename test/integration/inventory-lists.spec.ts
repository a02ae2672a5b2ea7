import { newId } from '#core/kernel';
import { Lots } from '#features/inventory';
import { aCommune, aLot, aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

const get = (url: string, as?: { cookie: string }) =>
  house.request({ method: 'GET', url, ...(as && { as }) });

describe('the lots of a commune', () => {
  it('come in pages, filtered, and as CSV', async () => {
    const communeId = (await aCommune(house)).id;
    const { as } = await aSpokesperson(house, 'bank_administrator', communeId);
    const lots = [];
    for (let at = 0; at < 5; at += 1) lots.push(await aLot(house, { communeId }));
    const carrot = await theProduct(house, 'zanahoria');
    const other = await aLot(house, { communeId, productId: carrot.id });

    const first = await get('/v1/lots?limit=4', as);
    const rest = await get(`/v1/lots?limit=4&after=${String(first.body.next)}`, as);
    const listed = [...first.body.items, ...rest.body.items] as { id: string }[];
    expect(listed.map((it) => it.id)).toEqual([...lots, other].map((it) => it.id));
    expect(rest.body.next).toBeNull();
    expect((await get(`/v1/lots?productId=${carrot.id}`, as)).body.items).toMatchObject([
      { id: other.id },
    ]);
    expect((await get('/v1/lots?state=announced', as)).body.items).toEqual([]);
    expect((await get('/v1/lots?state=eaten', as)).status).toBe(400);
    const csv = await get('/v1/lots/export.csv', as);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n')).toHaveLength(8);
  });

  it('are nobody else’s to see', async () => {
    const lot = await aLot(house, { communeId: (await aCommune(house)).id });
    const { as } = await aSpokesperson(house, 'producer_spokesperson', (await aCommune(house)).id);
    expect((await get('/v1/lots', as)).body.items).toEqual([]);
    expect((await get(`/v1/lots?communeId=${lot.communeId}`, as)).status).toBe(403);
    for (const path of ['', '/movements', '/movements/export.csv']) {
      expect((await get(`/v1/lots/${lot.id}${path}`, as)).body.code).toBe('lot.not_found');
      expect((await get(`/v1/lots/${newId()}${path}`, as)).status).toBe(404);
      expect((await get(`/v1/lots/nonsense${path}`, as)).status).toBe(400);
      expect((await get(`/v1/lots/${lot.id}${path}`)).status).toBe(401);
    }
  });

  it('are all open to the comptrollers of the network', async () => {
    const lot = await aLot(house, { communeId: (await aCommune(house)).id });
    const { as } = await aSpokesperson(house, 'comptroller', null);
    expect((await get('/v1/lots', as)).body.items).toMatchObject([{ id: lot.id }]);
    expect((await get(`/v1/lots/${lot.id}`, as)).body).toMatchObject({
      weighedGrams: 1_000_000,
      weighings: [],
      movements: { items: [{ kind: 'confirm', from: 'outside', to: 'available' }], next: null },
    });
  });

  it('show their movements in the order in which they were told, page by page', async () => {
    const communeId = (await aCommune(house)).id;
    const lot = await aLot(house, { communeId });
    const { as } = await aSpokesperson(house, 'producer_spokesperson', communeId);
    for (let at = 1; at <= 4; at += 1) {
      const body = { id: newId(), changeGrams: -at, reason: `recuento ${String(at)}` };
      await house.request({ method: 'POST', url: `/v1/lots/${lot.id}/correct`, as, body });
    }
    const first = await get(`/v1/lots/${lot.id}/movements?limit=3`, as);
    const next = String(first.body.next);
    const rest = await get(`/v1/lots/${lot.id}/movements?limit=3&after=${next}`, as);
    const grams = [...first.body.items, ...rest.body.items].map(
      (it: { grams: number }) => it.grams,
    );
    expect(grams).toEqual([1_000_000, 1, 2, 3, 4]);
    expect((await get(`/v1/lots/${lot.id}/movements/export.csv`, as)).text).toContain('recuento 4');
  });
});

describe('offers', () => {
  it('are public, without a person or a place finer than the municipality', async () => {
    const lot = await aLot(house, {
      communeId: (await aCommune(house)).id,
      availableGrams: 500_000,
    });
    await aLot(house, { communeId: lot.communeId, availableGrams: 1, state: 'withdrawn' });
    await aLot(house, { communeId: lot.communeId, bestBeforeOn: '2026-11-21' });
    const { body } = await get('/v1/offers');
    expect(body.items).toMatchObject([
      {
        id: lot.id,
        productCode: 'papa',
        municipality: 'Carache',
        state: 'Trujillo',
        isWeighed: true,
        availableGrams: 500_000,
        expectedGrams: 0,
      },
    ]);
    const shown = Object.keys(body.items[0] as object).join();
    expect(shown).not.toMatch(/commune|person|site|latitude|org/i);
    const potato = await theProduct(house, 'papa');
    expect((await get(`/v1/offers?productId=${potato.id}&stateCode=VE-T`)).body.items).toHaveLength(
      1,
    );
    expect((await get(`/v1/offers?productId=${newId()}`)).body.items).toHaveLength(0);
    expect((await get('/v1/offers?stateCode=VE-A')).body.items).toHaveLength(0);
    expect((await get('/v1/offers/export.csv')).text).toContain('Carache');
  });
});

describe('what a matching run may give', () => {
  const ask = (communeIds: readonly string[] | null, onOrAfter = '2026-11-22') =>
    house.db.transaction((tx) => house.get(Lots).availableForRound(tx, { communeIds, onOrAfter }));

  it('is whole packages of weighed lots that are still good', async () => {
    const communeId = (await aCommune(house)).id;
    const lot = await aLot(house, { communeId, availableGrams: 59_999 });
    await aLot(house, { communeId, availableGrams: 19_999 });
    await aLot(house, { communeId, state: 'withdrawn' });
    expect(await ask(null)).toMatchObject([
      {
        id: lot.id,
        communeId,
        municipalityCode: '2105',
        stateCode: 'VE-T',
        packages: 2,
        packageGrams: 20_000,
        availableGrams: 59_999,
        washed: false,
        coldChain: false,
        floorMinorPerKg: null,
        bestBeforeOn: '2026-12-10',
      },
    ]);
    expect(await ask([communeId])).toHaveLength(1);
    expect(await ask([])).toHaveLength(0);
    expect(await ask([newId()])).toHaveLength(0);
    expect(await ask(null, '2026-12-11')).toHaveLength(0);
  });
});
