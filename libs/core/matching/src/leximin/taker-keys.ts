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

/** The tier of unit k ≥ 1 of a taker. */
export function tierOf(keys: TakerKeys, taker: number, k: number): number {
  let tier = 0;
  while (k > (keys.bounds[tier + 1]?.[taker] ?? k)) tier += 1;
  return tier;
}

/** How many units of a taker come before one unit of another. A guess, made exact step by step. */
export function unitsBefore(
  keys: TakerKeys,
  taker: number,
  limit: { readonly taker: number; readonly unit: number; readonly tier: number },
): number {
  const { weight, debt, bounds } = keys;
  const least = bounds[limit.tier]?.[taker] ?? 0;
  const most = bounds[limit.tier + 1]?.[taker] ?? 0;
  const level = (limit.unit - (debt[limit.taker] as number)) / (weight[limit.taker] as number);
  const guess = Math.floor((debt[taker] as number) + level * (weight[taker] as number));
  const isBefore = (unit: number): boolean =>
    compareUnits(keys, [taker, unit], [limit.taker, limit.unit]) < 0;
  let units = Math.min(most, Math.max(least, guess));
  while (units < most && isBefore(units + 1)) units += 1;
  while (units > least && !isBefore(units)) units -= 1;
  return units;
}
