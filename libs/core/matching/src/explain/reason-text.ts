import type { Reason } from './reason';
import { en } from './reason-texts.en';
import { es } from './reason-texts.es';

export type ReasonLocale = 'es' | 'en';

type Figure = string | number | boolean;

const TEXTS = { es, en };
const REGION = { es: 'es-VE', en: 'en-GB' };
/** Making a format costs a hundred times as much as using it, and a national answer has 200,000 texts. */
const FORMATS = new Map<string, Intl.NumberFormat>();
const YES_NO = { es: ['sí', 'no'], en: ['yes', 'no'] };

/** Says a reason in plain words, with its figures as people write them. A figure that is missing is '—'. */
export function reasonText(reason: Reason, locale: ReasonLocale): string {
  return filledIn(TEXTS[locale][reason.code], reason.params, locale);
}

/** A text with its figures written out. */
export function filledIn(text: string, params: Reason['params'], locale: ReasonLocale): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => written(name, params[name], locale));
}

/** The unit stands at the end of a figure's name, or before the thing that it is counted by. */
function written(name: string, figure: Figure | undefined, locale: ReasonLocale): string {
  if (figure === undefined) return '—';
  if (typeof figure === 'boolean') return YES_NO[locale][figure ? 0 : 1] ?? '';
  if (typeof figure === 'string') return name.endsWith('On') ? dateText(figure, locale) : figure;
  if (/grams/i.test(name)) return `${numberText(figure / 1000, locale, 3)} kg`;
  if (/metres/i.test(name)) return `${numberText(figure / 1000, locale, 0)} km`;
  if (/minorPerKg$/i.test(name)) return numberText(figure / 100, locale, 2, 2);
  return numberText(figure, locale, 0);
}

function numberText(value: number, locale: ReasonLocale, most: number, least = 0): string {
  const key = `${locale}${String(least)}${String(most)}`;
  const known = FORMATS.get(key);
  if (known) return known.format(value);
  const format = new Intl.NumberFormat(REGION[locale], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  FORMATS.set(key, format);
  return format.format(value);
}

function dateText(date: string, locale: ReasonLocale): string {
  return new Intl.DateTimeFormat(REGION[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
