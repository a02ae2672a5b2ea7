import { assertSafeWhole } from './whole';

/** Mass in whole grams. Never a float, never beyond 2^53 − 1. */
export type Grams = number & { readonly __unit?: 'grams' };

/** Accepts a whole, safe, non-negative number of grams; anything else is a fault of ours. */
export function grams(value: number): Grams {
  assertSafeWhole(value, 'grams');
  return value;
}

/** Kilograms to grams, for people who write tests and scenarios. At most three decimals. */
export function kg(value: number): Grams {
  return grams(Math.round(value * 1000));
}

/** Sum of masses; throws when it would leave the safe range. */
export function sumGrams(values: Iterable<number>): Grams {
  let total = 0;
  for (const value of values) total += value;
  return grams(total);
}
