import { english } from './en/index';
import { spanish } from './es/index';

export { clockText, dayText, kilosText, momentText } from './figures';

export type Locale = 'es' | 'en';
/** A key of the messages: every Spanish message has an English sister, or the build fails. */
export type MessageKey = keyof typeof spanish;
export type MessageParams = Readonly<Record<string, unknown>>;

const MESSAGES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  es: spanish,
  en: english,
};

/**
 * The text of a message with its {parameters} filled in; numbers are written as the locale does (es-VE).
 * An unknown key answers the key itself, so that nothing is ever silent.
 */
export function message(locale: Locale, key: string, params: MessageParams = {}): string {
  const text = MESSAGES[locale][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => written(params[name] ?? slot, locale));
}

export function isMessageKey(key: string): key is MessageKey {
  return key in spanish;
}

/** The best of the two languages for an Accept-Language header. Spanish unless English is asked for first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'es';
}

function written(value: unknown, locale: Locale): string {
  if (typeof value === 'number') {
    return new Intl.NumberFormat(locale === 'es' ? 'es-VE' : 'en-US').format(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
