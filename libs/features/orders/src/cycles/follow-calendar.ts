import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import type { Tx } from '#platform/database';
import { type Events, On } from '#platform/events';
import { CloseCycle } from './close-cycle';
import { closesAt, handOutEndsAt, opensAt, settlingEndsAt } from './cycle.rules';
import { Cycles } from './cycles';
import { OpenCycle } from './open-cycle';
import { SettleCycle } from './settle-cycle';

/**
 * What the timers of a cycle do. Dates may have moved between the ring and the hearing, so each looks
 * at the locked cycle again: too early, or another state, and nothing happens.
 */
@Injectable()
export class FollowCalendar {
  constructor(
    private readonly clock: Clock,
    private readonly cycles: Cycles,
    private readonly openCycle: OpenCycle,
    private readonly closeCycle: CloseCycle,
    private readonly settleCycle: SettleCycle,
  ) {}

  @On('cycle.opening_came')
  async open(tx: Tx, { cycleId }: Events['cycle.opening_came']): Promise<void> {
    const cycle = await this.cycles.lock(tx, cycleId);
    if (cycle.state === 'planned' && opensAt(cycle) <= this.clock.now()) {
      await this.openCycle.within(tx, cycle);
    }
  }

  /** A cycle whose opening was missed altogether opens and closes in one breath, so that it is not stuck. */
  @On('cycle.closing_came')
  async close(tx: Tx, { cycleId }: Events['cycle.closing_came']): Promise<void> {
    const cycle = await this.cycles.lock(tx, cycleId);
    if (closesAt(cycle) > this.clock.now()) return;
    if (cycle.state === 'planned') await this.openCycle.within(tx, cycle);
    if (cycle.state === 'open') await this.closeCycle.within(tx, cycle, null);
  }

  @On('cycle.hand_out_ended')
  async handOut(tx: Tx, { cycleId }: Events['cycle.hand_out_ended']): Promise<void> {
    const cycle = await this.cycles.lock(tx, cycleId);
    if (handOutEndsAt(cycle) > this.clock.now()) return;
    if (cycle.state === 'matched' || cycle.state === 'moving') {
      await this.cycles.step(tx, cycle, 'handed_out');
    }
  }

  @On('cycle.settling_ended')
  async settle(tx: Tx, { cycleId }: Events['cycle.settling_ended']): Promise<void> {
    const cycle = await this.cycles.lock(tx, cycleId);
    if (settlingEndsAt(cycle) > this.clock.now()) return;
    if (cycle.state === 'matched' || cycle.state === 'moving') {
      await this.cycles.step(tx, cycle, 'handed_out');
    }
    if (cycle.state === 'handed_out') await this.settleCycle.within(tx, cycle);
  }
}
