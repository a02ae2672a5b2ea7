import { createHash } from 'node:crypto';
import type { Id } from '#core/kernel';

/** Long before any real day of work, so that generated rows sort before what people add. */
const FIRST_MS = Date.UTC(2026, 0, 1);

/**
 * Ids that follow from scenario, seed, kind and index alone, so that a second load finds the first.
 * Shaped like UUIDv7 and rising with the index, which keeps indexes dense while half a million are loaded.
 */
export function scenarioIds(scenario: string, seed: number) {
  const counts = new Map<string, number>();
  return <Kind extends string>(kind: Kind): Id<Kind> => {
    const index = counts.get(kind) ?? 0;
    counts.set(kind, index + 1);
    return idOf(FIRST_MS + index, `${scenario}/${String(seed)}/${kind}/${String(index)}`);
  };
}

/** A UUIDv7 whose moment is given and whose random part is the hash of a name. */
export function idOf<Kind extends string>(milliseconds: number, name: string): Id<Kind> {
  const time = milliseconds.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  const tail = `7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail}`;
}
