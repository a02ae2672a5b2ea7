import { Injectable } from '@nestjs/common';
import { rowsOf, type Tx } from '#platform/database';
import type { MeasuredRoad, RoadPlace, TableServer } from './table-server';

/** Hundred-thousandths of a degree: about a metre. */
const DEGREE = 100_000;

/** One source's measured roads; targets by their place in the question. */
export interface StoredRow {
  readonly from: number;
  readonly to: readonly number[];
  readonly metres: readonly number[];
  readonly seconds: readonly number[];
  /** Seconds since 1970. */
  readonly measuredAt: readonly number[];
}

export interface RoadToKeep extends MeasuredRoad {
  readonly from: RoadPlace;
  readonly to: RoadPlace;
}

type Measure = Pick<TableServer, 'kind' | 'profile'>;

/** Measured roads as they are remembered: one row a way, read and written in bulk. */
@Injectable()
export class RoadStore {
  /** All that is known between these places as they lie now, whatever its age; a row for each source. */
  async read(
    tx: Tx,
    { kind, profile }: Measure,
    places: readonly RoadPlace[],
  ): Promise<StoredRow[]> {
    return rowsOf<StoredRow>(tx, READ, [kind, profile, ...columnsOf(places)]);
  }

  async keep(
    tx: Tx,
    { kind, profile }: Measure,
    { roads, at }: { readonly roads: readonly RoadToKeep[]; readonly at: Date },
  ): Promise<void> {
    if (roads.length === 0) return;
    await tx.query(KEEP, [
      kind,
      profile,
      ...columnsOf(roads.map((it) => it.from)),
      ...columnsOf(roads.map((it) => it.to)),
      roads.map((it) => it.metres),
      roads.map((it) => it.seconds),
      at,
    ]);
  }
}

function columnsOf(places: readonly RoadPlace[]): [string[], number[], number[]] {
  return [
    places.map((it) => it.siteId),
    places.map((it) => Math.round(it.latitude * DEGREE)),
    places.map((it) => Math.round(it.longitude * DEGREE)),
  ];
}

const READ = `
  WITH place AS (
    SELECT * FROM unnest($3::uuid[], $4::integer[], $5::integer[])
      WITH ORDINALITY AS p (site_id, latitude, longitude, at)
  )
  SELECT (f.at - 1)::int AS "from", array_agg((t.at - 1)::int ORDER BY t.at) AS "to",
    array_agg(m.metres ORDER BY t.at) AS metres, array_agg(m.seconds ORDER BY t.at) AS seconds,
    array_agg(extract(epoch FROM m.measured_at)::int ORDER BY t.at) AS "measuredAt"
  FROM place f
  JOIN measured_road m ON m.kind = $1 AND m.profile = $2 AND m.from_site_id = f.site_id
    AND m.from_latitude_e5 = f.latitude AND m.from_longitude_e5 = f.longitude
  JOIN place t ON t.site_id = m.to_site_id AND m.to_latitude_e5 = t.latitude
    AND m.to_longitude_e5 = t.longitude
  GROUP BY f.at ORDER BY f.at`;

const KEEP = `
  INSERT INTO measured_road (kind, profile, from_site_id, from_latitude_e5, from_longitude_e5,
    to_site_id, to_latitude_e5, to_longitude_e5, metres, seconds, measured_at)
  SELECT $1, $2, *, $11::timestamptz
  FROM unnest($3::uuid[], $4::integer[], $5::integer[], $6::uuid[], $7::integer[], $8::integer[],
    $9::integer[], $10::integer[])
  ON CONFLICT (kind, profile, from_site_id, to_site_id) DO UPDATE SET
    from_latitude_e5 = excluded.from_latitude_e5, from_longitude_e5 = excluded.from_longitude_e5,
    to_latitude_e5 = excluded.to_latitude_e5, to_longitude_e5 = excluded.to_longitude_e5,
    metres = excluded.metres, seconds = excluded.seconds, measured_at = excluded.measured_at
  WHERE excluded.measured_at >= measured_road.measured_at`;
