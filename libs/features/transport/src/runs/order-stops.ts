import { Injectable } from '@nestjs/common';
import { type Actor, notFound } from '#core/kernel';
import { ArrangeRun } from './arrange-run';

/** The coordinator decides the order of the stops, and which of them nobody moves any more. */
@Injectable()
export class OrderStops {
  constructor(private readonly arrange: ArrangeRun) {}

  async run(
    actor: Actor,
    runId: string,
    stopIds: readonly string[],
    seenVersion: number,
  ): Promise<void> {
    await this.arrange.run(actor, runId, seenVersion, (_tx, _run, draft) => draft.reorder(stopIds));
  }

  async lock(
    actor: Actor,
    runId: string,
    lock: { stopId: string; isLocked: boolean },
  ): Promise<void> {
    await this.arrange.run(actor, runId, null, (_tx, _run, draft) => {
      const stop = draft.stops.find((it) => it.id === lock.stopId);
      if (!stop) throw notFound('stop', lock.stopId);
      return stop.isLocked === lock.isLocked ? draft : draft.lock(lock.stopId, lock.isLocked);
    });
  }
}
