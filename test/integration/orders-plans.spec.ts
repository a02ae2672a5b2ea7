import { newId } from '#core/kernel';
import { aCommune, aCouncil, aCycle, aSite, aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';

/** About as many orders and lines as the national network has in two months. */
const COMMUNES = 5_000;
const CYCLES = 8;
const LARGE_TABLES = ['commune', 'council', 'order', 'order_line', 'need_census', 'standing_order'];

let house: House;
let communeId: string;
let cycleId: string;
let orderId: string;
let food: { cookie: string };
let liaison: { cookie: string };

beforeAll(async () => {
  house = await openHouse();
  const commune = await aCommune(house, { kind: 'urban' });
  const point = await aSite(house, { communeId: commune.id, kind: 'distribution_point' });
  const council = await aCouncil(house, { communeId: commune.id });
  const spokesperson = await aSpokesperson(house, 'food_spokesperson', commune.id);
  food = spokesperson.as;
  liaison = (await aSpokesperson(house, 'network_liaison', null)).as;
  await house.db.rows(
    `INSERT INTO commune (id, name, kind, municipality_code, latitude, longitude)
     SELECT gen_random_uuid(), 'Comuna ' || n, 'urban', '0101', 10, -66
     FROM generate_series(1, $1) AS n`,
    [COMMUNES],
  );
  for (let index = 0; index < CYCLES; index += 1) {
    cycleId = (await aCycle(house, { createdBy: spokesperson.personId })).id;
    await house.db.rows(
      `INSERT INTO "order" (id, commune_id, cycle_id, distribution_point_id, window_from_on,
         window_to_on, families)
       SELECT gen_random_uuid(), id, $1, $2, '2026-11-26', '2026-11-28', 250 FROM commune`,
      [cycleId, point.id],
    );
  }
  const product = await theProduct(house, 'papa');
  await house.db.rows(
    `INSERT INTO order_line (id, order_id, product_id, min_grams, wanted_grams, max_grams)
     SELECT gen_random_uuid(), id, $1, 0, 1000, 1000 FROM "order"`,
    [product.id],
  );
  await house.db.rows(
    `INSERT INTO council (id, commune_id, name, families)
     SELECT gen_random_uuid(), id, 'Consejo', 100 FROM commune`,
  );
  await house.db.rows(
    `INSERT INTO need_census (id, commune_id, council_id, families, taken_on, recorded_by)
     SELECT gen_random_uuid(), commune.id, $1, 100, '2026-11-01', $2 FROM commune`,
    [council.id, spokesperson.personId],
  );
  await house.db.rows(
    `INSERT INTO standing_order (id, commune_id, distribution_point_id, lines, from_on, created_by)
     SELECT gen_random_uuid(), id, $1, '[]', '2026-11-01', $2 FROM commune`,
    [point.id, spokesperson.personId],
  );
  communeId = commune.id;
  const [order] = await house.db.rows<{ id: string }>(
    'SELECT id FROM "order" WHERE commune_id = $1 AND cycle_id = $2',
    [communeId, cycleId],
  );
  orderId = order?.id ?? '';
  await house.db.rows('ANALYZE');
});
afterAll(async () => {
  await house.close();
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The large tables that a request would read from end to end. */
async function readWhole(url: string, as: { cookie: string }): Promise<string[]> {
  const asked = jest.spyOn(house.db, 'rows');
  const answer = await house.request({ as, method: 'GET', url });
  const statements = [...asked.mock.calls];
  asked.mockRestore();
  expect(answer.status).toBe(200);
  const found: string[] = [];
  for (const [sql, parameters] of statements) {
    const [row] = await house.db.rows<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (FORMAT JSON) ${sql}`,
      parameters,
    );
    for (const { Plan } of row?.['QUERY PLAN'] ?? []) found.push(...wholeScans(Plan));
  }
  return found;
}

function wholeScans(node: PlanNode): string[] {
  const table = node['Relation Name'] ?? '';
  const own = node['Node Type'] === 'Seq Scan' && LARGE_TABLES.includes(table) ? [table] : [];
  return [...own, ...(node.Plans ?? []).flatMap(wholeScans)];
}

describe('no list reads a large table from end to end', () => {
  it.each<[string, () => string]>([
    ['own orders', () => '/v1/orders'],
    ['orders of a commune', () => `/v1/orders?communeId=${communeId}`],
    ['one order', () => `/v1/orders/${orderId}`],
    ['own lines', () => '/v1/order-lines'],
    [
      'lines of a commune in a cycle',
      () => `/v1/order-lines?communeId=${communeId}&cycleId=${cycleId}`,
    ],
    ['suggestion', () => `/v1/orders/suggestion?communeId=${communeId}&cycleId=${cycleId}`],
    ['census', () => `/v1/need-censuses?communeId=${communeId}`],
    ['standing orders', () => `/v1/standing-orders?communeId=${communeId}&after=${newId()}`],
  ])('%s', async (_, url) => {
    expect(await readWhole(url(), food)).toEqual([]);
  });

  it.each<[string, () => string]>([
    ['orders of a cycle', () => `/v1/orders?cycleId=${cycleId}`],
    ['orders of a cycle, further on', () => `/v1/orders?cycleId=${cycleId}&after=${orderId}`],
    ['orders of a cycle, by state', () => `/v1/orders?cycleId=${cycleId}&state=submitted`],
    ['lines of a cycle', () => `/v1/order-lines?cycleId=${cycleId}&limit=200`],
    ['cycles', () => '/v1/cycles?limit=200'],
  ])('%s', async (_, url) => {
    expect(await readWhole(url(), liaison)).toEqual([]);
  });
});
