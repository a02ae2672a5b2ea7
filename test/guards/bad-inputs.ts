import fc from 'fast-check';
import { fitting, wild } from './bad-values';
import type { Operation, Parameter, Schema } from './operations';

/** One request as it goes over the wire, with whatever bytes. */
export interface Input {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer | undefined;
}

type Change = (body: unknown) => unknown;

/** One slip in a body that was right: a field dropped, another value, a field that nobody knows. */
function slip(schema: Schema, foreignIds: readonly string[]): fc.Arbitrary<Change> {
  const names = Object.keys(schema.properties ?? {});
  if (names.length === 0) return wild.map((value) => () => value);
  const name = fc.constantFrom(...names);
  const put =
    (at: string, value: unknown): Change =>
    (body) => ({ ...(body as object), [at]: value });
  return fc.oneof(
    fc.tuple(name, wild).map(([at, value]) => put(at, value)),
    name.chain((at) => fitting(schema.properties?.[at] ?? {}).map((value) => put(at, value))),
    fc.tuple(name, fc.constantFrom(...foreignIds)).map(([at, id]) => put(at, id)),
    name.map((at) => put(at, undefined)),
    fc
      .tuple(fc.constantFrom('extra', 'id', 'version', 'state', 'constructor', ''), wild)
      .map(([at, value]) => put(at, value)),
    name.chain((at) => slipInside(schema.properties?.[at] ?? {}, at, foreignIds)),
  );
}

/** The same, one level down: in the lines of an order, the weighings of a lot. */
function slipInside(
  schema: Schema,
  at: string,
  foreignIds: readonly string[],
): fc.Arbitrary<Change> {
  const inner = schema.items?.properties ? schema.items : schema;
  if (!inner.properties)
    return wild.map((value) => (body) => ({ ...(body as object), [at]: value }));
  return slip(inner, foreignIds).map((change) => (body) => {
    const part = (body as Record<string, unknown> | undefined)?.[at];
    const changed = Array.isArray(part) ? part.map(change) : change(part);
    return { ...(body as object), [at]: changed };
  });
}

const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

/** Bodies that are no form of anything. */
const garbage: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom<string | Buffer>(
    ...[
      '',
      ' ',
      '{',
      '[]',
      '"text"',
      'null',
      '1',
      '{"a":1}}',
      '{"__proto__":{"a":1}}',
      '{"a":NaN}',
    ],
    ...[
      '{"constructor":{"prototype":{}}}',
      deep(19),
      deep(21),
      deep(2_000),
      '\ufeff{}',
      '{}{}',
      "{'a':1}",
    ],
    Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  ),
);

const contentTypes = fc.constantFrom(
  ...['application/json', 'application/json; charset=latin1', 'text/plain', 'text/csv', 'x', ''],
  ...['application/x-www-form-urlencoded', 'multipart/form-data', 'application/problem+json'],
);

const pathIds = fc.oneof(
  fc.constantFrom(
    ...['x', '%00', '%ff', '%E0%A4%A', '-1', 'null', 'undefined', '%2e%2e', '*', '1e9', '%20'],
    ...[
      '00000000-0000-0000-0000-000000000000',
      '0190000000007000800000000000000g',
      'a'.repeat(150),
    ],
  ),
  fc.uuid(),
  fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponent),
);

function queries(parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const names = parameters.filter((it) => it.in === 'query').map((it) => it.name);
  const name = fc.constantFrom(...names, ...names, 'unknown', '__proto__', 'after', 'limit');
  const value = fc.oneof(
    fc.constantFrom(
      ...[
        '',
        '-1',
        '0',
        '1.5',
        '1e9',
        '201',
        'NaN',
        'true',
        '%00',
        '%FF',
        '[]',
        'null',
        '2026-02-30',
      ],
      ...['%27%20OR%201=1', '99999999999999999999', '%EF%BF%BF', '100%25', '_%25', '%5C'],
    ),
    fc.uuid(),
    fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponent),
    ...parameters.map((it) => fitting(it.schema).map((fit) => encodeURIComponent(String(fit)))),
  );
  const pair = fc.oneof(
    fc.tuple(name, value).map(([key, text]) => `${key}=${text}`),
    fc.tuple(name, value).map(([key, text]) => `${key}[]=${text}&${key}[a]=1`),
  );
  return fc
    .array(pair, { maxLength: 3 })
    .map((pairs) => (pairs.length ? `?${pairs.join('&')}` : ''));
}

interface Right {
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Requests of an operation between nearly right and no request at all, made from a right one. */
export function badInputs(
  operation: Operation,
  right: Right,
  foreignIds: readonly string[],
): fc.Arbitrary<Input> {
  const [path = '', query = ''] = right.url.split('?');
  const url = fc.tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant(path) },
      { weight: 1, arbitrary: wrongPath(operation, path, foreignIds) },
    ),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(query === '' ? '' : `?${query}`) },
      { weight: operation.method === 'GET' ? 6 : 1, arbitrary: queries(operation.parameters) },
    ),
  );
  const headers = fc.record({
    'if-match': fc.oneof(
      { weight: 4, arbitrary: fc.constant('"1"') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '1', '"x"', '"-1"', '"999999999999999"', 'W/"2"', '*'),
      },
    ),
    'accept-language': fc.constantFrom('es', 'en', '*', 'xx;q=9', ';;;', ''),
  });
  return fc
    .tuple(url, headers, payloads(operation, right, foreignIds))
    .map(([[at, asked], said, { type, payload }]) => ({
      url: at + asked,
      headers: { ...said, ...(type !== undefined && { 'content-type': type }) },
      payload,
    }));
}

function wrongPath(
  operation: Operation,
  path: string,
  foreignIds: readonly string[],
): fc.Arbitrary<string> {
  const spots = operation.path.split('/').flatMap((part, at) => (part.startsWith('{') ? [at] : []));
  if (spots.length === 0) return fc.constant(path);
  return fc
    .tuple(fc.constantFrom(...spots), fc.oneof(pathIds, fc.constantFrom(...foreignIds)))
    .map(([spot, id]) =>
      path
        .split('/')
        .map((part, at) => (at === spot ? id : part))
        .join('/'),
    );
}

type Payload = { readonly type: string | undefined; readonly payload: string | Buffer | undefined };

function payloads(
  operation: Operation,
  right: Right,
  foreignIds: readonly string[],
): fc.Arbitrary<Payload> {
  const nothing = fc.constant<Payload>({ type: undefined, payload: undefined });
  if (operation.method === 'GET') return nothing;
  const raw = fc.tuple(contentTypes, garbage).map(([type, payload]) => ({ type, payload }));
  const { body: schema } = operation;
  if (!schema) return fc.oneof({ weight: 3, arbitrary: nothing }, { weight: 1, arbitrary: raw });
  const json = (body: unknown): Payload => ({
    type: 'application/json',
    payload: JSON.stringify(body),
  });
  const nearly = fc
    .array(slip(schema, foreignIds), { minLength: 1, maxLength: 3 })
    .map((changes) => json(changes.reduce((body, change) => change(body), right.body)));
  if (operation.contentType === 'text/csv') return fc.oneof(csvs(), raw);
  return fc.oneof(
    { weight: 8, arbitrary: nearly },
    { weight: 3, arbitrary: fitting(schema).map(json) },
    { weight: 1, arbitrary: wild.map(json) },
    { weight: 1, arbitrary: raw },
  );
}

/** Tables with headings known and unknown, quotes open and closed, and cells of anything. */
function csvs(): fc.Arbitrary<Payload> {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('"', '""', '=1+1', '\u0000', ';', '9e99'),
  );
  const heading = fc.constantFrom(
    'rubro',
    'product',
    'grado',
    'grade',
    'sitio',
    'kg',
    'packages',
    'x',
    '',
  );
  const row = fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(','));
  return fc
    .tuple(fc.array(heading, { maxLength: 8 }), fc.array(row, { maxLength: 5 }))
    .map(([head, rows]) => ({ type: 'text/csv', payload: [head.join(','), ...rows].join('\n') }));
}
