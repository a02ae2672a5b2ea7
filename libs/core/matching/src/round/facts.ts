import { addDays, momentAt, type CivilDate } from '#core/kernel';
import type { MatchingLine, MatchingLot, MatchingQuestion } from '../matching-question';
import { drawRanks } from '../rank';

/** A lot with its dates as numbers. Minutes are counted from 1970 in UTC, days from 1970 in Caracas. */
export interface LotFacts {
  readonly source: MatchingLot;
  readonly index: number;
  readonly rank: number;
  /** The earliest minute at which it can be on the road. */
  readonly departsMinute: number;
  readonly bestBeforeDay: number;
  /** 0: it will not survive the days to the next round … 3. Lower classes are placed first. */
  readonly urgency: number;
}

/** A line with its dates as numbers. */
export interface LineFacts {
  readonly source: MatchingLine;
  readonly index: number;
  readonly rank: number;
  readonly families: number;
  readonly opensMinute: number;
  /** The last minute of the window. */
  readonly closesMinute: number;
  /** What it asks for and the voted margin together. */
  readonly shelfLifeDays: number;
  readonly declinedLotIds: ReadonlySet<string>;
  /** The product itself, then its substitutes, each once. */
  readonly productIds: readonly string[];
}

/** A lot that will not be good food for so many days more is of class 0, 1 or 2; any other is of class 3. */
const URGENCY_DAYS = [7, 14, 28] as const;

const DAY_MINUTES = 1440;
const FIRST_DAY_MINUTE = momentAt('1970-01-01').getTime() / 60_000;

/** The civil day of Caracas in which a minute lies. */
export function dayOfMinute(minute: number): number {
  return Math.floor((minute - FIRST_DAY_MINUTE) / DAY_MINUTES);
}

/** The lots in the order of their ids. O(n log n). */
export function lotFacts(question: MatchingQuestion): LotFacts[] {
  const lots = [...question.lots].sort(byId);
  const ranks = drawRanks(
    question.seed,
    lots.map((lot) => lot.id),
  );
  const now = Math.ceil(Date.parse(question.asOf) / 60_000);
  return lots.map((source, index) => {
    const bestBeforeDay = dayOfMinute(minuteOf(source.bestBeforeOn));
    return {
      source,
      index,
      rank: ranks[index] ?? 0,
      departsMinute: Math.max(minuteOf(source.readyOn), now) + question.travel.loadingMinutes,
      bestBeforeDay,
      urgency: urgencyOf(bestBeforeDay - dayOfMinute(now)),
    };
  });
}

function urgencyOf(daysLeft: number): number {
  const rank = URGENCY_DAYS.findIndex((days) => daysLeft < days);
  return rank < 0 ? URGENCY_DAYS.length : rank;
}

/** The lines in the order of their ids. O(n log n). */
export function lineFacts(question: MatchingQuestion): LineFacts[] {
  const lines = [...question.lines].sort(byId);
  const ranks = drawRanks(
    question.seed,
    lines.map((line) => line.id),
  );
  return lines.map((source, index) => ({
    source,
    index,
    rank: ranks[index] ?? 0,
    families: Math.max(1, source.families),
    opensMinute: minuteOf(source.windowFromOn),
    closesMinute: minuteOf(addDays(source.windowToOn, 1)) - 1,
    shelfLifeDays: (source.shelfLifeDaysMinOnArrival ?? 0) + question.policy.shelfMarginDays,
    declinedLotIds: new Set(source.declinedLotIds),
    productIds: [...new Set([source.productId, ...source.substituteProductIds])],
  }));
}

function minuteOf(date: CivilDate): number {
  return momentAt(date).getTime() / 60_000;
}

/** By code unit, so that no language of the machine changes the order. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
