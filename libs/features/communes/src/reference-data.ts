import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Beside `src` in the sources and in the build alike. */
const DATA = join(__dirname, '..', 'data');

export interface StateFacts {
  readonly code: string;
  readonly name: string;
}

export interface MunicipalityFacts {
  readonly code: string;
  readonly name: string;
  readonly state_code: string;
  readonly seat: string;
  readonly latitude: string;
  readonly longitude: string;
}

/** The 24 states of the country by ISO 3166-2 code. */
export function readStates(): StateFacts[] {
  return records('states.csv');
}

/** The 335 municipalities by the code of the statistics institute, each with the point of its seat. */
export function readMunicipalities(): MunicipalityFacts[] {
  return records('municipalities.csv');
}

function records<Row>(file: string): Row[] {
  return parse(readFileSync(join(DATA, file), 'utf8'), { columns: true });
}
