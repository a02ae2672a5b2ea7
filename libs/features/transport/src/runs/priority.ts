/** Goods with fewer days left than this come before the others. */
const URGENT_DAYS = 15;
/** What a commune is owed may double what its goods count; what it had too much may halve it. */
const DEBT_PERMILLE_MIN = 500;
const DEBT_PERMILLE_MAX = 2000;

/** What one portion of goods counts beside the others, factor by factor, so that anybody can multiply again. */
export interface GoodsWeight {
  /** 1 (keeps for weeks) to 15 (today). */
  readonly urgency: number;
  /** That ordered it. */
  readonly families: number;
  /** 1000: nothing owed. 2000: earlier rounds owe as much of it as was ordered now, or more. */
  readonly debtPermille: number;
}

export interface WeighedFacts {
  /** Until the best-before date, from the day of the run on. */
  readonly daysLeft: number;
  readonly families: number;
  /** Positive: owed by earlier rounds; negative: it had more than its share. */
  readonly debtGrams: number;
  readonly wantedGrams: number;
}

export function weightOf({
  daysLeft,
  families,
  debtGrams,
  wantedGrams,
}: WeighedFacts): GoodsWeight {
  const owed = Math.round((debtGrams * 1000) / Math.max(1, wantedGrams));
  return {
    urgency: Math.max(1, URGENT_DAYS - Math.max(0, daysLeft)),
    families,
    debtPermille: Math.min(DEBT_PERMILLE_MAX, Math.max(DEBT_PERMILLE_MIN, 1000 + owed)),
  };
}

/** Urgency × families × fairness debt, whole and at least 1. */
export function priorityOf({ urgency, families, debtPermille }: GoodsWeight): number {
  return Math.max(1, Math.round((urgency * families * debtPermille) / 1000));
}
