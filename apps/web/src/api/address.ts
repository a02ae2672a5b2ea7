import type { Answer, ApiPath } from './types';

type Value = string | number | boolean | undefined | null;

/** An address of the API with what a GET of it answers: '/v1/lots/0190…' knows that it is a lot. */
export type Address<Of = unknown> = string & { readonly __answers?: Of };

/**
 * Fills a path of the OpenAPI document: `addressOf('/v1/lots/{id}', { id })`. What is in no slot goes into the query;
 * undefined and null are left out. A misspelt path does not compile.
 */
export function addressOf<Path extends ApiPath>(
  path: Path,
  values: Readonly<Record<string, Value>> = {},
): Address<Answer<Path>> {
  const used = new Set<string>();
  const filled = path.replace(/\{(\w+)\}/g, (_slot, name: string) => {
    used.add(name);
    return encodeURIComponent(String(values[name] ?? ''));
  });
  const query = Object.entries(values)
    .filter(
      ([name, value]) => !used.has(name) && value !== undefined && value !== null && value !== '',
    )
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? filled : `${filled}?${query}`;
}
