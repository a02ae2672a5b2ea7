import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { mayManageCycle } from '../orders.policy';
import type { DistributionCycle } from './cycle.entity';
import { Cycles } from './cycles';

/** The accounts of a cycle are done: what was received is settled. By the calendar, or by hand. */
@Injectable()
export class SettleCycle {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      await this.within(tx, cycle);
    });
  }

  /** On a locked cycle. */
  async within(tx: Tx, cycle: DistributionCycle): Promise<void> {
    if (!(await this.cycles.step(tx, cycle, 'settled'))) return;
    await tx.query(
      `UPDATE "order" SET state = 'settled', version = version + 1
       WHERE cycle_id = $1 AND state IN ('received', 'received_with_differences')`,
      [cycle.id],
    );
  }
}
