import { Injectable } from '@nestjs/common';
import { newId } from '#core/kernel';
import type { Shipment } from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import type { Run } from '../runs/run.entity';
import type { NewWay } from './new-ways';
import type { ReplannedShipment } from './replan-rows';

interface Taking {
  readonly run: Run;
  readonly shipment: ReplannedShipment & { readonly isStranded: boolean };
  /** The goods as the question knows them: the shipment, or a part of it. */
  readonly part: Shipment;
  readonly way: NewWay;
}

/** Brings shipments onto the runs and stops that a plan gives them. */
@Injectable()
export class MoveGoods {
  async take(tx: Tx, { run, shipment, part, way }: Taking): Promise<void> {
    if (shipment.state === 'loaded' && !shipment.isStranded) {
      await tx.query('UPDATE shipment SET delivery_stop_id = $2 WHERE id = $1', [
        shipment.id,
        way.deliveryStopId,
      ]);
      return;
    }
    const id = await ownRowOf(tx, shipment, part);
    if (shipment.state === 'planned') {
      await tx.query(
        `UPDATE shipment SET run_id = $2, pick_up_stop_id = $3, delivery_stop_id = $4 WHERE id = $1`,
        [id, run.id, way.pickUpStopId, way.deliveryStopId],
      );
    } else {
      await tx.query(TAKE_OVER, [
        newId<'Shipment'>(),
        id,
        run.id,
        way.pickUpStopId,
        way.deliveryStopId,
      ]);
    }
  }

  /** Goods that stay behind wait again where they are; what is on board stays on board. */
  async leave(tx: Tx, shipmentIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE shipment SET state = 'cancelled' WHERE id = ANY($1::uuid[]) AND state = 'planned'`,
      [shipmentIds],
    );
  }
}

/** The shipment's own row, when all that is left of it is meant; else the part becomes one of its own, beside it. */
async function ownRowOf(tx: Tx, { id }: ReplannedShipment, part: Shipment): Promise<string> {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    'SELECT coalesce(loaded_grams, grams) AS grams FROM shipment WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!row || part.grams >= row.grams) return id;
  const partId = newId<'Shipment'>();
  await tx.query(SPLIT_OFF, [id, partId, part.packages, part.grams]);
  await tx.query(SHRINK, [id, part.packages, part.grams]);
  return partId;
}

const SPLIT_OFF = `
  INSERT INTO shipment (id, run_id, allocation_id, lot_id, pick_up_stop_id, delivery_stop_id, packages, grams,
    loaded_packages, loaded_grams, claimed_grams, state, taken_over_from, not_before, due_by)
  SELECT $2, run_id, allocation_id, lot_id, pick_up_stop_id, delivery_stop_id, $3::integer, $4::bigint,
    CASE WHEN loaded_grams IS NULL THEN NULL ELSE $3::integer END,
    CASE WHEN loaded_grams IS NULL THEN NULL ELSE $4::bigint END,
    CASE WHEN claimed_grams IS NULL THEN NULL ELSE least($4::bigint, claimed_grams) END, state,
    taken_over_from, not_before, due_by
  FROM shipment WHERE id = $1`;

/** What is not known stays unknown: null is no figure to take the least of. */
const SHRINK = `
  UPDATE shipment SET packages = greatest(1, packages - $2::integer),
    grams = greatest(1, grams - $3::bigint),
    loaded_packages = CASE WHEN loaded_packages IS NOT NULL
      THEN greatest(1, loaded_packages - $2::integer) END,
    loaded_grams = loaded_grams - $3::bigint,
    claimed_grams = CASE WHEN claimed_grams IS NOT NULL
      THEN greatest(0, claimed_grams - $3::bigint) END
  WHERE id = $1`;

/** The goods stay on board of the vehicle that cannot go on until another one has loaded them. */
const TAKE_OVER = `
  INSERT INTO shipment (id, run_id, allocation_id, lot_id, pick_up_stop_id, delivery_stop_id, packages, grams,
    claimed_grams, taken_over_from, due_by)
  SELECT $1, $3, allocation_id, lot_id, $4, $5, coalesce(loaded_packages, packages),
    greatest(1, loaded_grams), 0, id, due_by
  FROM shipment WHERE id = $2`;
