import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Beside `src` in the sources and in the build alike. */
const DATA = join(__dirname, '..', 'data');

/** One row of products.csv, as text; synonyms are parted by semicolons. */
export interface ProductRecord {
  readonly id: string;
  readonly code: string;
  readonly cpc_code: string;
  readonly name_es: string;
  readonly name_en: string;
  readonly synonyms: string;
  readonly family: string;
  readonly shelf_life_days: string;
  readonly cold_chain: string;
  readonly litres_per_tonne: string;
  readonly usual_package_type: string;
}

export interface PackageTypeRecord {
  readonly code: string;
  readonly name_es: string;
  readonly name_en: string;
  readonly synonyms: string;
}

/** The products that every installation begins with, under ids fixed for ever. */
export function readProducts(): ProductRecord[] {
  return records('products.csv');
}

/** The package types of the network by their code of UNECE Recommendation 21. */
export function readPackageTypes(): PackageTypeRecord[] {
  return records('package-types.csv');
}

function records<Row>(file: string): Row[] {
  return parse(readFileSync(join(DATA, file), 'utf8'), { columns: true });
}
