import { Injectable } from '@nestjs/common';
import { type Actor, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { ArrangeRun } from './arrange-run';
import { assertCrew } from './assert-crew';
import { RunDraft } from './run-draft';
import type { EditRunRequest } from './run-request.dto';

/** Another vehicle, another driver, another day. */
@Injectable()
export class EditRun {
  constructor(
    private readonly arrange: ArrangeRun,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, changes: EditRunRequest, seenVersion: number): Promise<void> {
    await this.arrange.run(actor, id, seenVersion, async (tx, run, draft) => {
      if (changes.dayOn !== undefined && changes.dayOn < civilDateAt(this.clock.now())) {
        throw fieldFault('dayOn', 'run.day_in_the_past');
      }
      run.vehicleId = changes.vehicleId ?? run.vehicleId;
      run.driverId = changes.driverId === undefined ? run.driverId : changes.driverId;
      run.dayOn = changes.dayOn ?? run.dayOn;
      await assertCrew(tx, actor, run);
      return new RunDraft(draft.stops, draft.shipments);
    });
  }
}
