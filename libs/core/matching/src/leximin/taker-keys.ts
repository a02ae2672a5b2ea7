import { compareFractions } from './exact-fraction';

/**
 * The strict order in which units are given: unit k of a taker stands at
 * (its tier, (k − debt) / weight, rank), lower first. `bounds[t]` are the units of each taker in the
 * tiers before t: bounds[0] is zero, the last one is all that it can take.
 */
export interface TakerKeys {
  readonly bounds: readonly Float64Array[];
  /** At least 1. */
  readonly weight: Float64Array;
  readonly debt: Float64Array;
  readonly rank: Int32Array;
}

/** Compares unit k of a taker with unit m of another one inside one tier. Exact. */
export function compareUnits(
  keys: TakerKeys,
  [taker, k]: readonly [number, number],
  [other, m]: readonly [number, number],
): number {
  const byLevel = compareFractions(
    k - (keys.debt[taker] as number),
    keys.weight[taker] as number,
    m - (keys.debt[other] as number),
    keys.weight[other] as number,
  );
  return byLevel !== 0 ? byLevel : (keys.rank[taker] as number) - (keys.rank[other] as number);
}
