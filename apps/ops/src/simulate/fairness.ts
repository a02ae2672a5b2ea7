/** What a line had over a season, beside what would have been its right, in units. */
export interface Standing {
  readonly had: number;
  readonly right: number;
}

/** What a line had of its right: 1 is all of it. A line that had no right to anything lacks nothing. */
export function shareOf({ had, right }: Standing): number {
  return right > 0 ? had / right : 1;
}

export function worstShare(standings: readonly Standing[]): number {
  return standings.reduce((worst, it) => Math.min(worst, shareOf(it)), Infinity);
}

/**
 * The Gini index of the shares: 0 when all had the same part of their rights, near 1 when one had all.
 * Half of the mean difference of two shares, over their mean; by sorting, O(n log n).
 */
export function giniOf(standings: readonly Standing[]): number {
  const shares = Float64Array.from(standings, shareOf).sort();
  const count = shares.length;
  const sum = shares.reduce((before, share) => before + share, 0);
  if (sum === 0) return 0;
  const weighted = shares.reduce(
    (before, share, place) => before + (2 * place - count + 1) * share,
    0,
  );
  return weighted / (count * sum);
}
