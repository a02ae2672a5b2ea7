import { Injectable } from '@nestjs/common';
import { type Actor, newId, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { assertCoordinator } from './arrange-run';
import { assertCrew } from './assert-crew';
import { takeWaiting } from './legs';
import { RunBook } from './run-book';
import type { RunFigures } from './run-figures';
import type { WhatIfRequest } from './run-request.dto';
import { Run } from './run.entity';

/** Evaluates a change of a run and saves nothing. */
@Injectable()
export class WhatIf {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
  ) {}

  /** In a transaction that writes nothing: the locks that taking goods needs are gone at its end. */
  async run(actor: Actor, runId: string, asked: WhatIfRequest): Promise<RunFigures> {
    return this.db.transaction(async (tx) => {
      const run = await tx.findOneBy(Run, { id: runId });
      if (!run) throw notFound('run', runId);
      assertCoordinator(actor, run);
      const placed = {
        id: run.id,
        communeId: run.communeId,
        vehicleId: asked.vehicleId ?? run.vehicleId,
        driverId: asked.driverId ?? run.driverId,
        dayOn: asked.dayOn ?? run.dayOn,
      };
      await assertCrew(tx, actor, placed);
      let draft = await this.book.draftOf(tx, runId);
      for (const shipmentId of asked.removeShipmentIds) draft = draft.remove(shipmentId);
      for (const allocationId of asked.addAllocationIds) {
        const wish = { shipmentId: newId(), allocationId, cycleId: run.cycleId };
        draft = draft.add(await takeWaiting(tx, wish), () => newId<'Stop'>());
      }
      if (asked.stopIds !== undefined) draft = draft.reorder(asked.stopIds);
      return this.book.evaluate(tx, placed, draft);
    });
  }
}
