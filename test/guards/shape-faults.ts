import type { Schema } from './operations';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const FORMATS: Readonly<Record<string, RegExp>> = { uuid: UUID, date: DAY, 'date-time': MOMENT };

/** Where a value is not as its schema says: what is missing, null, of another type, unknown or not among choices. */
export function shapeFaults(schema: Schema, value: unknown, at = 'body'): string[] {
  if (value === undefined) return [`${at} is missing`];
  if (value === null) return schema.nullable ? [] : [`${at} is null`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${JSON.stringify(value)}`];
  if (schema.items) {
    const { items } = schema;
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((it, index) => shapeFaults(items, it, `${at}.${index}`));
  }
  if (schema.properties) return objectFaults(schema, value, at);
  return plainFaults(schema, value, at);
}

function objectFaults({ properties = {}, required }: Schema, value: unknown, at: string): string[] {
  if (typeof value !== 'object') return [`${at} is no object`];
  const told = Object.keys(value as object);
  const unknown = told
    .filter((name) => !(name in properties))
    .map((it) => `${at}.${it} is unknown`);
  const parts = Object.entries(properties).flatMap(([name, part]) => {
    const own = (value as Record<string, unknown>)[name];
    const isLeftOut = own === undefined && !(required ?? []).includes(name);
    return isLeftOut ? [] : shapeFaults(part, own, `${at}.${name}`);
  });
  return [...unknown, ...parts];
}

function plainFaults({ type, format }: Schema, value: unknown, at: string): string[] {
  const isRight = {
    string: typeof value === 'string',
    boolean: typeof value === 'boolean',
    number: typeof value === 'number',
    integer: Number.isInteger(value),
    object: typeof value === 'object',
  }[type ?? ''];
  if (isRight === false) return [`${at} is no ${String(type)} but ${JSON.stringify(value)}`];
  const pattern = FORMATS[format ?? ''];
  return pattern && !pattern.test(String(value)) ? [`${at} is no ${String(format)}`] : [];
}
