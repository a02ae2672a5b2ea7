import { assertSafeWhole } from './whole';

/**
 * Splits a whole total in proportion to weights by the largest-remainder (Hamilton) method.
 *
 * Promises: the parts add up to the total exactly; each part is the exact quota rounded down or up;
 * ties of remainder go to the smaller index; all weights zero gives everything to nobody (all parts 0
 * when the total is 0, otherwise a RangeError). Exact: uses big integers inside. O(n log n).
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  assertSafeWhole(total, 'units');
  weights.forEach((weight) => {
    assertSafeWhole(weight, 'weight');
  });
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (weightSum === 0n) {
    if (total > 0) throw new RangeError('cannot apportion among zero weights');
    return weights.map(() => 0);
  }
  const shares = weights.map((weight, index) => {
    const exact = BigInt(total) * BigInt(weight);
    return { index, floor: Number(exact / weightSum), remainder: exact % weightSum };
  });
  let left = total - shares.reduce((sum, share) => sum + share.floor, 0);
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const parts = shares.map((share) => share.floor);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
