import { type CivilDate, daysBetween, momentAt } from '#core/kernel';
import type { RoutingSite, Shipment, TimeWindow } from '#core/routing';
import { type GoodsWeight, priorityOf, weightOf } from './priority';
import type { Consignment } from './run-draft';

export const DAY_SECONDS = 86_400;
/** Long journeys end on the third day at the latest. */
export const DAYS_AHEAD = 3;

/** What is known of the allocation that goods are a part of. */
export interface GoodsRow {
  readonly allocationId: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly coldChain: boolean;
  readonly litresPerTonne: number;
  readonly readyOn: CivilDate;
  readonly bestBeforeOn: CivilDate;
  readonly windowFromOn: CivilDate;
  readonly windowToOn: CivilDate;
  readonly families: number;
  readonly communeId: string;
  readonly productId: string;
  readonly wantedGrams: number;
}

export interface GoodsQuestion {
  readonly dayOn: CivilDate;
  /** What earlier rounds owe a commune of a product, in grams. */
  readonly debtOf: (communeId: string, productId: string) => number;
  readonly siteOf: (id: string) => RoutingSite | undefined;
}

export function goodsWeight(facts: GoodsRow, { dayOn, debtOf }: GoodsQuestion): GoodsWeight {
  return weightOf({
    daysLeft: daysBetween(dayOn, facts.bestBeforeOn),
    families: facts.families,
    debtGrams: debtOf(facts.communeId, facts.productId),
    wantedGrams: facts.wantedGrams,
  });
}

/** Goods in the planner's words. An order's window holds where it was ordered for; a lot's day where it grew. */
export function goodsShipment(
  goods: Consignment,
  facts: GoodsRow,
  question: GoodsQuestion,
): Shipment {
  const { dayOn } = question;
  const { fromSiteId, toSiteId } = goods;
  return {
    id: goods.id,
    pickupSiteId: fromSiteId,
    deliverySiteId: toSiteId,
    grams: goods.grams,
    litres: Math.ceil((goods.grams * facts.litresPerTonne) / 1_000_000),
    packages: goods.packages,
    coldChain: facts.coldChain,
    pickupWindows: [
      ...(fromSiteId === facts.fromSiteId ? readyWindows(dayOn, facts) : []),
      ...notBeforeWindows(dayOn, goods),
    ],
    deliveryWindows: [
      ...(toSiteId === facts.toSiteId ? orderWindows(dayOn, facts) : []),
      ...dueWindows(goods, question),
    ],
    maxSecondsOnBoard: null,
    priority: priorityOf(goodsWeight(facts, question)),
  };
}

function readyWindows(dayOn: CivilDate, { readyOn }: GoodsRow): TimeWindow[] {
  const days = daysBetween(dayOn, readyOn);
  return days <= 0 ? [] : [window(days, Math.max(days, DAYS_AHEAD))];
}

function orderWindows(dayOn: CivilDate, facts: GoodsRow): TimeWindow[] {
  return [window(daysBetween(dayOn, facts.windowFromOn), daysBetween(dayOn, facts.windowToOn))];
}

/** From the first second of a day to the last of another, in days from the day of the run. */
function window(fromDay: number, toDay: number): TimeWindow {
  return { fromSeconds: fromDay * DAY_SECONDS, toSeconds: (toDay + 1) * DAY_SECONDS - 1 };
}

/** The trunk loads what the feeder has brought, from the hand-over on. */
function notBeforeWindows(dayOn: CivilDate, { notBefore }: Consignment): TimeWindow[] {
  if (!notBefore) return [];
  const fromSeconds = secondsSince(dayOn, notBefore);
  return [{ fromSeconds, toSeconds: fromSeconds + DAYS_AHEAD * DAY_SECONDS }];
}

/** The feeder has unloaded by the hand-over: it begins so much earlier. */
function dueWindows(
  { dueBy, toSiteId, grams }: Consignment,
  { dayOn, siteOf }: GoodsQuestion,
): TimeWindow[] {
  if (!dueBy) return [];
  const handling = Math.ceil((grams * (siteOf(toSiteId)?.secondsPerTonne ?? 0)) / 1_000_000);
  const toSeconds = secondsSince(dayOn, dueBy) - handling;
  return [{ fromSeconds: Math.min(-DAY_SECONDS, toSeconds), toSeconds }];
}

export function secondsSince(dayOn: CivilDate, moment: Date): number {
  return Math.floor((moment.getTime() - momentAt(dayOn).getTime()) / 1000);
}
