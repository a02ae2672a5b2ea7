import type { MarketLines } from './market';

/** The least and the most that each line may have when transport is saved. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * How far from its fair share each line may go: τ thousandths of it either way, in whole units, but never
 * below its floor or its minimum, where the fair share reaches them, and never above what it takes.
 */
export function boundsOf(
  lines: MarketLines,
  fair: Float64Array,
  tolerancePermille: number,
): Bounds {
  const low = new Float64Array(lines.count);
  const high = new Float64Array(lines.count);
  for (let line = 0; line < lines.count; line += 1) {
    const share = fair[line] as number;
    const slack = permilleOf(share, tolerancePermille);
    const least = share > 0 ? (lines.min[line] as number) : 0;
    low[line] = Math.max(share - slack, Math.min(lines.floor[line] as number, share), least);
    high[line] = Math.min(share + slack, lines.units[line] as number);
  }
  return { low, high };
}

/** ⌊units × permille / 1000⌋, exact for all units below 2^53. */
function permilleOf(units: number, permille: number): number {
  const rest = units % 1000;
  return ((units - rest) / 1000) * permille + Math.floor((rest * permille) / 1000);
}
