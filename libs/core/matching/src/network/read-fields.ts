import { NetworkFault } from './network-fault';

/** An object of a file whose fields are all known, with the place where it stands. */
export interface FileObject {
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads an object and refuses fields that nobody knows: a misspelt one would silently mean nothing. */
export function objectAt(value: unknown, place: string, known: readonly string[]): FileObject {
  if (value === undefined) throw new NetworkFault('missing-field', place);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NetworkFault('not-an-object', place);
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) throw new NetworkFault('unknown-field', within(place, name));
  }
  return { place, fields: value as Record<string, unknown> };
}

export function listOf({ fields, place }: FileObject, name: string): readonly unknown[] {
  const value = fields[name];
  if (value === undefined) throw new NetworkFault('missing-field', within(place, name));
  if (!Array.isArray(value)) throw new NetworkFault('not-a-list', within(place, name));
  return value as unknown[];
}

export function textOf({ fields, place }: FileObject, name: string): string {
  const value = fields[name];
  if (value === undefined) throw new NetworkFault('missing-field', within(place, name));
  if (typeof value !== 'string') throw new NetworkFault('not-text', within(place, name));
  if (value === '') throw new NetworkFault('empty-text', within(place, name));
  return value;
}

/** A whole number of 0 or more; a field that is not said is `missing`, or a fault without one. */
export function wholeOf(object: FileObject, name: string, missing?: number): number {
  const value = integerOf(object, name, missing);
  if (value < 0) throw new NetworkFault('negative', within(object.place, name));
  return value;
}

/** A whole number of either sign, below 2^53. */
export function integerOf({ fields, place }: FileObject, name: string, missing?: number): number {
  const value = fields[name] ?? (fields[name] === null ? null : missing);
  if (value === undefined) throw new NetworkFault('missing-field', within(place, name));
  return integerFrom(value, () => within(place, name));
}

/** The place is made only when it is needed: columns have millions of rows. */
export function wholeFrom(value: unknown, place: () => string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return (value as number) + 0;
  integerFrom(value, place);
  throw new NetworkFault('negative', place());
}

function integerFrom(value: unknown, place: () => string): number {
  if (typeof value !== 'number') throw new NetworkFault('not-a-number', place());
  if (Number.isSafeInteger(value)) return value + 0;
  throw new NetworkFault(Number.isInteger(value) ? 'unsafe' : 'fractional', place());
}

export function within(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}
