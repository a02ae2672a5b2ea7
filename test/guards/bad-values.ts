import fc from 'fast-check';
import type { Schema } from './operations';

/** What can stand anywhere in JSON where something else was expected. */
export const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -1, -0, 0.5, -1e-9, 1e21, 1e308, 2 ** 53, -(2 ** 63), 99_999_999_999],
    ...[
      '',
      ' ',
      'NaN',
      'Infinity',
      '-Infinity',
      '1e309',
      '0x10',
      '1',
      'null',
      'true',
      '[object Object]',
    ],
    ...[
      '\u0000',
      'a\u0000b',
      '\ud800',
      'x\udfff',
      '\u202e',
      '💩',
      'ﷺ',
      '\u001b[0m',
      '\r\n\r\n',
      '\\',
    ],
    ...[
      '2026-02-30',
      '0000-00-00',
      '9999-12-31',
      '2026-11-22T25:00:00Z',
      '+275760-09-13T00:00:00Z',
    ],
    ...['00000000-0000-0000-0000-000000000000', '../../etc/passwd', "'; DROP TABLE lot; --", '%00'],
    ...[
      'x'.repeat(5_000),
      [],
      {},
      [[]],
      [null],
      { $ne: null },
      { toString: 1 },
      { constructor: {} },
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.integer(),
  fc.uuid(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value that the form allows, often on the very edge. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date') {
    return fc.constantFrom('2026-11-20', '2026-12-01', '1900-01-01', '9999-12-31', '2028-02-29');
  }
  if (schema.format === 'date-time') {
    return fc.constantFrom(
      ...['2026-11-22T13:00:00Z', '1969-07-20T00:00:00-04:00', '9999-12-31T23:59:59Z'],
      ...['0000-01-01T00:00:00Z', '2026-11-22T13:00:00.123456789+14:00'],
    );
  }
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') {
    const [min, max] = [schema.minimum ?? 0, schema.maximum ?? Number.MAX_SAFE_INTEGER];
    return fc.oneof(
      fc.constantFrom(min, max),
      fc.integer({ min: Math.max(min, -1e6), max: Math.min(max, 1e6) }),
    );
  }
  if (schema.type === 'number')
    return fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 0, 9.5);
  if (schema.items) return fc.array(fitting(schema.items), { maxLength: 4 });
  if (schema.properties) {
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.properties).map(([name, part]) => [name, fitting(part)]),
      ),
      { requiredKeys: [...(schema.required ?? [])] },
    );
  }
  return fc.string({ maxLength: Math.min(schema.maxLength ?? 40, 60) });
}
