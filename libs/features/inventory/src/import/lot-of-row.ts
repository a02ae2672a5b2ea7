import type { LotFacts } from '../lot/lot-facts';
import type { CommuneWords } from './commune-words';
import {
  type Cell,
  currencyOf,
  dayOf,
  flagOf,
  gradeOf,
  idOf,
  minorOf,
  thousandthsOf,
  wholeOf,
} from './lot-cells';
import type { LotFileKey } from './lot-file-columns';
import type { LotFileRow } from './read-lot-file';

const CELL_LENGTH_MAX = 200;

/** One fault of one cell. */
export interface CellFault {
  readonly line: number;
  readonly key: LotFileKey;
  readonly code: string;
}

/** The lot that a row tells of, without its id unless the row has one; or all that is wrong with the row. */
export type RowReading =
  | { readonly ok: true; readonly facts: Omit<LotFacts, 'id'>; readonly id: string | null }
  | { readonly ok: false; readonly faults: readonly CellFault[] };

export function lotOfRow(row: LotFileRow, communeId: string, words: CommuneWords): RowReading {
  const reader = new CellReader(row);
  const productId = reader.required('product', (text) => words.products.find(text));
  const facts = {
    communeId,
    forecastId: null,
    productId: productId ?? '',
    productiveOrgId: reader.optional('org', (text) => words.orgs.find(text)),
    siteId: reader.optional('site', (text) => words.sites.find(text)) ?? onlySite(words, reader),
    grade: reader.required('grade', gradeOf) ?? 0,
    isWashed: reader.optional('washed', flagOf) ?? false,
    packageType:
      reader.optional('packageType', (text) => words.packageTypes.find(text)) ??
      words.usualPackageType.get(productId ?? '') ??
      '',
    packages: reader.optional('packages', wholeOf),
    // Thousandths of a kilo are grams.
    grams: reader.optional('kilos', thousandthsOf),
    harvestedOn: reader.required('harvestedOn', dayOf) ?? '',
    readyOn: reader.optional('readyOn', dayOf),
    bestBeforeOn: reader.optional('bestBeforeOn', dayOf),
    floorMinorPerKg: reader.optional('floorPrice', minorOf),
    currency: reader.optional('currency', currencyOf),
  };
  const id = reader.optional('id', idOf);
  return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, facts, id };
}

/** A commune with one collection centre need not name it. */
function onlySite(words: CommuneWords, reader: CellReader): string {
  const [only, ...others] = words.sites.things;
  if (only && others.length === 0) return only.key;
  if (!reader.has('site')) reader.refuse('site', 'csv.value_missing');
  return '';
}

class CellReader {
  readonly faults: CellFault[] = [];

  constructor(private readonly row: LotFileRow) {}

  has(key: LotFileKey): boolean {
    return this.row.cell(key) !== '';
  }

  required<Value>(key: LotFileKey, read: (text: string) => Cell<Value>): Value | null {
    if (!this.has(key)) {
      this.refuse(key, 'csv.value_missing');
      return null;
    }
    return this.optional(key, read);
  }

  optional<Value>(key: LotFileKey, read: (text: string) => Cell<Value>): Value | null {
    const text = this.row.cell(key);
    if (text === '') return null;
    const cell = text.length > CELL_LENGTH_MAX ? { code: 'csv.cell_too_long' } : read(text);
    if ('value' in cell) return cell.value;
    this.refuse(key, cell.code);
    return null;
  }

  refuse(key: LotFileKey, code: string): void {
    this.faults.push({ line: this.row.line, key, code });
  }
}
