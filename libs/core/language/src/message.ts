import { english } from './en/index';
import { spanish } from './es/index';
import { numberText } from './figures';
import type { Locale } from './locale';

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

function written(value: unknown, locale: Locale): string {
  if (typeof value === 'number') return numberText(value, locale);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
