import type { Market, MarketLines, MarketPairs } from '../network/market';
import type { LineFacts, LotFacts } from './facts';
import type { LineTerms } from './line-terms';

/** Which of the markets of a product one is. */
type MarketStep = 'whole' | 'packages' | 'left-over';

/** A market before its pairs: lots and lines by id, quantities in its units. */
export interface MarketTask {
  readonly productId: string;
  readonly step: MarketStep;
  readonly unitGrams: number;
  readonly lots: readonly LotFacts[];
  readonly lines: readonly LineFacts[];
  readonly lotUnits: Float64Array;
  /** One for each line. */
  readonly terms: readonly LineTerms[];
  readonly tolerancePermille: number;
  /** Lines, by place, that take no part because whole packages cannot meet their minimum. */
  readonly excluded?: ReadonlySet<number>;
}

/** The market of a task with its pairs. O(lots + lines), logarithms for the ranks. */
export function marketOf(task: MarketTask, pairs: MarketPairs): Market {
  const { productId, lots, lines, lotUnits, terms } = task;
  const column = (valueOf: (terms: LineTerms) => number): Float64Array =>
    Float64Array.from(terms, valueOf);
  return {
    product: productId,
    lots: {
      count: lots.length,
      units: lotUnits,
      urgency: Uint8Array.from(lots, (lot) => lot.urgency),
      rank: closedUp(lots),
    },
    lines: {
      count: lines.length,
      units: column((it) => it.units),
      wanted: column((it) => it.wanted),
      floor: column((it) => it.floor),
      min: column((it) => it.min),
      debt: column((it) => it.debt),
      families: Float64Array.from(lines, (line) => line.families),
      rank: closedUp(lines),
      ...communesOf(lines),
    },
    pairs,
  };
}

/** The ranks of the whole round, closed up to 0 … n − 1. */
function closedUp(items: readonly { readonly rank: number }[]): Int32Array {
  const byRank = Int32Array.from(items.keys()).sort(
    (a, b) => (items[a]?.rank ?? 0) - (items[b]?.rank ?? 0),
  );
  const ranks = new Int32Array(items.length);
  byRank.forEach((item, rank) => {
    ranks[item] = rank;
  });
  return ranks;
}

/** Communes by number, in the order in which their lines come. */
function communesOf(lines: readonly LineFacts[]): Pick<MarketLines, 'commune' | 'communes'> {
  const known = new Map<string, number>();
  const commune = Int32Array.from(lines, ({ source }) => {
    const number = known.get(source.communeId) ?? known.size;
    known.set(source.communeId, number);
    return number;
  });
  return { commune, communes: known.size };
}
