import { wordsOf } from '../../language/words';

export const words = wordsOf({
  es: () => import('./words.es.icu.json'),
  en: () => import('./words.en.icu.json'),
});
