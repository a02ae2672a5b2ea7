import type { CivilDate } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** A run that is arranged anew, with its vehicle. */
export interface ReplannedRun {
  readonly id: string;
  readonly communeId: string;
  readonly cycleId: string;
  readonly state: string;
  readonly vehicleId: string;
  readonly vehicleState: string;
  readonly dayOn: CivilDate;
  readonly fuelMlPerKm: number;
  readonly bookedFuelMl: number;
}

export interface ReplannedStop {
  readonly id: string;
  readonly runId: string;
  readonly position: number;
  readonly siteId: string;
  readonly kind: 'start' | 'pick_up' | 'delivery' | 'end';
  readonly state: 'planned' | 'arrived' | 'served' | 'skipped' | 'failed';
  readonly isLocked: boolean;
  readonly metresFromLast: number;
}

/** Goods of a run that are not where they belong yet: planned, or on board. */
export interface ReplannedShipment {
  readonly id: string;
  readonly runId: string;
  readonly allocationId: string;
  readonly lotId: string;
  readonly state: 'planned' | 'loaded';
  readonly packages: number;
  readonly grams: number;
  readonly pickUpStopId: string;
  readonly deliveryStopId: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly notBefore: Date | null;
  readonly dueBy: Date | null;
}

/** Runs as they stand, in the order of their ids and positions. */
export interface RunsAsTheyStand {
  readonly runs: readonly ReplannedRun[];
  readonly stops: readonly ReplannedStop[];
  readonly shipments: readonly ReplannedShipment[];
}

export async function runsAsTheyStand(tx: Tx, runIds: readonly string[]): Promise<RunsAsTheyStand> {
  return {
    runs: await rowsOf<ReplannedRun>(tx, RUNS, [runIds]),
    stops: await rowsOf<ReplannedStop>(tx, STOPS, [runIds]),
    shipments: await rowsOf<ReplannedShipment>(tx, SHIPMENTS, [runIds]),
  };
}

/** Changes whenever anything happens on these runs or to their vehicles. */
export async function basisOf(tx: Tx, runIds: readonly string[]): Promise<string> {
  const [row] = await rowsOf<{ basis: string }>(tx, BASIS, [runIds]);
  return row?.basis ?? '';
}

const RUNS = `
  SELECT r.id, r.commune_id AS "communeId", r.cycle_id AS "cycleId", r.state,
    r.vehicle_id AS "vehicleId", v.state AS "vehicleState", r.day_on AS "dayOn",
    v.fuel_ml_per_km AS "fuelMlPerKm",
    coalesce((SELECT sum(ml) FROM fuel_entry WHERE run_id = r.id), 0)::bigint AS "bookedFuelMl"
  FROM run r JOIN vehicle v ON v.id = r.vehicle_id WHERE r.id = ANY($1::uuid[]) ORDER BY r.id`;

const STOPS = `
  SELECT id, run_id AS "runId", position, site_id AS "siteId", kind, state, is_locked AS "isLocked",
    metres_from_last AS "metresFromLast"
  FROM stop WHERE run_id = ANY($1::uuid[]) ORDER BY run_id, position`;

const SHIPMENTS = `
  SELECT id, run_id AS "runId", allocation_id AS "allocationId", lot_id AS "lotId", state,
    coalesce(loaded_packages, packages) AS packages, coalesce(loaded_grams, grams) AS grams,
    pick_up_stop_id AS "pickUpStopId", delivery_stop_id AS "deliveryStopId",
    from_site_id AS "fromSiteId", to_site_id AS "toSiteId", not_before AS "notBefore",
    due_by AS "dueBy"
  FROM shipment_leg WHERE run_id = ANY($1::uuid[]) AND state IN ('planned', 'loaded')
    -- What another run is to take over already is that run's matter.
    AND NOT EXISTS (SELECT 1 FROM shipment n WHERE n.taken_over_from = shipment_leg.id
      AND n.state = 'planned' AND n.run_id <> ALL($1::uuid[]))
  ORDER BY run_id, id`;

const BASIS = `
  SELECT md5(coalesce(string_agg(told, ',' ORDER BY told), '')) AS basis FROM (
    SELECT concat_ws(' ', r.id, r.state, r.vehicle_id, v.state) AS told
    FROM run r JOIN vehicle v ON v.id = r.vehicle_id WHERE r.id = ANY($1::uuid[])
    UNION ALL
    SELECT concat_ws(' ', id, position, state, is_locked) FROM stop WHERE run_id = ANY($1::uuid[])
    UNION ALL
    SELECT concat_ws(' ', id, state, grams, loaded_grams, pick_up_stop_id, delivery_stop_id)
    FROM shipment WHERE run_id = ANY($1::uuid[])
  ) facts`;
