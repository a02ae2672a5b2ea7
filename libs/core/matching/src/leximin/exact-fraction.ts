/**
 * Compares a/b with c/d exactly: negative when a/b is the smaller one, 0 when equal. Whole numbers below
 * 2^53, denominators at least 1. Big integers only where a product of remainders would pass 2^53.
 */
export function compareFractions(a: number, b: number, c: number, d: number): number {
  const left = a * d;
  const right = c * b;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const aRest = restOf(a, b);
  const cRest = restOf(c, d);
  const byWhole = wholeOf(a, b) - wholeOf(c, d);
  if (byWhole !== 0) return byWhole;
  const leftRest = aRest * d;
  const rightRest = cRest * b;
  if (Number.isSafeInteger(leftRest) && Number.isSafeInteger(rightRest)) {
    return leftRest - rightRest;
  }
  return Number(BigInt(aRest) * BigInt(d) - BigInt(cRest) * BigInt(b));
}

/** The remainder of a/b, 0 … b − 1, also below zero. */
function restOf(a: number, b: number): number {
  const rest = a % b;
  return rest < 0 ? rest + b : rest;
}

/** a/b rounded down. Steps towards zero first, so that nothing passes 2^53 on the way. */
function wholeOf(a: number, b: number): number {
  const rest = a % b;
  const towardsZero = (a - rest) / b;
  return rest < 0 ? towardsZero - 1 : towardsZero;
}
