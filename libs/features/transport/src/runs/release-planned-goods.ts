import { Injectable } from '@nestjs/common';
import { type Events, On } from '#platform/events';
import { rowsOf, type Tx } from '#platform/database';
import { skipIdleStops } from '../road/deed';
import { lockAllocations, waitingOf } from './legs';

interface ClaimRow {
  readonly id: string;
  readonly run_id: string;
  readonly grams: number;
}

/** Goods that a commune gave back after all are taken off the runs that had not loaded them yet. */
@Injectable()
export class ReleasePlannedGoods {
  /** Runs first, then the allocation, as everybody locks them. The latest claims go first. */
  @On('allocation.released')
  async run(tx: Tx, { allocationId }: Events['allocation.released']): Promise<void> {
    await tx.query(
      `SELECT 1 FROM run WHERE id IN (
         SELECT run_id FROM shipment WHERE allocation_id = $1 AND state = 'planned')
       ORDER BY id FOR UPDATE`,
      [allocationId],
    );
    const allocation = (await lockAllocations(tx, [allocationId])).get(allocationId);
    if (!allocation) return;
    const claims = await rowsOf<ClaimRow>(
      tx,
      `SELECT id, run_id, grams FROM shipment_leg
       WHERE allocation_id = $1 AND state = 'planned' AND from_site_id = $2
         AND taken_over_from IS NULL
       ORDER BY id DESC`,
      [allocationId, allocation.fromSiteId],
    );
    const rooms = await waitingOf(tx, [allocationId]);
    const room = rooms.find((it) => it.siteId === allocation.fromSiteId);
    // A released allocation has no room at all: every claim on it goes.
    let over = room ? -room.grams : Infinity;
    for (const claim of claims) {
      if (over <= 0) break;
      await tx.query(`UPDATE shipment SET state = 'cancelled' WHERE id = $1`, [claim.id]);
      await skipIdleStops(tx, claim.run_id);
      over -= claim.grams;
    }
  }
}
