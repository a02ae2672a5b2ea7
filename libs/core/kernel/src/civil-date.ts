/** A calendar day without a clock: '2026-11-22'. */
export type CivilDate = string & { readonly __civil?: 'date' };

/** The network's civil time zone. It has no daylight saving and has been UTC−4 since 2016. */
export const CARACAS = 'America/Caracas';

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real calendar day written YYYY-MM-DD ('2026-02-30' is not one). */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !PATTERN.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The day on the wall calendar of a time zone at a moment. After 20:00 in Caracas, UTC is already tomorrow. */
export function civilDateAt(moment: Date, timeZone: string = CARACAS): CivilDate {
  let calendar = CALENDARS.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    CALENDARS.set(timeZone, calendar);
  }
  return calendar.format(moment);
}

/** Making a calendar costs a hundred times what asking it does. */
const CALENDARS = new Map<string, Intl.DateTimeFormat>();

/** The day that is `days` after (or, negative, before) another. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** The moment at which a minute of the day strikes in Caracas. */
export function momentAt(date: CivilDate, minuteOfDay = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00-04:00`) + minuteOfDay * 60_000);
}
