import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMessageKey } from '#core/language';
import { type House, openHouse } from '../support/house';
import { operationsOf } from './operations';
import { withCsv } from './routes';

interface TableColumn {
  readonly table_name: string;
  readonly column_name: string;
  readonly udt_name: string;
  readonly is_nullable: 'YES' | 'NO';
}

/** What strangers may ask: whether the house stands, who takes part, what there is, and how it was shared. */
const OPEN_DOORS: readonly string[] = [
  'GET /health/live',
  'GET /health/ready',
  'GET /v1/public/settings',
  ...withCsv('/v1/public/overview'),
  'POST /v1/session',
  'DELETE /v1/session',
  'GET /v1/demo/sign-ins',
  ...withCsv('/v1/states'),
  ...withCsv('/v1/municipalities'),
  ...withCsv('/v1/communes'),
  'GET /v1/communes/{id}',
  ...withCsv('/v1/products'),
  'GET /v1/products/{id}',
  ...withCsv('/v1/package-types'),
  ...withCsv('/v1/offers'),
  ...withCsv('/v1/cycles/{id}/totals'),
  ...withCsv('/v1/cycles/{id}/outcomes'),
  ...withCsv('/v1/public/rescue-listings'),
  ...withCsv('/v1/public/cycles'),
  ...withCsv('/v1/public/cycles/{id}/account'),
];

/** What a mapped column says of itself, in PostgreSQL's own type names. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  bigint: 'int8',
  integer: 'int4',
  int: 'int4',
  smallint: 'int2',
  boolean: 'bool',
  'double precision': 'float8',
  'timestamp with time zone': 'timestamptz',
};

describe('standing guards', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
  });

  it('maps every entity onto a table that the migrations made', async () => {
    const columns = await house.db.rows<TableColumn>(
      `SELECT table_name, column_name, udt_name, is_nullable FROM information_schema.columns
       WHERE table_schema = 'public'`,
    );
    const known = new Map(columns.map((it) => [`${it.table_name}.${it.column_name}`, it]));
    const faults = house.db.source.entityMetadatas.flatMap((entity) =>
      entity.columns.flatMap((column) => {
        const place = `${entity.tableName}.${column.databaseName}`;
        const stored = known.get(place);
        if (!stored) return [`${place} is in no table`];
        const type = typeof column.type === 'string' ? column.type : column.type.name.toLowerCase();
        const mapped = (TYPE_NAMES[type] ?? type)
          .replace(/^string$/, 'text')
          .replace(/^number$/, 'int4');
        const expected = column.isArray ? `_${mapped}` : mapped;
        return [
          ...(stored.udt_name === expected
            ? []
            : [`${place} is ${stored.udt_name}, mapped as ${expected}`]),
          ...((stored.is_nullable === 'YES') === column.isNullable
            ? []
            : [`${place} is nullable: ${stored.is_nullable}, mapped otherwise`]),
        ];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('shuts every door to strangers but those it opens on purpose', async () => {
    const open: string[] = [];
    for (const operation of await operationsOf(house)) {
      const answer = await house.request({
        method: operation.method,
        url: operation.path.replace(/\{[^}]+\}/g, '01900000-0000-7000-8000-000000000000'),
        ...(operation.body && { body: {} }),
      });
      if (answer.status !== 401) open.push(operation.key);
    }
    expect(open.sort()).toEqual([...OPEN_DOORS].sort());
  });

  it('has a message in both languages for every refusal in the code', () => {
    const code =
      /(?:new DomainError\(\s*'\w+',|fieldFault\(\s*[^,]+,|allow\([^;]*?,)\s*'([a-z_]+(?:\.[a-z_]+)+)'/g;
    const used = sourcesUnder('libs').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(code)].map((match) => match[1] ?? ''),
    );
    expect(used.length).toBeGreaterThan(20);
    expect([...new Set(used)].filter((key) => !isMessageKey(key))).toEqual([]);
  });
});

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));
}
