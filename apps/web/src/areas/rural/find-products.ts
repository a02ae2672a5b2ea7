/** What a product is looked for by. */
export interface Named {
  readonly code: string;
  readonly nameEs: string;
  readonly nameEn: string;
  readonly synonyms: readonly string[];
}

/** As people compare words: without accents, capitals and outer spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}

/**
 * The products whose name, code or synonym has a word that begins as what was typed, those first whose own name does.
 * Nothing typed finds all, in the order given.
 */
export function findProducts<Of extends Named>(products: readonly Of[], typed: string): Of[] {
  const asked = plain(typed);
  if (asked === '') return [...products];
  const begins = (text: string): boolean => ` ${plain(text)}`.includes(` ${asked}`);
  const rank = ({ code, nameEs, nameEn, synonyms }: Of): number => {
    if (begins(nameEs) || begins(nameEn)) return 0;
    return begins(code) || synonyms.some(begins) ? 1 : 2;
  };
  return products
    .map((product) => ({ product, rank: rank(product) }))
    .filter((it) => it.rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map((it) => it.product);
}
