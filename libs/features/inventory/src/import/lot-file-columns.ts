/** A column of a file of lots: what it is called in both languages, first the word that the template uses. */
export interface LotFileColumn {
  readonly key: LotFileKey;
  readonly es: readonly string[];
  readonly en: readonly string[];
  readonly isRequired: boolean;
  /** An example for the template; the product's is refused on purpose, lest it be imported by mistake. */
  readonly example: string;
}

export type LotFileKey =
  | 'id'
  | 'product'
  | 'grade'
  | 'washed'
  | 'packageType'
  | 'packages'
  | 'kilos'
  | 'harvestedOn'
  | 'readyOn'
  | 'bestBeforeOn'
  | 'site'
  | 'org'
  | 'floorPrice'
  | 'currency';

/** Headers are compared without accents, capitals and spaces: see `plain`. */
export const LOT_FILE_COLUMNS: readonly LotFileColumn[] = [
  column('product', ['rubro', 'producto'], ['product'], {
    isRequired: true,
    example: '(ejemplo) papa',
  }),
  column('grade', ['calidad', 'grado', 'categoria'], ['grade'], { isRequired: true, example: '1' }),
  column('washed', ['lavado', 'lavada'], ['washed'], { example: 'no' }),
  column('packageType', ['empaque', 'tipo de bulto', 'envase'], ['package type', 'package'], {
    example: 'saco',
  }),
  column('packages', ['bultos', 'sacos', 'cestas', 'huacales'], ['packages', 'sacks', 'baskets'], {
    example: '50',
  }),
  column('kilos', ['kilos', 'kg', 'kilogramos', 'peso kg'], ['kilos', 'kg', 'kilograms'], {
    example: '1.012,5',
  }),
  column(
    'harvestedOn',
    ['cosechado', 'cosecha', 'fecha de cosecha'],
    ['harvested', 'harvested on'],
    {
      isRequired: true,
      example: '21/11/2026',
    },
  ),
  column('readyOn', ['listo', 'listo el'], ['ready', 'ready on'], { example: '22/11/2026' }),
  column('bestBeforeOn', ['vence', 'vencimiento'], ['best before', 'best before on'], {
    example: '',
  }),
  column('site', ['centro', 'centro de acopio'], ['centre', 'collection centre', 'site'], {
    example: '',
  }),
  column(
    'org',
    ['organizacion', 'organizacion productiva', 'productor'],
    ['organisation', 'producer', 'org'],
    { example: '' },
  ),
  column('floorPrice', ['precio', 'precio minimo', 'precio piso'], ['floor price', 'price'], {
    example: '',
  }),
  column('currency', ['moneda'], ['currency'], { example: '' }),
  column('id', ['id'], ['id'], { example: '' }),
];

function column(
  key: LotFileKey,
  es: readonly string[],
  en: readonly string[],
  options: { readonly isRequired?: boolean; readonly example: string },
): LotFileColumn {
  return { key, es, en, isRequired: options.isRequired ?? false, example: options.example };
}

/** A word as people may write it: without accents, capitals, or anything but letters and digits. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The column that a header names, in either language. */
export function columnOfHeader(header: string): LotFileColumn | undefined {
  const word = plain(header);
  return LOT_FILE_COLUMNS.find((it) => it.es.includes(word) || it.en.includes(word));
}

/** A file to fill in: the headers of one language and a row that shows how. */
export function templateOf(language: 'es' | 'en'): string {
  const headers = LOT_FILE_COLUMNS.map((it) => it[language][0] ?? it.key);
  const example = LOT_FILE_COLUMNS.map((it) => it.example);
  return `\uFEFF${headers.join(';')}\r\n${example.join(';')}\r\n`;
}
