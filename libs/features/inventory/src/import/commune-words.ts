import type { Database } from '#platform/database';
import type { Cell } from './lot-cells';
import { plain } from './lot-file-columns';

interface NamedRow {
  readonly kind: 'product' | 'packageType' | 'site' | 'org';
  readonly key: string;
  readonly code: string;
  readonly names: readonly string[];
  readonly usual: string | null;
}

/** One thing that people may name by its code, its names or its synonyms. */
export interface Named {
  readonly key: string;
  readonly code: string;
  readonly names: readonly string[];
}

/** What the words of one commune's file mean. */
export interface CommuneWords {
  readonly products: WordList;
  readonly packageTypes: WordList;
  readonly sites: WordList;
  readonly orgs: WordList;
  /** Product id → the package type that it usually comes in. */
  readonly usualPackageType: ReadonlyMap<string, string>;
}

/** Finds things by how people call them. A code goes before a name; a name that several bear is refused. */
export class WordList {
  private readonly byWord = new Map<string, Set<string>>();
  private readonly byCode = new Map<string, string>();

  constructor(
    readonly things: readonly Named[],
    private readonly codes: { readonly unknown: string; readonly ambiguous: string },
  ) {
    for (const thing of things) {
      this.byCode.set(plain(thing.code), thing.key);
      for (const name of thing.names) {
        const word = plain(name);
        this.byWord.set(word, (this.byWord.get(word) ?? new Set()).add(thing.key));
      }
    }
  }

  find(text: string): Cell<string> {
    const word = plain(text);
    const coded = this.byCode.get(word);
    if (coded !== undefined) return { value: coded };
    const keys = [...(this.byWord.get(word) ?? [])];
    const [only] = keys;
    if (only === undefined) return { code: this.codes.unknown };
    return keys.length === 1 ? { value: only } : { code: this.codes.ambiguous };
  }
}

const WORDS = `
  SELECT 'product' AS kind, id::text AS key, code, ARRAY[name_es, name_en] || synonyms AS names,
    usual_package_type AS usual
  FROM product WHERE is_active
  UNION ALL
  SELECT 'packageType', code, code, ARRAY[name_es, name_en] || synonyms, NULL FROM package_type
  UNION ALL
  SELECT 'site', id::text, id::text, ARRAY[name], NULL FROM site
  WHERE commune_id = $1 AND is_active AND kind = 'collection_centre'
  UNION ALL
  SELECT 'org', id::text, id::text, ARRAY[name], NULL FROM productive_org
  WHERE commune_id = $1 AND is_active`;

/** The whole catalogue, and the commune's own centres and producers. A few hundred rows. */
export async function readCommuneWords(db: Database, communeId: string): Promise<CommuneWords> {
  const rows = await db.rows<NamedRow>(WORDS, [communeId]);
  const ofKind = (kind: NamedRow['kind']) => rows.filter((row) => row.kind === kind);
  return {
    products: new WordList(ofKind('product'), {
      unknown: 'lot.product_unknown',
      ambiguous: 'csv.product_ambiguous',
    }),
    packageTypes: new WordList(ofKind('packageType'), {
      unknown: 'lot.package_type_unknown',
      ambiguous: 'lot.package_type_unknown',
    }),
    sites: new WordList(ofKind('site'), {
      unknown: 'lot.site_unknown',
      ambiguous: 'csv.site_ambiguous',
    }),
    orgs: new WordList(ofKind('org'), {
      unknown: 'lot.org_of_another_commune',
      ambiguous: 'lot.org_of_another_commune',
    }),
    usualPackageType: new Map(ofKind('product').map((row) => [row.key, row.usual ?? ''])),
  };
}
