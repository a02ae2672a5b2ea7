import { Injectable } from '@nestjs/common';
import { Allocations } from '#features/rounds';
import { rowsOf, type Tx } from '#platform/database';
import { type Events, On } from '#platform/events';

/**
 * A part was received and the rest will not come: it was given back, or lost on the way. Then what was received
 * is all there is, and the allocation is reconciled.
 */
@Injectable()
export class FinishAllocation {
  constructor(private readonly allocations: Allocations) {}

  @On('allocation.released')
  async released(tx: Tx, { allocationId }: Events['allocation.released']): Promise<void> {
    await this.finish(tx, allocationId);
  }

  /** A handing-over at which the last grams on the way were lost; the delivered ones are received as ever. */
  @On('shipment.delivered')
  async delivered(tx: Tx, { allocationId }: Events['shipment.delivered']): Promise<void> {
    await this.finish(tx, allocationId);
  }

  private async finish(tx: Tx, allocationId: string): Promise<void> {
    const [left] = await rowsOf<{ grams: number }>(tx, NOTHING_LEFT, [allocationId]);
    if (!left) return;
    await this.allocations.markReceived(tx, [{ allocationId, grams: left.grams }]);
  }
}

/** Received in part before, nothing waiting for the receiver's scale, nothing still to come. */
const NOTHING_LEFT = `
  SELECT a.received_grams AS grams
  FROM (SELECT * FROM allocation WHERE id = $1 FOR UPDATE) a
  JOIN allocation_reception r ON r.allocation_id = a.id
  JOIN allocation_to_come coming ON coming.allocation_id = a.id
  WHERE a.state IN ('loaded', 'delivered') AND a.received_grams IS NOT NULL
    AND r.awaiting_grams = 0
    AND coming.reserved_grams + coming.on_the_road_grams = 0`;
