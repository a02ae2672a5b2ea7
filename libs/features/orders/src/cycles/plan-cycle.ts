import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayManageCycle } from '../orders.policy';
import { type CycleFacts, DistributionCycle } from './cycle.entity';
import { opensAt } from './cycle.rules';
import { Cycles } from './cycles';
import { OpenCycle } from './open-cycle';
import { writeParticipants } from './participants';

/** A manager convenes a cycle: its dates are known from now on, and its timers are set. */
@Injectable()
export class PlanCycle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly cycles: Cycles,
    private readonly openCycle: OpenCycle,
  ) {}

  async run(actor: Actor, facts: CycleFacts): Promise<void> {
    allow(mayManageCycle(actor, facts.hostCommuneId));
    const now = this.clock.now();
    const cycle = DistributionCycle.plan(facts, actor.personId, now);
    await this.db.transaction(async (tx) => {
      if (!(await insertOnce(tx, DistributionCycle, cycle, ['facts']))) return;
      if (cycle.opensOn < civilDateAt(now)) {
        throw fieldFault('opensOn', 'cycle.opens_in_the_past', { date: cycle.opensOn });
      }
      cycle.assertClosesAfter(now);
      await writeParticipants(tx, cycle.id, facts.participantIds);
      await this.begin(tx, cycle, now);
    });
  }

  /** A cycle that opens today is open at once. */
  private async begin(tx: Tx, cycle: DistributionCycle, now: Date): Promise<void> {
    await this.cycles.setTimers(tx, cycle);
    const { id: cycleId, opensOn, closesOn } = cycle;
    await this.outbox.tell(tx, 'cycle.planned', { cycleId, opensOn, closesOn });
    if (opensAt(cycle) <= now) await this.openCycle.within(tx, cycle);
  }
}
