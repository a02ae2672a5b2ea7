/**
 * Compares a/b with c/d exactly: below zero when a/b is less. Whole numbers below 2^53, b and d above 0.
 *
 * Rounding never turns an order round, so quotients that differ after rounding are decided by it; those
 * that do not are multiplied across, in big integers only where the products are too large.
 */
export function compareLevels(a: number, b: number, c: number, d: number): number {
  const [left, right] = [a / b, c / d];
  if (left !== right) return left - right;
  if (a === c && b === d) return 0;
  const [across, back] = [a * d, c * b];
  if (Number.isSafeInteger(across) && Number.isSafeInteger(back)) return across - back;
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference < 0n ? -1 : Number(difference > 0n);
}
