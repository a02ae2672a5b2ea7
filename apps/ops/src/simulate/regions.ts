import type { Place } from '#core/kernel';

/** Part of the country that harvests and eats in its own way. */
export interface Region extends Place {
  readonly name: string;
  /** What its fields can bear. */
  readonly land: 'mountain' | 'lowland';
  /** How many of the communes live here, in relation to the other regions. */
  readonly people: number;
  /** How much of the harvest comes from here, in relation to the other regions. */
  readonly fields: number;
  /** Roads wind more in the Andes. */
  readonly winding: number;
  /** Served by one bad road: the first to be cut. */
  readonly isRemote: boolean;
}

const ANDES = 1.45;
const PLAIN = 1.3;

type Row = readonly [
  name: string,
  latitude: number,
  longitude: number,
  land: Region['land'],
  people: number,
  fields: number,
  more?: 'andes' | 'remote',
];

// Positions are those of the towns, to about a kilometre; weights are editorial estimates.
const ROWS: readonly Row[] = [
  ['Carache', 9.63, -70.23, 'mountain', 1, 8, 'andes'],
  ['Boconó', 9.25, -70.26, 'mountain', 2, 8, 'andes'],
  ['Momboy', 9.14, -70.65, 'mountain', 1, 7, 'andes'],
  ['Mucuchíes', 8.75, -70.92, 'mountain', 1, 9, 'andes'],
  ['Bailadores', 8.25, -71.83, 'mountain', 1, 8, 'andes'],
  ['La Grita', 8.13, -71.98, 'mountain', 2, 8, 'andes'],
  ['Sanare', 9.75, -69.65, 'mountain', 1, 6],
  ['Colonia Tovar', 10.41, -67.29, 'mountain', 1, 4],
  ['Caripe', 10.17, -63.5, 'mountain', 1, 4],
  ['Turén', 9.33, -69.12, 'lowland', 2, 9],
  ['Calabozo', 8.93, -67.43, 'lowland', 3, 7],
  ['Santa Bárbara', 8.98, -71.91, 'lowland', 2, 8],
  ['Caucagua', 10.28, -66.38, 'lowland', 2, 5],
  ['Upata', 8.01, -62.4, 'lowland', 2, 5],
  ['Achaguas', 7.78, -68.22, 'lowland', 2, 4, 'remote'],
  ['Tucupita', 9.06, -62.05, 'lowland', 3, 3, 'remote'],
  ['Catia', 10.51, -66.95, 'mountain', 14, 0],
  ['Petare', 10.48, -66.81, 'mountain', 13, 0],
  ['El Valle', 10.46, -66.91, 'mountain', 9, 0],
  ['Valencia', 10.17, -68.0, 'lowland', 14, 1],
  ['Maracay', 10.25, -67.6, 'lowland', 10, 1],
  ['Barquisimeto', 10.07, -69.32, 'lowland', 13, 1],
  ['Maracaibo', 10.65, -71.62, 'lowland', 16, 1],
  ['San Cristóbal', 7.77, -72.22, 'mountain', 5, 1, 'andes'],
  ['Barinas', 8.63, -70.21, 'lowland', 5, 4],
  ['Maturín', 9.75, -63.18, 'lowland', 6, 2],
  ['Cumaná', 10.46, -64.17, 'lowland', 5, 1],
  ['Ciudad Guayana', 8.3, -62.72, 'lowland', 9, 1],
  ['Coro', 11.4, -69.67, 'lowland', 4, 1],
  ['Puerto Ayacucho', 5.66, -67.63, 'lowland', 3, 1, 'remote'],
];

/** Towns around which the simulated communes live. Where they lie is real, all else is invented. */
export const REGIONS: readonly Region[] = ROWS.map(
  ([name, latitude, longitude, land, people, fields, more]) => ({
    name,
    latitude,
    longitude,
    land,
    people,
    fields,
    winding: more === 'andes' ? ANDES : PLAIN,
    isRemote: more === 'remote',
  }),
);
