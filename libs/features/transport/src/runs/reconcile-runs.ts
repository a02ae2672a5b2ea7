import { Injectable } from '@nestjs/common';
import { type Events, On } from '#platform/events';
import type { Tx } from '#platform/database';

/** A closed run is reconciled once everybody has weighed, on their own scale, what it brought them. */
@Injectable()
export class ReconcileRuns {
  @On('allocation.received')
  async run(tx: Tx, { allocationId }: Events['allocation.received']): Promise<void> {
    await reconcileRuns(tx, 'SELECT run_id FROM shipment WHERE allocation_id = $1', allocationId);
  }

  /** The receivers may have been quicker than the driver's way home. */
  @On('run.closed')
  async close(tx: Tx, { runId }: Events['run.closed']): Promise<void> {
    await reconcileRuns(tx, 'SELECT $1::uuid', runId);
  }
}

async function reconcileRuns(tx: Tx, runIds: string, id: string): Promise<void> {
  await tx.query(
    `UPDATE run SET state = 'reconciled', version = version + 1
     WHERE id IN (${runIds}) AND state = 'closed' AND NOT EXISTS (
       SELECT 1 FROM shipment s JOIN allocation a ON a.id = s.allocation_id
       WHERE s.run_id = run.id AND s.state = 'delivered' AND a.state NOT IN ('reconciled', 'lost'))`,
    [id],
  );
}
