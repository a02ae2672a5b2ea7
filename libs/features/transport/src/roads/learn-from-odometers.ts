import { Injectable } from '@nestjs/common';
import { type Events, On } from '#platform/events';
import { rowsOf, type Tx } from '#platform/database';
import { ROAD_FACTOR_DEFAULT_PERMILLE } from '#features/communes';
import { learntPermille, type OdometerWay, odometerWays, type WayPoint } from './odometer-ways';
import { RoadFactors } from './road-factors';

/** So many of a pair's last ways count: roads get better and worse. */
const WAYS_REMEMBERED = 100;

interface ClosedRun {
  readonly metres: number;
  readonly closedAt: Date;
}

/** Each closed run teaches, by its odometer, how much longer roads are than straight lines. */
@Injectable()
export class LearnFromOdometers {
  constructor(private readonly factors: RoadFactors) {}

  @On('run.closed')
  async run(tx: Tx, { runId, metres }: Events['run.closed']): Promise<void> {
    if (metres === null || metres <= 0) return;
    const [closed] = await rowsOf<{ at: Date }>(
      tx,
      `SELECT max(event_time) AS at FROM stop_event WHERE run_id = $1 AND kind = 'closed'`,
      [runId],
    );
    if (!closed) return;
    await this.learn(tx, runId, { metres, closedAt: closed.at });
  }

  private async learn(tx: Tx, runId: string, { metres, closedAt }: ClosedRun): Promise<void> {
    const { roadFactors } = await this.factors.inForce(tx);
    const known = new Map(
      roadFactors.map((it) => [`${it.fromStateCode} ${it.toStateCode}`, it.permille]),
    );
    const points = await rowsOf<WayPoint>(tx, POINTS, [runId]);
    const ways = odometerWays(
      points,
      metres,
      (a, b) => known.get(`${a} ${b}`) ?? ROAD_FACTOR_DEFAULT_PERMILLE,
    );
    for (const way of ways) {
      await tx.query(
        `INSERT INTO odometer_way (run_id, state_a, state_b, straight_metres, odometer_metres, closed_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [runId, way.stateA, way.stateB, way.straightMetres, way.odometerMetres, closedAt],
      );
      await learnPair(tx, way.stateA, way.stateB, closedAt);
    }
  }
}

/** Since somebody last fixed the pair's factor: what people decide counts until enough runs speak again. */
export async function learnPair(tx: Tx, stateA: string, stateB: string, at: Date): Promise<void> {
  const ways = await rowsOf<OdometerWay>(
    tx,
    `SELECT straight_metres AS "straightMetres", odometer_metres AS "odometerMetres"
     FROM odometer_way
     WHERE state_a = $1 AND state_b = $2 AND closed_at > coalesce(
       (SELECT max(changed_at) FROM road_factor_change WHERE state_a = $1 AND state_b = $2), '-infinity')
     ORDER BY closed_at DESC, run_id LIMIT ${String(WAYS_REMEMBERED)}`,
    [stateA, stateB],
  );
  await tx.query(
    `INSERT INTO road_correction (state_a, state_b, runs, permille, updated_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (state_a, state_b) DO UPDATE SET runs = excluded.runs, permille = excluded.permille,
       updated_at = excluded.updated_at`,
    [stateA, stateB, ways.length, learntPermille(ways), at],
  );
}

/** Where the run was: its start, the stops it drove to, its end, in order. */
const POINTS = `
  SELECT site.latitude, site.longitude, m.state_code AS "stateCode"
  FROM stop
  JOIN site ON site.id = stop.site_id
  JOIN commune c ON c.id = site.commune_id
  JOIN municipality m ON m.code = c.municipality_code
  WHERE stop.run_id = $1 AND stop.state <> 'skipped'
  ORDER BY stop.position`;
