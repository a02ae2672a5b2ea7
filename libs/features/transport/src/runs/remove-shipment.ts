import { Injectable } from '@nestjs/common';
import type { Actor } from '#core/kernel';
import { ArrangeRun } from './arrange-run';

/** Takes goods off a planned run; they wait for another one. Taking off what is not there changes nothing. */
@Injectable()
export class RemoveShipment {
  constructor(private readonly arrange: ArrangeRun) {}

  async run(actor: Actor, runId: string, shipmentId: string): Promise<void> {
    await this.arrange.run(actor, runId, null, (_tx, _run, draft) =>
      draft.shipments.some((it) => it.id === shipmentId) ? draft.remove(shipmentId) : draft,
    );
  }
}
