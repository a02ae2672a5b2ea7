import {
  type Locale,
  message,
  type MessageKey,
  type MessageParams,
  momentText,
} from '#core/language';

/** The words of papers in one language. */
export type Say = (key: MessageKey, params?: MessageParams) => string;

export function sayIn(locale: Locale): Say {
  return (key, params) => message(locale, key, params);
}

/** When and for whom it was printed: of two papers that differ, people can tell the newer. */
export function printedText(say: Say, printing: Printing): string {
  return say('paper.printed', {
    at: momentText(printing.at, printing.locale),
    name: printing.name,
  });
}

export interface Printing {
  readonly locale: Locale;
  readonly at: Date;
  /** Who asked for it. */
  readonly name: string;
}
