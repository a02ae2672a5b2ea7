import { createHash } from 'node:crypto';
import type { Id } from '#core/kernel';
import type { LotFacts } from '../lot/lot-facts';

/**
 * The id of a lot that a file did not name: the same row of the same commune gives the same id, so that a
 * file sent twice counts once. Equal rows within a file are told apart by their count. In the shape of a
 * UUIDv7 whose time is the day of the harvest.
 */
export function idOfRow(facts: Omit<LotFacts, 'id'>, occurrence: number): Id<'Lot'> {
  const hash = createHash('sha256').update(fingerprintOf(facts)).update(String(occurrence));
  const noise = hash.digest();
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Date.parse(`${facts.harvestedOn}T00:00:00Z`)));
  const bytes = Buffer.concat([time.subarray(2), noise.subarray(0, 10)]);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Equal for rows that say the same, in whatever words. */
export function fingerprintOf(facts: Omit<LotFacts, 'id'>): string {
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
