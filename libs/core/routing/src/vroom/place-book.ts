import {
  anyObjectAt,
  type Fields,
  isWhole,
  listAt,
  type LonLat,
  objectAt,
  placeOf,
  wholeAt,
  within,
} from './fields';
import { VroomFault } from './vroom-fault';
import type { VroomMatrices, VroomMatrix, VroomPlace, VroomRoads } from './vroom-problem';

const MATRIX = ['durations', 'distances', 'costs'];

/**
 * The places of a problem as they are read, each of them once. With matrices a place is one of their
 * rows; without, it is a point of the earth.
 */
export class PlaceBook {
  private readonly matrices: ReadonlyMap<string, VroomMatrix> | null;
  private readonly rows: number;
  private readonly known = new Map<string, number>();
  private readonly points: LonLat[] = [];

  constructor(file: Fields) {
    this.matrices = matricesOf(file);
    this.rows = [...(this.matrices?.values() ?? [])][0]?.durations.length ?? 0;
  }

  taskPlace(fields: Fields): VroomPlace {
    const place = this.place(fields, 'location', 'location_index');
    if (place) return place;
    const missing = this.matrices ? 'location_index' : 'location';
    throw new VroomFault('missing_field', within(fields.place, missing));
  }

  /** Null when the vehicle may begin or end anywhere. */
  vehiclePlace(fields: Fields, end: 'start' | 'end'): VroomPlace | null {
    const place = this.place(fields, end, `${end}_index`);
    if (place === null && fields.values[end] !== undefined)
      throw new VroomFault('missing_field', within(fields.place, `${end}_index`));
    return place;
  }

  /** The roads between all places read so far, for vehicles of these profiles. */
  roads(profiles: readonly string[]): VroomRoads {
    if (this.matrices === null) return { kind: 'coordinates', places: this.points };
    for (const profile of profiles) {
      if (!this.matrices.has(profile)) throw new VroomFault('no_matrix', `matrices.${profile}`);
    }
    return { kind: 'matrices', rows: this.rows, byProfile: this.matrices };
  }

  private place(fields: Fields, coordinates: string, index: string): VroomPlace | null {
    const location = placeOf(fields, coordinates);
    const said = fields.values[index];
    const place = within(fields.place, index);
    const locationIndex = said === undefined ? null : wholeAt(said, place);
    if (this.matrices === null) {
      return location && { row: this.pointOf(location), location, locationIndex };
    }
    if (locationIndex === null) return null;
    if (locationIndex >= this.rows) throw new VroomFault('outside_matrix', place);
    return { row: locationIndex, location, locationIndex };
  }

  private pointOf(point: LonLat): number {
    const key = point.join(' ');
    const known = this.known.get(key) ?? this.points.push(point) - 1;
    this.known.set(key, known);
    return known;
  }
}

/** Null when the problem has none: then places count. The single `matrix` of old is one of durations. */
function matricesOf(file: Fields): VroomMatrices['byProfile'] | null {
  const { matrices, matrix } = file.values;
  if (matrices === undefined) {
    return matrix === undefined
      ? null
      : new Map([
          ['car', { durations: tableOf(matrix, 'matrix', null), distances: null, costs: null }],
        ]);
  }
  const byProfile = new Map<string, VroomMatrix>();
  let rows: number | null = null;
  for (const [profile, json] of Object.entries(anyObjectAt(matrices, 'matrices').values)) {
    const place = `matrices.${profile}`;
    const { values } = objectAt(json, place, MATRIX);
    if (values['durations'] === undefined) throw new VroomFault('no_matrix', place);
    const durations = tableOf(values['durations'], `${place}.durations`, rows);
    rows = durations.length;
    const table = (name: string): Table | null =>
      values[name] === undefined ? null : tableOf(values[name], `${place}.${name}`, rows);
    byProfile.set(profile, { durations, distances: table('distances'), costs: table('costs') });
  }
  return byProfile.size === 0 ? null : byProfile;
}

type Table = readonly (readonly number[])[];

/** A square of whole numbers, as large as the others (null: the first one). */
function tableOf(json: unknown, place: string, rows: number | null): Table {
  const table = listAt(json, place);
  if (table.length !== (rows ?? table.length) || table.length === 0)
    throw new VroomFault('not_square', place);
  return table.map((line, at) => {
    const row = listAt(line, `${place}[${at}]`);
    if (row.length !== table.length) throw new VroomFault('not_square', `${place}[${at}]`);
    const faulty = row.findIndex((it) => !isWhole(it));
    if (faulty >= 0) throw new VroomFault('not_whole', `${place}[${at}][${faulty}]`);
    return row as readonly number[];
  });
}
