import { newId } from '#core/kernel';
import { Lots } from '#features/inventory';
import { aCommune, aLot, aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';

/** The size of the national network: a lot and a few movements for each of ten thousand producers a week. */
const COMMUNES = 1_000;
const LOTS_EACH = 20;
const MOVEMENTS_EACH = 3;
const LARGE_TABLES = ['lot', 'stock_movement', 'harvest_forecast', 'weighing'];

let house: House;
let lotId: string;
let as: { cookie: string };
let auditor: { cookie: string };
beforeAll(async () => {
  house = await openHouse();
  const first = await aLot(house, { communeId: (await aCommune(house)).id });
  lotId = first.id;
  as = (await aSpokesperson(house, 'producer_spokesperson', first.communeId)).as;
  auditor = (await aSpokesperson(house, 'comptroller', null)).as;
  await house.db.rows(
    `INSERT INTO commune SELECT (jsonb_populate_record(commune,
       jsonb_build_object('id', gen_random_uuid()))).* FROM commune, generate_series(1, $1)`,
    [COMMUNES],
  );
  await house.db.rows(
    `INSERT INTO lot SELECT (jsonb_populate_record(lot, jsonb_build_object('id', gen_random_uuid(),
       'code', 'X' || row_number() OVER (), 'commune_id', commune.id, 'product_id',
       (ARRAY(SELECT id FROM product))[1 + n % 20], 'state',
       (ARRAY['announced', 'confirmed', 'exhausted', 'exhausted', 'expired'])[1 + n % 5]))).*
     FROM lot CROSS JOIN commune CROSS JOIN generate_series(1, $2) AS n WHERE lot.id = $1`,
    [lotId, LOTS_EACH],
  );
  await house.db.rows(
    `INSERT INTO stock_movement (id, lot_id, kind, from_bucket, to_bucket, grams, reason, event_time)
     SELECT gen_random_uuid(), lot.id, 'confirm', 'outside', 'available', 1, 'x', now()
     FROM lot, generate_series(1, $1)`,
    [MOVEMENTS_EACH],
  );
  await house.db.rows(
    `INSERT INTO weighing (id, lot_id, place, packages, gross_grams, tare_grams, net_grams, method,
       witness, person_id, event_time)
     SELECT gen_random_uuid(), id, 'collection', 1, 2, 1, 1, 'scale', 'x', created_by, now() FROM lot`,
  );
  await house.db.rows(
    `INSERT INTO harvest_forecast (id, commune_id, product_id, from_on, to_on, min_grams, likely_grams,
       max_grams, created_by)
     SELECT gen_random_uuid(), commune_id, product_id, '2026-12-01', '2026-12-09', 1, 2, 3, created_by
     FROM lot`,
  );
  await house.db.rows('ANALYZE');
});
afterAll(() => house.close());

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The large tables that a request would read from end to end. */
async function readWhole(url: string, caller?: { cookie: string }): Promise<string[]> {
  const asked = jest.spyOn(house.db, 'rows');
  const answer = await house.request({ ...(caller && { as: caller }), method: 'GET', url });
  expect(answer.status).toBe(200);
  const statements = [...asked.mock.calls];
  asked.mockRestore();
  const plans = await Promise.all(statements.map(([sql, values]) => planOf(sql, values ?? [])));
  return plans.flatMap(wholeScans);
}

async function planOf(sql: string, values: readonly unknown[]): Promise<PlanNode> {
  const [row] = await house.db.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (FORMAT JSON) ${sql}`,
    values,
  );
  if (!row) throw new Error('no plan');
  return row['QUERY PLAN'][0].Plan;
}

function wholeScans(node: PlanNode): string[] {
  const table = node['Relation Name'] ?? '';
  const own = node['Node Type'] === 'Seq Scan' && LARGE_TABLES.includes(table) ? [table] : [];
  return [...own, ...(node.Plans ?? []).flatMap(wholeScans)];
}

it.each(['', '?limit=200', '?state=confirmed', `?after=${newId()}`])(
  'lists the lots of a commune %s without reading those of others',
  async (query) => {
    expect(await readWhole(`/v1/lots${query}`, as)).toEqual([]);
    expect(await readWhole(`/v1/lots${query}`, auditor)).toEqual([]);
  },
);

it('finds the forecasts of a commune, and a lot with its movements, at once', async () => {
  expect(await readWhole('/v1/forecasts', as)).toEqual([]);
  expect(await readWhole('/v1/forecasts?limit=200', auditor)).toEqual([]);
  expect(await readWhole(`/v1/lots/${lotId}`, as)).toEqual([]);
  expect(await readWhole(`/v1/lots/${lotId}/movements?limit=2`, as)).toEqual([]);
});

it('offers what there is without reading what there was', async () => {
  const { id: productId } = await theProduct(house);
  for (const query of ['', `?productId=${productId}`, '?stateCode=VE-T', `?after=${newId()}`]) {
    expect(await readWhole(`/v1/offers${query}`)).toEqual([]);
  }
});

it('collects the lots of a matching run in good time', async () => {
  const started = performance.now();
  const lots = await house.db.transaction((tx) =>
    house.get(Lots).availableForRound(tx, { communeIds: null, onOrAfter: '2026-11-22' }),
  );
  expect(lots.length).toBeGreaterThan(3_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});
