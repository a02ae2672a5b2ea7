import { DomainError, fieldFault, newId } from '#core/kernel';
import type { Weighing } from '#features/inventory';
import { rowsOf, type Tx } from '#platform/database';
import type { LockedAllocation } from '../runs/legs';
import type { Run } from '../runs/run.entity';
import type { WeighedGoodsRequest } from './stop-event.dto';

export interface StopRow {
  readonly id: string;
  readonly runId: string;
  readonly position: number;
  readonly siteId: string;
  readonly communeId: string;
  readonly kind: 'start' | 'pick_up' | 'delivery' | 'end';
  readonly state: 'planned' | 'arrived' | 'served' | 'skipped' | 'failed';
}

export interface ShipmentRow {
  readonly id: string;
  readonly allocationId: string;
  readonly lotId: string;
  readonly packages: number;
  readonly grams: number;
  readonly loadedPackages: number | null;
  readonly loadedGrams: number | null;
  readonly state: string;
  readonly pickUpStopId: string;
  readonly deliveryStopId: string;
  /** The shipment of a vehicle that could not go on, from which these goods are taken over. */
  readonly takenOverFrom: string | null;
}

/** One event at one stop, with everything its effects need. The run is locked. */
export interface Deed {
  readonly run: Run;
  readonly stop: StopRow;
  readonly personId: string;
  readonly at: Date;
}

/** One shipment of the deed, weighed. Its allocation is locked. */
export interface WeighedShipment {
  readonly shipment: ShipmentRow;
  readonly allocation: LockedAllocation;
  readonly said: WeighedGoodsRequest;
  readonly netGrams: number;
  readonly field: string;
}

/** The stop of this very run; null when there is none. */
export async function stopOf(tx: Tx, runId: string, stopId: string): Promise<StopRow | null> {
  const [stop] = await rowsOf<StopRow>(
    tx,
    `SELECT stop.id, stop.run_id AS "runId", stop.position, stop.site_id AS "siteId",
       site.commune_id AS "communeId", stop.kind, stop.state
     FROM stop JOIN site ON site.id = stop.site_id WHERE stop.id = $1`,
    [stopId],
  );
  return stop?.runId === runId ? stop : null;
}

export async function shipmentsOf(tx: Tx, runId: string): Promise<ShipmentRow[]> {
  return rowsOf<ShipmentRow>(
    tx,
    `SELECT id, allocation_id AS "allocationId", lot_id AS "lotId", packages, grams,
       loaded_packages AS "loadedPackages", loaded_grams AS "loadedGrams", state,
       pick_up_stop_id AS "pickUpStopId", delivery_stop_id AS "deliveryStopId",
       taken_over_from AS "takenOverFrom"
     FROM shipment WHERE run_id = $1 ORDER BY id`,
    [runId],
  );
}

/** Gross without tare; a tare above the gross is a fault of the form. */
export function netOf(said: WeighedGoodsRequest, field: string): number {
  if (said.tareGrams > said.grossGrams) {
    throw fieldFault(`${field}.tareGrams`, 'weighing.tare_above_gross');
  }
  return said.grossGrams - said.tareGrams;
}

/** The weighing of a shipment, as inventory keeps it. */
export function weighingOf(
  deed: Deed,
  { shipment, said }: WeighedShipment,
  place: Weighing['place'],
): Weighing {
  return {
    id: newId(),
    lotId: shipment.lotId,
    allocationId: shipment.allocationId,
    stopId: deed.stop.id,
    place,
    packages: said.packages,
    grossGrams: said.grossGrams,
    tareGrams: said.tareGrams,
    method: said.method,
    witness: said.witness,
    personId: deed.personId,
    eventTime: deed.at,
  };
}

/** Marks a stop served once nothing is left to load or unload at it. */
export async function settleStop(tx: Tx, stop: StopRow): Promise<void> {
  const [column, open] =
    stop.kind === 'pick_up'
      ? ['pick_up_stop_id', `('planned')`]
      : ['delivery_stop_id', `('planned', 'loaded')`];
  await tx.query(
    `UPDATE stop SET state = CASE WHEN EXISTS (
       SELECT 1 FROM shipment WHERE ${column} = stop.id AND state IN ${open}
     ) THEN 'arrived' ELSE 'served' END
     WHERE id = $1 AND state IN ('planned', 'arrived')`,
    [stop.id],
  );
}

/** Stops of a run at which nothing is left to do, because their goods will not come: passed by. */
export async function skipIdleStops(tx: Tx, runId: string): Promise<void> {
  await tx.query(
    `UPDATE stop SET state = 'skipped'
     WHERE run_id = $1 AND kind IN ('pick_up', 'delivery') AND state IN ('planned', 'arrived')
       AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.pick_up_stop_id = stop.id AND s.state = 'planned')
       AND NOT EXISTS (SELECT 1 FROM shipment s
         WHERE s.delivery_stop_id = stop.id AND s.state IN ('planned', 'loaded'))`,
    [runId],
  );
}

/** Goods that got where they belong by themselves are not taken over any more. */
export async function forgetTakeOvers(tx: Tx, shipmentId: string): Promise<void> {
  const rows = await rowsOf<{ run_id: string }>(
    tx,
    `UPDATE shipment SET state = 'cancelled' WHERE taken_over_from = $1 AND state = 'planned'
     RETURNING run_id`,
    [shipmentId],
  );
  for (const { run_id: runId } of rows) await skipIdleStops(tx, runId);
}

export function shipmentRefusal(code: string, shipment: ShipmentRow): DomainError {
  return new DomainError('conflict', code, { shipmentId: shipment.id, state: shipment.state });
}
