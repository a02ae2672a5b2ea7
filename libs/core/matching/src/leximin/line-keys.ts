import type { MarketLines } from '../network/market';
import type { TakerKeys } from './taker-keys';

/** Which lines of a market take part, and by which rule they share. */
export interface LineRule {
  readonly lines: MarketLines;
  /** 1 for each line that takes part. */
  readonly admitted: Uint8Array;
}

/** The bounds of each line by itself: its floor, what it wants, what it takes at most. */
export function lineBounds({ lines, admitted }: LineRule): Float64Array[] {
  return [lines.floor, lines.wanted, lines.units].map((bound) =>
    bound.map((units, line) => (admitted[line] === 1 ? units : 0)),
  );
}

/** Every line for itself. */
export function lineKeys(rule: LineRule): TakerKeys {
  const { lines } = rule;
  return {
    bounds: [new Float64Array(lines.count), ...lineBounds(rule)],
    weight: lines.families,
    debt: lines.debt,
    rank: lines.rank,
  };
}

/** Sums of a column of lines by commune, of those that take part. */
export function byCommune({ lines, admitted }: LineRule, column: Float64Array): Float64Array {
  const sums = new Float64Array(lines.communes);
  for (let line = 0; line < lines.count; line += 1) {
    if (admitted[line] !== 1) continue;
    const commune = lines.commune[line] as number;
    sums[commune] = (sums[commune] as number) + (column[line] as number);
  }
  return sums;
}

/** The lowest rank among all lines of each commune: communes stand in this order. */
export function communeRanks({ lines }: LineRule): Int32Array {
  const ranks = new Int32Array(lines.communes).fill(2 ** 31 - 1);
  for (let line = 0; line < lines.count; line += 1) {
    const commune = lines.commune[line] as number;
    ranks[commune] = Math.min(ranks[commune] as number, lines.rank[line] as number);
  }
  return ranks;
}
