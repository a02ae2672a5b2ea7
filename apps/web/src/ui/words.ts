import { wordsOf } from '../language/words';

/** The words that every screen shares. */
export const common = wordsOf({
  es: () => import('./words.es.icu.json'),
  en: () => import('./words.en.icu.json'),
});
