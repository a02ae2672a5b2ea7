import {
  dayText,
  kilosText,
  type Locale,
  message,
  type MessageParams,
  momentText,
} from '#core/language';

/** What stands where a figure is not known. */
const UNKNOWN = '—';

/**
 * A notice in words of a language. Parameters are written by the end of their names: grams as kilos, `…On` as
 * a day, `…At` and `…By` as a moment in Caracas; {es, en} is a name in both languages, {key} a message in turn.
 */
export function noticeWords(key: string, params: MessageParams, locale: Locale): string {
  const written = Object.entries(params).map(([name, value]) => [
    name,
    writtenParam(name, value, params, locale),
  ]);
  return message(locale, key, Object.fromEntries(written) as MessageParams);
}

// Four things decide how a figure is written; the params are there for messages inside messages.
function writtenParam(
  name: string,
  value: unknown,
  params: MessageParams,
  locale: Locale,
): string | number {
  if (value === null || value === undefined) return UNKNOWN;
  if (typeof value === 'object') return writtenObject(value, params, locale);
  if (typeof value === 'number')
    return /grams$/i.test(name) ? `${kilosText(value, locale)} kg` : value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (name.endsWith('On')) return dayText(text, locale);
  const moment = /(?:At|By)$/.test(name) ? new Date(text) : null;
  return moment && !Number.isNaN(moment.getTime()) ? momentText(moment, locale) : text;
}

function writtenObject(value: object, params: MessageParams, locale: Locale): string {
  if ('key' in value && typeof value.key === 'string') {
    const flat = Object.entries(params).filter(([, it]) => typeof it !== 'object');
    return noticeWords(value.key, Object.fromEntries(flat), locale);
  }
  const name = (value as Readonly<Record<string, unknown>>)[locale];
  return typeof name === 'string' ? name : UNKNOWN;
}
