/**
 * One product of a network as columns of numbers, lots and lines each in the order of their ids, so that
 * the order of the input means nothing. All quantities are whole units below 2^53, their sums, too.
 */
export interface Market {
  readonly product: string;
  readonly lots: MarketLots;
  readonly lines: MarketLines;
  readonly pairs: MarketPairs;
}

export interface MarketLots {
  readonly count: number;
  readonly units: Float64Array;
  readonly urgency: Uint8Array;
  /** A permutation: ties go to the lower rank. */
  readonly rank: Int32Array;
}

export interface MarketLines {
  readonly count: number;
  readonly units: Float64Array;
  /** At most `units`. */
  readonly wanted: Float64Array;
  /** At most `wanted`. */
  readonly floor: Float64Array;
  readonly min: Float64Array;
  /** At least 1. */
  readonly families: Float64Array;
  readonly debt: Float64Array;
  /** A permutation: ties go to the lower rank. */
  readonly rank: Int32Array;
  /** The commune of each line, 0 … communes − 1; every line its own when communes = count. */
  readonly commune: Int32Array;
  readonly communes: number;
}

/** Legal pairs in rows by lot: those of lot i stand at start[i] … start[i + 1] − 1, lines ascending. */
export interface MarketPairs {
  /** lots.count + 1 places. */
  readonly start: Int32Array;
  readonly line: Int32Array;
  readonly cost: Float64Array;
}
