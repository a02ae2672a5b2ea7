import { createHash } from 'node:crypto';
import type { Id } from '#core/kernel';

/** Base32 after Crockford: no I, L, O or U, so that nobody misreads a code on paper or over the radio. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 8;

/**
 * An id that follows from others: the same root and names always give the same id, so that work done twice
 * writes the same rows. It keeps the root's first 48 bits (the moment of a UUIDv7), the rest is SHA-256.
 * Marked as a UUID of version 8, whose content is its maker's matter.
 */
export function derivedId<Kind extends string>(
  root: string,
  ...names: readonly string[]
): Id<Kind> {
  const hash = digestOf([root, ...names]).toString('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  const tail = `8${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
  return `${root.slice(0, 13)}-${tail}`.toLowerCase();
}

/** Eight letters for people to say, from an id. Two ids may meet in one code: then try the next `attempt`. */
export function shortCode(id: string, attempt = 0): string {
  const bytes = digestOf(['code', id, String(attempt)]);
  return Array.from({ length: CODE_LETTERS }, (_, at) => ALPHABET[(bytes[at] ?? 0) & 31]).join('');
}

/** A seed that nobody could choose: 31 bits of the hash of what it is drawn for. */
export function drawnSeed(...names: readonly string[]): number {
  return digestOf(['seed', ...names]).readUInt32BE(0) >>> 1;
}

function digestOf(names: readonly string[]): Buffer {
  return createHash('sha256').update(names.join('/')).digest();
}
