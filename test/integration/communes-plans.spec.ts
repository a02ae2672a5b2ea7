import { newId } from '#core/kernel';
import { aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';

/** The size of the national network. */
const COMMUNES = 5_300;
const COUNCILS_EACH = 9;
const LARGE_TABLES = ['commune', 'council'];

let house: House;
let communeId: string;
beforeAll(async () => {
  house = await openHouse();
  await house.db.rows(
    `INSERT INTO commune (id, name, kind, municipality_code, latitude, longitude)
     SELECT gen_random_uuid(), 'Comuna ' || n, (ARRAY['rural', 'urban', 'mixed'])[1 + n % 3],
            numbered.code, 9, -70
       FROM generate_series(1, $1) AS n
       JOIN (SELECT code, row_number() OVER (ORDER BY code) AS place FROM municipality) AS numbered
         ON numbered.place = 1 + n % 335`,
    [COMMUNES],
  );
  await house.db.rows(
    `INSERT INTO council (id, commune_id, name, families)
     SELECT gen_random_uuid(), commune.id, 'Consejo ' || n, 100
       FROM commune CROSS JOIN generate_series(1, $1) AS n`,
    [COUNCILS_EACH],
  );
  const [first] = await house.db.rows<{ id: string }>('SELECT id FROM commune LIMIT 1');
  communeId = first?.id ?? '';
  for (const table of [...LARGE_TABLES, 'municipality']) await house.db.rows(`ANALYZE ${table}`);
});
afterAll(() => house.close());

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The large tables that a request would read from end to end. */
async function readWhole(url: string, as?: { cookie: string }): Promise<string[]> {
  const asked = jest.spyOn(house.db, 'rows');
  const answer = await house.request({ ...(as && { as }), method: 'GET', url });
  expect(answer.status).toBe(200);
  const statements = [...asked.mock.calls];
  asked.mockRestore();

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

it.each([
  '',
  '?limit=200',
  `?after=${newId()}`,
  '?kind=rural',
  '?stateCode=VE-T',
  '?municipalityCode=2105',
  '?stateCode=VE-T&kind=urban',
  '?q=comuna%205',
])('lists the national directory %s without reading it whole', async (query) => {
  expect(await readWhole(`/v1/communes${query}`)).toEqual([]);
});

it('lists the councils of a commune without reading those of others', async () => {
  const { as } = await aSpokesperson(house, 'driver', communeId);
  expect(await readWhole(`/v1/councils?communeId=${communeId}`, as)).toEqual([]);
  expect(await readWhole(`/v1/communes/${communeId}`, as)).toEqual([]);
});
