export type Locale = 'es' | 'en';

/** The best of the two languages for an Accept-Language header. Spanish unless English is asked for first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'es';
}
