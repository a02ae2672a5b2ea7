import { Injectable } from '@nestjs/common';
import { type Actor, allow, type CivilDate, Clock, DomainError } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayManageCycle } from '../orders.policy';
import { DistributionCycle } from './cycle.entity';
import { Cycles } from './cycles';

interface NewClosing {
  readonly closesOn?: CivilDate;
  readonly closesMinute?: number;
}

/** A closed cycle takes orders again, as long as matching has not finished, until its closing moment or a new one. */
@Injectable()
export class ReopenCycle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string, closing: NewClosing): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      if (cycle.state === 'open') return;
      if (cycle.state !== 'closed') {
        throw new DomainError('conflict', 'cycle.wrong_state', { state: cycle.state, to: 'open' });
      }
      await this.reopen(tx, cycle, closing);
    });
  }

  private async reopen(tx: Tx, cycle: DistributionCycle, closing: NewClosing): Promise<void> {
    cycle.closesOn = closing.closesOn ?? cycle.closesOn;
    cycle.closesMinute = closing.closesMinute ?? cycle.closesMinute;
    cycle.assertDatesInOrder();
    cycle.assertClosesAfter(this.clock.now());
    const { closesOn, closesMinute } = cycle;
    await tx.update(DistributionCycle, cycle.id, { closesOn, closesMinute });
    await this.cycles.step(tx, cycle, 'open');
    await this.cycles.setTimers(tx, cycle);
    await tx.query(
      `UPDATE "order" SET state = 'submitted', version = version + 1
       WHERE cycle_id = $1 AND state = 'in_matching'`,
      [cycle.id],
    );
    await this.outbox.tell(tx, 'cycle.reopened', { cycleId: cycle.id, closesOn, closesMinute });
  }
}
