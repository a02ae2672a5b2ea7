/** Money: whole minor units (cents) and an ISO 4217 or network currency code. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** Price of a mass at a price per kilogram, in minor units, halves rounded up. Exact: uses big integers. */
export function priceOf(massGrams: number, minorPerKg: number): number {
  return Number((BigInt(massGrams) * BigInt(minorPerKg) + 500n) / 1000n);
}
