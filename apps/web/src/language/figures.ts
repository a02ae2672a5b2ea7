import { CARACAS, civilDateAt, type CivilDate } from '#core/kernel';
import { type Locale, locale } from './locale';

const REGION: Readonly<Record<Locale, string>> = { es: 'es-VE', en: 'en-GB' };

/** Making a format costs a hundred times as much as using it. */
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale.value} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(REGION[locale.value], options);
  formats.set(key, known);
  return known as Intl.NumberFormat;
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.value} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(REGION[locale.value], options);
  formats.set(key, known);
  return known as Intl.DateTimeFormat;
}

/** A whole or broken number, three decimals at most: '1.234,5'. */
export function numberText(value: number, decimals = 3): string {
  return numbers({ maximumFractionDigits: decimals }).format(value);
}

/** A figure and its unit stay on one line. */
const APART = '\u00a0';

/** Grams as kilos with their unit: 1234500 → '1.234,5 kg'. */
export function kilosText(grams: number): string {
  return `${numberText(grams / 1000)}${APART}kg`;
}

/** Whole minor units as money: 15050, 'VED' → 'Bs. 150,50'. A code that Intl does not know is written as it is. */
export function moneyText(minor: number, currency: string): string {
  const known = /^[A-Z]{3}$/.test(currency);
  if (known)
    return numbers({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
      minor / 100,
    );
  return `${numberText(minor / 100, 2)}${APART}${currency}`;
}

/** Thousandths as a percentage: 427 → '42,7 %'. */
export function permilleText(permille: number): string {
  return `${numberText(permille / 10, 1)}${APART}%`;
}

/** Metres as kilometres with their unit. */
export function kilometresText(metres: number): string {
  return `${numberText(metres / 1000, metres < 10_000 ? 1 : 0)}${APART}km`;
}

/** Millilitres as litres with their unit. */
export function litresText(millilitres: number): string {
  return `${numberText(millilitres / 1000, 1)}${APART}l`;
}

/** Seconds as hours and minutes: '3 h 20 min'. */
export function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = `${minutes % 60}${APART}min`;
  return hours === 0 ? rest : `${hours}${APART}h ${rest}`;
}

/** Minutes since midnight as a time of day: 870 → '14:30'. */
export function minuteText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A day: 'mar, 24 nov'. With `long`: 'martes, 24 de noviembre de 2026'. */
export function dayText(day: CivilDate, style: 'short' | 'long' = 'short'): string {
  const moment = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(moment.getTime())) return day;
  const options: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { dateStyle: 'full', timeZone: 'UTC' }
      : { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' };
  return dates(options).format(moment);
}

/** A moment by the calendars and clocks of Caracas: '24 nov, 2:30 p. m.'. */
export function momentText(moment: string | Date): string {
  const options: Intl.DateTimeFormatOptions = {
    ...{ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    timeZone: CARACAS,
  };
  return dates(options).format(new Date(moment));
}

/** The time of day in Caracas. */
export function clockText(moment: string | Date): string {
  return dates({ hour: 'numeric', minute: '2-digit', timeZone: CARACAS }).format(new Date(moment));
}

/** How long ago, in the words of the language: 'hace 3 horas'. */
export function agoText(moment: number, now: number): string {
  const minutes = Math.round((now - moment) / 60_000);
  const words = new Intl.RelativeTimeFormat(REGION[locale.value], { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48
    ? words.format(-hours, 'hour')
    : words.format(-Math.round(hours / 24), 'day');
}

/** Today by the calendar of Caracas, whatever the phone's own zone is. */
export function today(): CivilDate {
  return civilDateAt(new Date());
}
