import type { CivilDate } from '#core/kernel';

/** The quality of a harvest: 1 is the best. */
export type Grade = 1 | 2 | 3;

/** The road between two states is so many thousandths of the straight line. Holds in both directions. */
export interface RoadFactor {
  readonly stateA: string;
  readonly stateB: string;
  readonly permille: number;
}

/** How far, how fast and how dear the roads are, as voted. */
export interface Travel {
  readonly speedKmh: number;
  /** For every pair of states that `factors` does not name. */
  readonly roadFactorPermille: number;
  readonly factors: readonly RoadFactor[];
  /** The longest road that food may travel; null: no limit. */
  readonly maxMetres: number | null;
  /** Time from the first package on the ground to the lorry leaving. */
  readonly loadingMinutes: number;
  /** What carrying a tonne for a kilometre costs, in minor units of the lot's own currency. */
  readonly transportMinorPerTonneKm: number;
}

/** What one lot can still give. */
export interface MatchingLot {
  readonly id: string;
  readonly communeId: string;
  readonly municipalityCode: string;
  readonly stateCode: string;
  readonly productId: string;
  readonly grade: Grade;
  readonly washed: boolean;
  readonly packageType: string;
  readonly packageGrams: number;
  /** Whole packages that nobody has been promised. */
  readonly packages: number;
  readonly readyOn: CivilDate;
  /** The last day on which it is good food. */
  readonly bestBeforeOn: CivilDate;
  /** True when it may travel only cold and only to a place that keeps it cold. */
  readonly coldChain: boolean;
  /** Null: the price is agreed later, and any ceiling may meet it. */
  readonly floorMinorPerKg: number | null;
  readonly currency: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

/** What one order line asks for. min ≤ wanted ≤ max, all of them totals that count `alreadyGrams`. */
export interface MatchingLine {
  readonly id: string;
  readonly orderId: string;
  readonly communeId: string;
  readonly municipalityCode: string;
  readonly stateCode: string;
  readonly productId: string;
  /** In order of preference; used only for what the product itself left short. */
  readonly substituteProductIds: readonly string[];
  readonly minGrams: number;
  readonly wantedGrams: number;
  readonly maxGrams: number;
  /** The weight of its need; a line of no families counts as one. */
  readonly families: number;
  /** The worst grade it takes; null: any. */
  readonly gradeFloor: Grade | null;
  /** Null: either. */
  readonly washed: boolean | null;
  /** The most it pays with transport; null: no ceiling. */
  readonly ceilingMinorPerKg: number | null;
  readonly currency: string | null;
  readonly windowFromOn: CivilDate;
  readonly windowToOn: CivilDate;
  readonly coldCapable: boolean;
  /** Days that must remain until best-before when it is handed over; 0 when it is not said. */
  readonly shelfLifeDaysMinOnArrival?: number;
  readonly latitude: number;
  readonly longitude: number;
  /** Accepted earlier in this cycle: kept, counted towards the minimum, the maximum and fairness. */
  readonly alreadyGrams: number;
  /** What earlier rounds owe its commune of this product; negative when it has had more; 0 when not said. */
  readonly debtGrams?: number;
  /** Lots of which one of the two communes has declined a portion for this line: not offered again. */
  readonly declinedLotIds?: readonly string[];
}

/** The weights of a round, as voted: stored with it, so that an old answer keeps the rules of its day. */
export interface MatchingPolicy {
  readonly version: string;
  /** The act that adopted them; null: nobody has voted, the usual ones hold. */
  readonly actId: string | null;
  /** How far from its fair share a line may go to save transport, in thousandths. */
  readonly tolerancePermille: number;
  /** Up to so much of its own harvest a commune keeps before any is shared; a product not named: nothing. */
  readonly normGramsPerFamily: Readonly<Record<string, number>>;
  /** How much of an old debt is remembered from one round to the next, in thousandths. */
  readonly memoryPermille: number;
  /** A debt, or what is owed by one who had more, is never more than so many orders. */
  readonly debtOrdersMax: number;
  /** Days of shelf life that must be left beyond what a line asks for. */
  readonly shelfMarginDays: number;
  /** True: loads are gathered on fewer roads between the same places, all products together. */
  readonly consolidate: boolean;
}

/** What holds until an assembly votes otherwise. */
export const usualPolicy: MatchingPolicy = {
  version: 'usual',
  actId: null,
  tolerancePermille: 100,
  normGramsPerFamily: {},
  memoryPermille: 900,
  debtOrdersMax: 4,
  shelfMarginDays: 0,
  consolidate: false,
};

/** A standing pair: so much of this round is set aside for the customer before anything is shared. */
export interface MatchingAgreement {
  readonly id: string;
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
  readonly productId: string;
  readonly grams: number;
}

/** A road that two communes would rather (below 1000) or rather not (above) use. */
export interface MatchingPreference {
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
  readonly costPermille: number;
}

/**
 * All that sharing a harvest depends on, as plain JSON: freeze it, store it, hash it, and anybody can
 * ask it again. The order of its lists means nothing.
 */
export interface MatchingQuestion {
  readonly rulesVersion: string;
  /** Decides ties: the same seed gives the same ranks, another seed other ones. A safe whole number. */
  readonly seed: number;
  /** ISO moment; nothing is loaded before it. */
  readonly asOf: string;
  readonly travel: Travel;
  readonly policy: MatchingPolicy;
  readonly agreements: readonly MatchingAgreement[];
  /** At most one for each pair of communes. */
  readonly preferences: readonly MatchingPreference[];
  readonly lots: readonly MatchingLot[];
  readonly lines: readonly MatchingLine[];
}
