/** Throws a RangeError unless the value is a whole number from 0 to 2^53 − 1. */
export function assertSafeWhole(value: number, unit: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${String(value)} is not a whole, safe, non-negative number of ${unit}`);
  }
}
