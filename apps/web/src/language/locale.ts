import { signal } from '@preact/signals';
import type { Locale } from '#core/language';

export type { Locale };

const KEY = 'cayapa.locale';

/** Spanish first: only somebody whose browser asks for English, or who chose it, reads English. */
export const locale = signal<Locale>(chosen());

function chosen(): Locale {
  const kept = localStorage.getItem(KEY);
  if (kept === 'es' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'es';
}

/** Keeps the language on this phone, and tells the page. */
export function keepLocale(next: Locale): void {
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === 'es' ? 'es-VE' : 'en';
  locale.value = next;
}
