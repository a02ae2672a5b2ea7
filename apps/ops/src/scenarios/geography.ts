import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readMunicipalities } from '#features/communes';
import { readProducts } from '#features/catalogue';
import type { Place } from '#core/kernel';

/** A place around which communes lie. */
export interface Locality extends Place {
  readonly name: string;
  readonly municipalityCode: string;
  readonly stateCode: string;
}

interface ParishRecord {
  readonly parish: string;
  readonly municipality_code: string;
  readonly latitude: string;
  readonly longitude: string;
}

/** Beside this file in the sources and in the build alike. */
const PARISHES = join(__dirname, 'data', 'caracas-parishes.csv');

let knownSeats: readonly Locality[] | undefined;

/** The seats of all municipalities, in the order of their codes. Read once. */
export function seats(): readonly Locality[] {
  knownSeats ??= readSeats();
  return knownSeats;
}

function readSeats(): Locality[] {
  return readMunicipalities().map((it) => ({
    name: it.seat,
    municipalityCode: it.code,
    stateCode: it.state_code,
    latitude: Number(it.latitude),
    longitude: Number(it.longitude),
  }));
}

export function seatOf(municipalityCode: string): Locality {
  const seat = seats().find((it) => it.municipalityCode === municipalityCode);
  if (!seat) throw new Error(`no municipality has the code ${municipalityCode}`);
  return seat;
}

/** Parishes of Caracas, since one seat is too coarse for a city of millions. */
export function parishOf(name: string): Locality {
  const parish = parishes().find((it) => it.name === name);
  if (!parish) throw new Error(`no parish is called ${name}`);
  return parish;
}

export function parishes(): Locality[] {
  const records: ParishRecord[] = parse(readFileSync(PARISHES, 'utf8'), { columns: true });
  return records.map((it) => ({
    name: it.parish,
    municipalityCode: it.municipality_code,
    stateCode: seatOf(it.municipality_code).stateCode,
    latitude: Number(it.latitude),
    longitude: Number(it.longitude),
  }));
}

/** What the catalogue knows of a product, by its code. */
export function catalogue(): ReadonlyMap<string, { id: string; shelfLifeDays: number }> {
  return new Map(
    readProducts().map((it) => [it.code, { id: it.id, shelfLifeDays: Number(it.shelf_life_days) }]),
  );
}
