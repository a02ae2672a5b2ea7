import type { Market } from '../network/market';
import { shareByCommunes, shareByLines } from './commune-shares';
import { lineKeys } from './line-keys';

/** The fair share of each line (Y*). */
export interface Coverage {
  readonly lineUnits: Float64Array;
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
  const { lines } = market;
  const rule = { lines, admitted: admitted ?? everyLine(market) };
  const shares =
    lines.communes === lines.count
      ? shareByLines(market, lineKeys(rule))
      : shareByCommunes(market, rule);
  return { lineUnits: shares.given.slice(0, lines.count) };
}

export function everyLine({ lines }: Market): Uint8Array {
  return new Uint8Array(lines.count).fill(1);
}
