import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { mayManageCycle } from '../orders.policy';
import type { DistributionCycle } from './cycle.entity';
import { Cycles } from './cycles';

/** A planned cycle begins to take orders: by the calendar, or earlier by hand. */
@Injectable()
export class OpenCycle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      if (cycle.state === 'planned') cycle.assertClosesAfter(this.clock.now());
      // A closed cycle is reopened, which asks for more than this.
      if (cycle.state !== 'closed') await this.within(tx, cycle);
    });
  }

  /** On a cycle that is locked or was inserted just now. */
  async within(tx: Tx, cycle: DistributionCycle): Promise<void> {
    if (!(await this.cycles.step(tx, cycle, 'open'))) return;
    await this.timers.cancel(tx, `cycle.opens:${cycle.id}`);
    await this.outbox.tell(tx, 'cycle.opened', { cycleId: cycle.id });
  }
}
