import { newId } from '#core/kernel';
import { aCommune, aPackageWeight, aSite, aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';

let house: House;
let scene: Awaited<ReturnType<typeof aScene>>;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  scene = await aScene();
});
afterAll(() => house.close());

async function aScene() {
  const communeId = (await aCommune(house)).id;
  const { id: productId, packageType } = await theProduct(house, 'papa');
  const siteId = (await aSite(house, { communeId })).id;
  await aPackageWeight(house, { communeId, productId, packageType, nominalGrams: 20_000 });
  const producer = await aSpokesperson(house, 'producer_spokesperson', communeId);
  return { communeId, productId, packageType, siteId, as: producer.as };
}

async function announce(changes: Record<string, unknown> = {}, id: string = newId()) {
  const { communeId, productId, as } = scene;
  const body = {
    communeId,
    productId,
    fromOn: '2026-12-01',
    toOn: '2026-12-15',
    minGrams: 800_000,
    likelyGrams: 1_000_000,
    maxGrams: 1_500_000,
    ...changes,
  };
  return { id, ...(await house.request({ method: 'PUT', url: `/v1/forecasts/${id}`, as, body })) };
}

async function change(id: string, body: Record<string, unknown>, headers = { 'if-match': '"1"' }) {
  return house.request({
    method: 'PATCH',
    url: `/v1/forecasts/${id}`,
    as: scene.as,
    body,
    headers,
  });
}

async function post(url: string, body: Record<string, unknown> = {}) {
  return house.request({ method: 'POST', url: `/v1/forecasts/${url}`, as: scene.as, body });
}

it('is announced, edited, and recognised when told again', async () => {
  const first = await announce();
  expect(first).toMatchObject({ status: 200, body: { state: 'open', lots: 0, version: 1 } });
  expect((await announce({}, first.id)).body).toEqual(first.body);
  expect((await announce({ maxGrams: 2_000_000 }, first.id)).body.code).toBe(
    'id.used_with_other_facts',
  );

  const edited = await change(first.id, { likelyGrams: 1_200_000 });
  expect(edited).toMatchObject({ status: 200, body: { likelyGrams: 1_200_000, version: 2 } });
  expect(edited.headers['etag']).toBe('"2"');
  expect((await change(first.id, { likelyGrams: 1 })).status).toBe(412);
  expect((await change(first.id, { likelyGrams: 1 }, {} as never)).status).toBe(428);
  expect((await announce({}, first.id)).body.likelyGrams).toBe(1_200_000);
  const facts = await house.db.rows<{ name: string }>('SELECT name FROM outbox_event ORDER BY seq');
  expect(facts.map((it) => it.name)).toEqual(['forecast.announced', 'forecast.changed']);
});

it.each([
  [{ toOn: '2026-11-30' }, 'toOn', 'forecast.window_backwards'],
  [{ fromOn: '2026-11-01', toOn: '2026-11-21' }, 'toOn', 'forecast.window_over'],
  [{ toOn: '2036-01-01' }, 'toOn', 'forecast.window_too_far'],
  [{ minGrams: 1_000_001 }, 'minGrams', 'forecast.min_above_likely'],
  [{ maxGrams: 999_999 }, 'maxGrams', 'forecast.likely_above_max'],
  [{ productId: newId() }, 'productId', 'lot.product_unknown'],
  [{ productiveOrgId: newId() }, 'productiveOrgId', 'lot.org_of_another_commune'],
])('refuses %j', async (changes, field, code) => {
  const answer = await announce(changes);
  expect(answer).toMatchObject({ status: 422, body: { code, fields: [{ field }] } });
});

it('becomes one or more lots, and then takes no edits', async () => {
  const { id } = await announce();
  const { siteId, packageType } = scene;
  const lot = {
    siteId,
    packageType,
    grade: 1,
    isWashed: false,
    packages: 10,
    harvestedOn: '2026-11-22',
  };
  const lotId = newId();
  const harvested = await post(`${id}/harvest`, { lotId, ...lot });
  expect(harvested).toMatchObject({
    status: 200,
    body: { id: lotId, forecastId: id, announcedGrams: 200_000 },
  });
  expect((await post(`${id}/harvest`, { lotId, ...lot })).body).toEqual(harvested.body);
  await post(`${id}/harvest`, { lotId: newId(), ...lot });

  const seen = await house.request({ method: 'GET', url: `/v1/forecasts/${id}`, as: scene.as });
  expect(seen.body).toMatchObject({ state: 'harvested', lots: 2, lotGrams: 400_000, version: 2 });
  expect((await change(id, { maxGrams: 9_000_000 }, { 'if-match': '"2"' })).body.code).toBe(
    'forecast.not_open',
  );
  expect((await post(`${id}/withdraw`)).body.code).toBe('forecast.not_open');
});

it('is withdrawn once, and gives no lot afterwards', async () => {
  const { id } = await announce();
  expect((await post(`${id}/withdraw`)).body).toMatchObject({ state: 'withdrawn', version: 2 });
  expect((await post(`${id}/withdraw`)).body).toMatchObject({ state: 'withdrawn', version: 2 });
  const { siteId, packageType } = scene;
  const lot = {
    siteId,
    packageType,
    grade: 1,
    isWashed: false,
    packages: 10,
    harvestedOn: '2026-11-22',
  };
  const answer = await post(`${id}/harvest`, { lotId: newId(), ...lot });
  expect(answer).toMatchObject({ status: 422, body: { code: 'lot.forecast_does_not_fit' } });
});

it('is listed in pages and as CSV, to its own commune alone', async () => {
  const ids = [];
  for (let at = 0; at < 5; at += 1) ids.push((await announce()).id);
  const get = (url: string, as = scene.as) => house.request({ method: 'GET', url, as });
  const first = await get('/v1/forecasts?limit=3');
  const rest = await get(`/v1/forecasts?limit=3&after=${String(first.body.next)}`);
  const listed = [...first.body.items, ...rest.body.items] as { id: string }[];
  expect(listed.map((it) => it.id)).toEqual(ids);
  expect(rest.body.next).toBeNull();
  expect((await get('/v1/forecasts/export.csv')).text.split('\r\n')).toHaveLength(7);

  const stranger = (await aSpokesperson(house, 'comptroller', (await aCommune(house)).id)).as;
  expect((await get('/v1/forecasts', stranger)).body.items).toEqual([]);
  expect((await get(`/v1/forecasts?communeId=${scene.communeId}`, stranger)).status).toBe(403);
  expect((await get(`/v1/forecasts/${String(ids[0])}`, stranger)).status).toBe(404);
  const auditor = (await aSpokesperson(house, 'comptroller', null)).as;
  expect((await get('/v1/forecasts', auditor)).body.items).toHaveLength(5);
  expect((await get('/v1/forecasts?limit=0')).status).toBe(400);
});
