import { createHash } from 'node:crypto';

/**
 * The one way to write a JSON value: keys sorted by code unit, no spaces, fields without a value left
 * out (as RFC 8785 does). The same value gives the same bytes on every machine.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * The same value with the fields of each object in order, so that the engine's own quick writer can be used. Keys
 * that look like whole numbers would be put first by the engine, whatever we do: they are refused.
 */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // A record of a round holds millions of plain numbers: such lists stay as they are.
  if (Array.isArray(value)) return value.some(isObject) ? value.map(inOrder) : value;
  const fields = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort()) {
    if (LIKE_A_PLACE.test(key)) throw new RangeError(`no key may look like a number: ${key}`);
    ordered[key] = inOrder(fields[key]);
  }
  return ordered;
}

const LIKE_A_PLACE = /^\d+$/;

function isObject(value: unknown): boolean {
  return typeof value === 'object';
}
