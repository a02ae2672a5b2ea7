/** What an auditor needs to find the place: codes and names first, then the figures that do not agree. */
export type ExampleFact =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly grams: number }
  | { readonly name: string; readonly millilitres: number }
  | { readonly name: string; readonly count: number };

const ID = /(^id|Id)$/;
/** Said with words of its own, or of no use to a reader. */
const UNSAID = new Set(['seq', 'kind', 'since']);

/** Reads an example of a violation. Identifiers are left out: nobody can read them. */
export function factsOf(example: object): readonly ExampleFact[] {
  return Object.entries(example).flatMap(([name, value]: [string, unknown]): ExampleFact[] => {
    if (ID.test(name) || UNSAID.has(name) || value === null) return [];
    if (typeof value === 'string' && !/^-?\d+$/.test(value)) return [{ name, text: value }];
    const count = Number(value);
    if (Number.isNaN(count)) return [];
    if (name === 'grams' || name.endsWith('Grams')) return [{ name, grams: count }];
    if (name.endsWith('Ml')) return [{ name, millilitres: count }];
    return [{ name, count }];
  });
}
