import type { PointCode } from './point-codes';
import type { Reason } from './reason';
import { filledIn, type ReasonLocale } from './reason-text';
import { en } from './point-texts.en';
import { es } from './point-texts.es';

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
