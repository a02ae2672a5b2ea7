/** A quantity of one product that somebody harvested. All quantities are whole handling units of the product. */
export interface NetworkLot {
  readonly id: string;
  readonly product: string;
  readonly units: number;
  /** 0: will not survive to the next round … 3. Lower classes are placed first. */
  readonly urgency: number;
}

/** What one line asks for of one product. */
export interface NetworkLine {
  readonly id: string;
  readonly product: string;
  /** The most it takes. */
  readonly units: number;
  /** It takes nothing rather than less than this. */
  readonly min: number;
  /** The weight of its need, at least 1. */
  readonly families: number;
  /** Units that earlier rounds owe it; negative when it has had more than its right. */
  readonly debt: number;
  /**
   * Units that it would have without joining: they come before everybody's shares. At most `units`.
   * Of lines of one commune the sum does; within it the floors of its lines come first.
   */
  readonly floor: number;
  /** What it wants; units beyond come after everybody's wants. Not said: `units`. */
  readonly wanted?: number;
  /** Lines of one commune share by their sum first, and then among themselves. Not said: the line stands alone. */
  readonly commune?: string;
}

/** The legal pairs, as columns: pair p joins lots[lot[p]] and lines[line[p]] of one product. */
export interface NetworkPairs {
  readonly lot: ArrayLike<number>;
  readonly line: ArrayLike<number>;
  /** Whole cost of moving one unit, 0 or more. */
  readonly cost: ArrayLike<number>;
  /** Units of the pair with first claim (a standing agreement). Not said: none. */
  readonly claim?: ArrayLike<number>;
}

/** A round as plain numbers: what anybody needs to share it again, or to check how it was shared. */
export interface Network {
  /** Decides ties, by rank of the ids. A safe whole number. */
  readonly seed: number;
  /** τ: how far from its fair share a line may go to save transport, in thousandths. */
  readonly tolerancePermille: number;
  readonly lots: readonly NetworkLot[];
  readonly lines: readonly NetworkLine[];
  readonly pairs: NetworkPairs;
}

/** Lines that share one level and the lots that serve them: a part of the market with no way out. */
export interface NetworkSegment {
  /** "units/families" of its level, a fraction as it stands. */
  readonly level: string;
  readonly lots: readonly number[];
  readonly lines: readonly number[];
}

export const UNPLACED_REASONS = ['demand-met', 'no-legal-line', 'minimums'] as const;
export const UNMET_REASONS = ['shared', 'no-legal-lot', 'below-minimum', 'tolerance'] as const;

/** How a network is shared. Lots and lines by their place in the network; lists sorted ascending. */
export interface NetworkAnswer {
  readonly lotUnits: readonly number[];
  readonly lineUnits: readonly number[];
  /** Sorted by lot, then line; units above 0 only. */
  readonly flows: {
    readonly lot: readonly number[];
    readonly line: readonly number[];
    readonly units: readonly number[];
  };
  readonly segments: readonly NetworkSegment[];
  /** cost + lot − line ≥ 0 on every legal pair, and = 0 where something flows beyond its claim. */
  readonly potentials: { readonly lot: readonly number[]; readonly line: readonly number[] };
  readonly unplaced: readonly {
    readonly lot: number;
    readonly units: number;
    readonly reason: (typeof UNPLACED_REASONS)[number];
  }[];
  readonly unmet: readonly {
    readonly line: number;
    readonly units: number;
    readonly reason: (typeof UNMET_REASONS)[number];
  }[];
  /** Only with a tolerance: the fair shares from which it was measured, and a flow that reaches them. */
  readonly fair?: {
    readonly lineUnits: readonly number[];
    readonly flows: NetworkAnswer['flows'];
  };
  /** Only when there are any: lines whose claims fell, because with them they missed their minimum. */
  readonly fallenClaims?: readonly number[];
}
