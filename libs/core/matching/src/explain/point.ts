import type { Reason } from './reason';
import { filledIn, type ReasonLocale } from './reason-text';
import { en } from './point-texts.en';
import { es } from './point-texts.es';

/** All that an explanation can say beyond the reason. */
export const POINT_CODES = [
  'why.asked',
  'why.segment',
  'why.segment_without',
  'why.debt_owed',
  'why.debt_owing',
  'why.floor',
  'why.agreement',
  'why.tolerance_less',
  'why.tolerance_more',
  'why.offered',
  'why.placed',
  'why.spoils_before_next',
  'change.more',
  'change.minimum',
  'change.grade',
  'change.washing',
  'change.cold_chain',
  'change.currency',
  'change.distance',
  'change.window',
  'change.shelf_life',
  'change.price',
  'change.declined',
  'change.lot_grade',
  'change.lot_washing',
  'change.lot_cold_chain',
  'change.lot_currency',
  'change.lot_distance',
  'change.lot_window',
  'change.lot_shelf_life',
  'change.lot_price',
  'change.lot_declined',
  'change.lot_wishes',
] as const;
export type PointCode = (typeof POINT_CODES)[number];

/** One thing to say, and the figures behind it. */
export interface Point {
  readonly code: PointCode;
  readonly params: Reason['params'];
}

const TEXTS = { es, en };

/** Says a point in plain words. */
export function pointText({ code, params }: Point, locale: ReasonLocale): string {
  return filledIn(TEXTS[locale][code], params, locale);
}
