import { CARACAS, type CivilDate } from '#core/kernel';
import type { Locale } from './locale';

const REGION: Readonly<Record<Locale, string>> = { es: 'es-VE', en: 'en-GB' };

/** A number as people write it, with three decimals at most. */
export function numberText(value: number, locale: Locale): string {
  return numberFormat(locale).format(value);
}

/** A mass as people write it, without its unit: 1234500 → '1.234,5' in Venezuela. */
export function kilosText(grams: number, locale: Locale): string {
  return numberText(grams / 1000, locale);
}

/** A calendar day in words: '24 de noviembre de 2026'. What is no day is said as it came. */
export function dayText(day: CivilDate, locale: Locale): string {
  const moment = new Date(`${day}T00:00:00Z`);
  const format = dateFormat(locale, 'day', { dateStyle: 'long', timeZone: 'UTC' });
  return Number.isNaN(moment.getTime()) ? day : plainSpaces(format.format(moment));
}

/** A moment as the calendars and clocks of Caracas show it. */
export function momentText(moment: Date, locale: Locale): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: CARACAS } as const;
  return plainSpaces(dateFormat(locale, 'moment', style).format(moment));
}

/** The time of day in Caracas. */
export function clockText(moment: Date, locale: Locale): string {
  const style = { timeStyle: 'short', timeZone: CARACAS } as const;
  return plainSpaces(dateFormat(locale, 'clock', style).format(moment));
}

/** Making a format costs a hundred times as much as using it. */
const NUMBERS = new Map<Locale, Intl.NumberFormat>();
const DATES = new Map<string, Intl.DateTimeFormat>();

function numberFormat(locale: Locale): Intl.NumberFormat {
  const known = NUMBERS.get(locale);
  if (known) return known;
  const format = new Intl.NumberFormat(REGION[locale], { maximumFractionDigits: 3 });
  NUMBERS.set(locale, format);
  return format;
}

function dateFormat(
  locale: Locale,
  name: string,
  style: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  const known = DATES.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(REGION[locale], style);
  DATES.set(key, format);
  return format;
}

/** Versions of Intl differ in the spaces that they put between hour and half of the day. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ');
}
