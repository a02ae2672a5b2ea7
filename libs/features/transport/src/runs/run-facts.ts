import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import type { Run } from './run.entity';

/** The part of every fact about a run that says which one it is. */
export function runFact(run: Run): {
  runId: Id<'Run'>;
  communeId: Id<'Commune'>;
  cycleId: Id<'DistributionCycle'>;
} {
  return { runId: run.id, communeId: run.communeId, cycleId: run.cycleId };
}

/** The communes at whose sites a run stops, its own depots left out. */
export async function communesOnTheWay(tx: Tx, runId: string): Promise<Id<'Commune'>[]> {
  const rows = await rowsOf<{ commune_id: string }>(
    tx,
    `SELECT DISTINCT site.commune_id FROM stop JOIN site ON site.id = stop.site_id
     WHERE stop.run_id = $1 AND stop.kind IN ('pick_up', 'delivery') ORDER BY 1`,
    [runId],
  );
  return rows.map((row) => row.commune_id);
}

export interface RunDriver {
  readonly personId: Id<'Person'>;
  readonly communeId: Id<'Commune'>;
  readonly name: string;
  readonly isActive: boolean;
  readonly licenceValidTo: string;
}

export async function driverOf(tx: Tx, driverId: string | null): Promise<RunDriver | null> {
  if (driverId === null) return null;
  const [driver] = await rowsOf<RunDriver>(
    tx,
    `SELECT d.person_id AS "personId", d.commune_id AS "communeId", p.name, d.is_active AS "isActive",
       d.licence_valid_to AS "licenceValidTo"
     FROM driver d JOIN person p ON p.id = d.person_id WHERE d.id = $1`,
    [driverId],
  );
  return driver ?? null;
}

/** Grams of a run that are on board now. */
export async function gramsOnBoard(tx: Tx, runId: string): Promise<number> {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    `SELECT coalesce(sum(loaded_grams), 0)::bigint AS grams FROM shipment
     WHERE run_id = $1 AND state = 'loaded'`,
    [runId],
  );
  return row?.grams ?? 0;
}
