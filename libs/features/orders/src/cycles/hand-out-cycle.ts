import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { mayManageCycle } from '../orders.policy';
import { Cycles } from './cycles';

/** The day of distribution is over: by the calendar, or by hand. */
@Injectable()
export class HandOutCycle {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      await this.cycles.step(tx, cycle, 'handed_out');
    });
  }
}
