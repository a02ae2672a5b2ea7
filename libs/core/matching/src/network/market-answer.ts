/** What moves, as columns sorted by lot, then line; units above 0 only. */
export interface MarketFlows {
  readonly lot: Int32Array;
  readonly line: Int32Array;
  readonly units: Float64Array;
}

/** Lines that share one level and the lots that serve them, ascending. */
export interface MarketSegment {
  readonly levelUnits: number;
  readonly levelFamilies: number;
  readonly lots: Int32Array;
  readonly lines: Int32Array;
}

/** How one market is shared, claims included. Lots and lines by their place in the market. */
export interface MarketAnswer {
  readonly lotUnits: Float64Array;
  readonly lineUnits: Float64Array;
  readonly flows: MarketFlows;
  readonly segments: readonly MarketSegment[];
  readonly lotPotential: Float64Array;
  readonly linePotential: Float64Array;
  /** Only with a tolerance: the fair shares from which it was measured, and a flow that reaches them. */
  readonly fair: { readonly lineUnits: Float64Array; readonly flows: MarketFlows } | null;
  /** Lines whose claims fell because they could not reach their minimum with them, ascending. */
  readonly fallen: Int32Array;
}

/** What a market is shared by, besides its lots, lines and pairs. */
export interface MarketTerms {
  /** τ: how far from its fair share a line may go to save transport, in thousandths. */
  readonly tolerancePermille: number;
  /** Units of each pair with first claim, in the order of the market's pairs. Not said: none. */
  readonly claim?: Float64Array;
}
