import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayManageCycle } from '../orders.policy';
import { Cycles } from './cycles';

/** A cycle that has not been matched is called off, and its orders with it. */
@Injectable()
export class CancelCycle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      if (!(await this.cycles.step(tx, cycle, 'cancelled'))) return;
      await this.cycles.cancelTimers(tx, id);
      await tx.query(
        `UPDATE "order" SET state = 'cancelled', version = version + 1
         WHERE cycle_id = $1 AND state <> 'cancelled'`,
        [id],
      );
      await this.outbox.tell(tx, 'cycle.cancelled', { cycleId: cycle.id, reason });
    });
  }
}
