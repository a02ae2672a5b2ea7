import fc from 'fast-check';
import { newId } from '#core/kernel';
import { PackageWeights, Products } from '#features/catalogue';
import { aCommune, aSpokesperson, theProduct } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

async function aLiaison() {
  return (await aSpokesperson(house, 'network_liaison', null)).as;
}

async function found(query: string): Promise<string[]> {
  const answer = await house.request({ method: 'GET', url: `/v1/products?limit=200&${query}` });
  return answer.body.items.map((it: { code: string }) => it.code);
}

describe('products', () => {
  it('are open to everybody, with their classes, names and packages', async () => {
    const { id } = await theProduct(house, 'tomate');
    const one = await house.request({ method: 'GET', url: `/v1/products/${id}` });
    expect(one.body).toMatchObject({
      code: 'tomate',
      cpcCode: '01234',
      nameEs: 'Tomate',
      nameEn: 'Tomato',
      usualPackageType: 'BK',
      coldChain: false,
      isActive: true,
    });
    const unknown = await house.request({ method: 'GET', url: `/v1/products/${newId()}` });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'product.not_found' } });
    expect((await house.request({ method: 'GET', url: '/v1/products/papa' })).status).toBe(400);
  });

  it('are found by name, synonym, code and either language, accents and capitals aside', async () => {
    expect(await found('q=ÑAME')).toEqual(['name']);
    expect(await found('q=platano')).toEqual(['platano']);
    expect(await found('q=Sandía')).toEqual(['patilla']);
    expect(await found('q=zapallo')).toEqual(['auyama']);
    expect(await found('q=carrot')).toEqual(['zanahoria']);
    expect(await found('q=%25')).toEqual([]);
    expect(await found('family=cereal')).toEqual(['maiz', 'jojoto', 'arroz']);
    expect(await found('')).toHaveLength(43);
  });

  it('page by key and export as CSV', async () => {
    const first = await house.request({ method: 'GET', url: '/v1/products?limit=40' });
    expect(first.body.items).toHaveLength(40);
    const rest = await house.request({
      method: 'GET',
      url: `/v1/products?limit=40&after=${first.body.next}`,
    });
    expect(rest.body).toMatchObject({ next: null });
    expect(rest.body.items).toHaveLength(3);
    const csv = await house.request({ method: 'GET', url: '/v1/products/export.csv' });
    expect(csv.text.trim().split('\r\n')).toHaveLength(44);
  });

  it('come in packages named by UNECE', async () => {
    const types = await house.request({ method: 'GET', url: '/v1/package-types' });
    const codes = types.body.items.map((it: { code: string }) => it.code);
    expect(codes).toEqual(expect.arrayContaining(['SA', 'BG', 'BK', 'CR', 'BX', 'CT', 'BH', 'NE']));
    const csv = await house.request({ method: 'GET', url: '/v1/package-types/export.csv' });
    expect(csv.text).toContain('Huacal');
  });
});

describe('keeping the catalogue', () => {
  const CHAYOTE = {
    code: 'chayota',
    cpcCode: '01239',
    nameEs: 'Chayota',
    nameEn: 'Chayote',
    synonyms: ['chayote', 'guisquil'],
    family: 'hortaliza',
    shelfLifeDays: 20,
    litresPerTonne: 2_200,
    usualPackageType: 'SA',
  };

  // Products are reference data, which a reset keeps: this file takes its own away again.
  afterEach(() => house.db.rows(`DELETE FROM product WHERE code LIKE 'chayota%'`));

  it('is the liaison’s: proposes once, corrects, retires', async () => {
    const as = await aLiaison();
    const id = newId();
    const url = `/v1/products/${id}`;
    const proposed = await house.request({ as, method: 'PUT', url, body: CHAYOTE });
    expect(proposed).toMatchObject({ status: 200, body: { ...CHAYOTE, coldChain: false } });
    expect((await house.request({ as, method: 'PUT', url, body: CHAYOTE })).body).toEqual(
      proposed.body,
    );
    expect(await found('q=guisquil')).toEqual(['chayota']);

    const body = { shelfLifeDays: 25, isActive: false };
    const headers = { 'if-match': '"1"' };
    const edited = await house.request({ as, method: 'PATCH', url, body, headers });
    expect(edited.body).toMatchObject({ ...body, version: 2 });
    const stale = await house.request({ as, method: 'PATCH', url, body, headers });
    expect(stale).toMatchObject({ status: 412, body: { code: 'edit.stale' } });
    expect(await found('q=chayota')).toEqual([]);
    expect(await found('q=chayota&standing=all')).toEqual(['chayota']);
    const known = await house.get(Products).byIds(house.db.read, [id, newId()]);
    expect([...known.keys()]).toEqual([id]);
    expect(known.get(id)).toMatchObject({ isActive: false, shelfLifeDays: 25 });
  });

  it('refuses others, taken codes, unknown packages and bad forms', async () => {
    const { id: communeId } = await aCommune(house);
    const producer = await aSpokesperson(house, 'producer_spokesperson', communeId);
    const url = `/v1/products/${newId()}`;
    const refused = await house.request({ as: producer.as, method: 'PUT', url, body: CHAYOTE });
    expect(refused).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });

    const as = await aLiaison();
    const put = (fault: object): Promise<Answer> =>
      house.request({ as, method: 'PUT', url, body: { ...CHAYOTE, ...fault } });
    expect(await put({ code: 'papa' })).toMatchObject({
      status: 409,
      body: { code: 'product.code_taken', fields: [{ field: 'code' }] },
    });
    expect(await put({ usualPackageType: 'ZZ' })).toMatchObject({
      status: 422,
      body: { code: 'package_type.unknown', fields: [{ field: 'usualPackageType' }] },
    });
    for (const bad of [
      { cpcCode: '123' },
      { shelfLifeDays: 0 },
      { synonyms: 'x' },
      { id: newId() },
    ]) {
      expect(await put(bad)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
  });
});

describe('what a package weighs', () => {
  async function producer() {
    const { id: communeId } = await aCommune(house);
    const { as } = await aSpokesperson(house, 'producer_spokesperson', communeId);
    const { id: productId } = await theProduct(house, 'zanahoria');
    const facts = { communeId, productId, packageType: 'SA', nominalGrams: 60_000, tareGrams: 400 };
    return { communeId, as, facts };
  }

  it('is said by the producers of a commune, for that commune alone', async () => {
    const { as, facts } = await producer();
    const url = `/v1/package-weights/${newId()}`;
    const fixed = await house.request({ as, method: 'PUT', url, body: facts });
    expect(fixed).toMatchObject({ status: 200, body: { ...facts, productCode: 'zanahoria' } });
    expect((await house.request({ as, method: 'PUT', url, body: facts })).body).toEqual(fixed.body);

    const weights = house.get(PackageWeights);
    const { communeId, productId } = facts;
    const ask = (commune: string, type: string): Promise<number | null> =>
      weights.nominalGrams(house.db.read, commune, productId, type);
    expect(await ask(communeId, 'SA')).toBe(60_000);
    expect(await ask(communeId, 'BK')).toBeNull();
    expect(await ask((await aCommune(house)).id, 'SA')).toBeNull();

    const body = { nominalGrams: 55_000 };
    const headers = { 'if-match': '"1"' };
    const edited = await house.request({ as, method: 'PATCH', url, body, headers });
    expect(edited.body).toMatchObject({ nominalGrams: 55_000, tareGrams: 400, version: 2 });
    expect(await ask(communeId, 'SA')).toBe(55_000);
    const stale = await house.request({ as, method: 'PATCH', url, body, headers });
    expect(stale.status).toBe(412);

    const list = await house.request({
      as,
      method: 'GET',
      url: `/v1/package-weights?communeId=${communeId}&productId=${productId}`,
    });
    expect(list.body).toEqual({ items: [edited.body], next: null });
    const csv = await house.request({
      as,
      method: 'GET',
      url: `/v1/package-weights/export.csv?communeId=${communeId}`,
    });
    expect(csv.text).toContain('zanahoria;SA;55000;400');
  });

  it('is one for each product and package: a second one corrects the first', async () => {
    const { as, facts } = await producer();
    const id = newId();
    await house.request({ as, method: 'PUT', url: `/v1/package-weights/${id}`, body: facts });
    const url = `/v1/package-weights/${newId()}`;
    const second = await house.request({
      as,
      method: 'PUT',
      url,
      body: { ...facts, nominalGrams: 1 },
    });
    expect(second.status).toBe(422);
    const other = await house.request({ as, method: 'PUT', url, body: { ...facts, tareGrams: 0 } });
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'package_weight.already_fixed', details: { id } },
    });
  });

  it('refuses absurd weights, unknown things, strangers and other roles', async () => {
    const { as, facts, communeId } = await producer();
    const put = (who: { cookie: string }, fault: object): Promise<Answer> =>
      house.request({
        as: who,
        method: 'PUT',
        url: `/v1/package-weights/${newId()}`,
        body: { ...facts, ...fault },
      });
    for (const nominalGrams of [0, -5, 2_000_001, 0.5, '60000', null]) {
      expect((await put(as, { nominalGrams })).body.code).toBe('request.invalid');
    }
    expect((await put(as, { tareGrams: 60_000 })).body.code).toBe('package_weight.tare_too_heavy');
    expect((await put(as, { packageType: 'ZZ' })).body.code).toBe('package_type.unknown');
    expect((await put(as, { productId: newId() })).body.code).toBe('product.unknown');
    expect((await put(as, { communeId: (await aCommune(house)).id })).status).toBe(403);
    expect((await put(await aLiaison(), {})).status).toBe(403);

    const url = `/v1/package-weights/${newId()}`;
    await house.request({ as, method: 'PUT', url, body: facts });
    const stranger = (await producer()).as;
    expect((await house.request({ as: stranger, method: 'GET', url })).status).toBe(404);
    const headers = { 'if-match': '"1"' };
    const body = { tareGrams: 1 };
    const patch = { method: 'PATCH', url, body, headers } as const;
    expect((await house.request({ as: stranger, ...patch })).status).toBe(404);
    const driver = (await aSpokesperson(house, 'driver', communeId)).as;
    expect((await house.request({ as: driver, ...patch })).status).toBe(403);
    const list = `/v1/package-weights?communeId=${communeId}`;
    expect((await house.request({ as: stranger, method: 'GET', url: list })).status).toBe(403);
  });

  it('gives every commune back exactly what its own people said', async () => {
    const { id: productId } = await theProduct(house, 'papa');
    const communes = [(await aCommune(house)).id, (await aCommune(house)).id];
    const sayings = fc.uniqueArray(
      fc.record({
        commune: fc.integer({ min: 0, max: 1 }),
        packageType: fc.constantFrom('SA', 'BK', 'CR'),
        nominalGrams: fc.integer({ min: 1, max: 2_000_000 }),
      }),
      { selector: (it) => `${String(it.commune)} ${it.packageType}` },
    );
    await fc.assert(
      fc.asyncProperty(sayings, async (said) => {
        await house.db.rows('DELETE FROM package_weight');
        for (const { commune, packageType, nominalGrams } of said) {
          await house.db.rows(
            `INSERT INTO package_weight (id, commune_id, product_id, package_type, nominal_grams)
             VALUES ($1, $2, $3, $4, $5)`,
            [newId(), communes[commune], productId, packageType, nominalGrams],
          );
        }
        for (const [commune, communeId] of communes.entries()) {
          for (const type of ['SA', 'BK', 'CR']) {
            const told = said.find((it) => it.commune === commune && it.packageType === type);
            const known = await house
              .get(PackageWeights)
              .nominalGrams(house.db.read, communeId, productId, type);
            expect(known).toBe(told?.nominalGrams ?? null);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
