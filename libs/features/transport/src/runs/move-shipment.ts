import { Injectable } from '@nestjs/common';
import { type Actor, fieldFault, newId, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { assertCoordinator } from './arrange-run';
import { RunBook } from './run-book';

/** Takes goods from one planned run to another of the same cycle. Both are evaluated anew. */
@Injectable()
export class MoveShipment {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
  ) {}

  async run(
    actor: Actor,
    runId: string,
    move: { shipmentId: string; toRunId: string },
  ): Promise<void> {
    const { shipmentId, toRunId } = move;
    if (toRunId === runId) throw fieldFault('toRunId', 'shipment.on_that_run');
    await this.db.transaction(async (tx) => {
      const [first, second] = [runId, toRunId].sort();
      const locked = [
        await this.book.lock(tx, first ?? ''),
        await this.book.lock(tx, second ?? ''),
      ];
      const from = locked.find((run) => run.id === runId);
      const to = locked.find((run) => run.id === toRunId);
      if (!from || !to) throw notFound('run', runId);
      for (const run of [from, to]) {
        assertCoordinator(actor, run);
        run.assertArrangeable();
      }
      if (from.cycleId !== to.cycleId) throw fieldFault('toRunId', 'shipment.other_cycle');
      const target = await this.book.draftOf(tx, toRunId);
      if (target.shipments.some((it) => it.id === shipmentId)) return;
      const source = await this.book.draftOf(tx, runId);
      const goods = source.consignment(shipmentId);
      if (!goods) throw notFound('shipment', shipmentId);
      // The target first: there the row changes its run, so that the source has nothing left to delete.
      await this.book.save(
        tx,
        to,
        target.add(goods, () => newId<'Stop'>()),
      );
      await this.book.save(tx, from, source.remove(shipmentId));
    });
  }
}
