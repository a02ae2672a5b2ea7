import type { Market } from '../network/market';
import { shareByCommunes, shareByLines } from './commune-shares';
import { byCommune, communeRanks, lineBounds, lineKeys } from './line-keys';
import type { LineRule } from './line-keys';
import { segmentsOf } from './segments';
import type { Segment } from './segments';
import type { ShareFlow } from './share-flow';

export interface Coverage {
  /** The fair share of each line (Y*). */
  readonly lineUnits: Float64Array;
  readonly segments: readonly Segment[];
}

/**
 * The fair shares of the lines (stage S2): as much as can be covered at all, and always the least
 * covered first. Unit k of a line stands at: its floor before what it wants before what it takes; then
 * (k − debt) / families; then its rank. The answer is unique. Communes with several lines share as one,
 * and then their lines share by the same rule.
 *
 * Sums of units, of families and of |debt| must be below 2^53.
 *
 * @param admitted 1 for each line that takes part; all when not said.
 */
export function coverFairly(market: Market, admitted?: Uint8Array): Coverage {
  const rule = { lines: market.lines, admitted: admitted ?? everyLine(market) };
  const alone = market.lines.communes === market.lines.count;
  const shares = alone ? shareByLines(market, lineKeys(rule)) : shareByCommunes(market, rule);
  const lineUnits = shares.given.slice(0, market.lines.count);
  return { lineUnits, segments: readSegments(market, rule, shares) };
}

export function everyLine({ lines }: Market): Uint8Array {
  return new Uint8Array(lines.count).fill(1);
}

export function readSegments(market: Market, rule: LineRule, shares: ShareFlow): Segment[] {
  const bounds = lineBounds(rule).map((bound) => byCommune(rule, bound));
  return segmentsOf({
    market,
    shares,
    units: byCommune(rule, shares.given),
    keys: {
      bounds: [new Float64Array(market.lines.communes), ...bounds],
      weight: byCommune(rule, market.lines.families).map((sum) => Math.max(1, sum)),
      debt: byCommune(rule, market.lines.debt),
      rank: communeRanks(rule),
    },
  });
}
