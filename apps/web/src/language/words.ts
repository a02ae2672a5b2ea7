import { signal } from '@preact/signals';
import { keepLocale, type Locale, locale } from './locale';

export type Params = Readonly<Record<string, string | number>>;
type Spoken = Readonly<Record<string, (params: Params) => string>>;
type Loader<Texts> = () => Promise<{ readonly default: Texts }>;

/** The messages of one part of the app, fetched with it and in one language only. */
export interface Words<Key extends string> {
  /** The text of a message in the language of the page. Load first. */
  (key: Key, params?: Params): string;
  /** True when there is such a message: for keys that are made from what the API says. */
  has(key: string): key is Key;
  load(): Promise<void>;
}

const known = new Set<(language: Locale) => Promise<void>>();

/** Words from two compiled files with the same keys; `npm run types` and a spec hold the two together. */
export function wordsOf<Texts extends object>(
  files: Readonly<Record<Locale, Loader<Texts>>>,
): Words<Extract<keyof Texts, string>> {
  const spoken = signal<Spoken>({});
  const fetchFor = async (language: Locale): Promise<void> => {
    // The build turns each text into a function; to the type checker it is still the file's own text.
    spoken.value = (await files[language]()).default as unknown as Spoken;
  };
  const say = (key: string, params: Params = {}): string => spoken.value[key]?.(params) ?? key;
  return Object.assign(say, {
    has: (key: string): key is Extract<keyof Texts, string> => key in spoken.value,
    load: async () => {
      await fetchFor(locale.peek());
      known.add(fetchFor);
    },
  });
}

/** Changes the language of everything that is on the page, at once. */
export async function speak(language: Locale): Promise<void> {
  await Promise.all([...known].map((fetchFor) => fetchFor(language)));
  keepLocale(language);
}
