import type { Market } from '../network/market';
import { coverFairly } from './cover-fairly';
import { allUpTo } from './parts';

/**
 * What each line would have of the same total if every lot could reach it: its right, from which the
 * memory counts. By the rule of stage S2 with the floors and without debts, for a debt that is repaid
 * is more than a right.
 */
export function rightsOf(market: Market, total: number): Float64Array {
  const { lines } = market;
  const everybody = coverFairly({
    product: market.product,
    lots: {
      count: 1,
      units: Float64Array.of(total),
      urgency: new Uint8Array(1),
      rank: new Int32Array(1),
    },
    lines: { ...lines, debt: new Float64Array(lines.count) },
    pairs: {
      start: Int32Array.of(0, lines.count),
      line: allUpTo(lines.count),
      cost: new Float64Array(lines.count),
    },
  });
  return everybody.lineUnits;
}
