/** What was asked of one product in one cycle. */
interface Asked {
  readonly productId: string;
  readonly wantedGrams: number;
}

interface Expected {
  readonly productId: string;
  readonly likelyGrams: number;
}

export interface Guidance {
  readonly productId: string;
  /** Asked in a cycle, on average. */
  readonly askedGrams: number;
  /** What the commune expects to harvest. */
  readonly forecastGrams: number;
}

/** What the network asks for in a cycle on average, beside what a commune forecasts; the most asked first. */
export function guidanceOf(
  cycles: readonly (readonly Asked[])[],
  forecasts: readonly Expected[],
): Guidance[] {
  const asked = new Map<string, number>();
  for (const { productId, wantedGrams } of cycles.flat())
    asked.set(productId, (asked.get(productId) ?? 0) + wantedGrams);
  const expected = new Map<string, number>();
  for (const { productId, likelyGrams } of forecasts)
    expected.set(productId, (expected.get(productId) ?? 0) + likelyGrams);
  return [...new Set([...asked.keys(), ...expected.keys()])]
    .map((productId) => ({
      productId,
      askedGrams: Math.round((asked.get(productId) ?? 0) / Math.max(1, cycles.length)),
      forecastGrams: expected.get(productId) ?? 0,
    }))
    .sort((one, other) => other.askedGrams - one.askedGrams);
}
