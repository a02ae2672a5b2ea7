import { Injectable } from '@nestjs/common';
import { notFound } from '#core/kernel';
import type { Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { DistributionCycle } from './cycle.entity';
import { closesAt, type CycleState, handOutEndsAt, opensAt, settlingEndsAt } from './cycle.rules';

/** The door to a cycle for whoever works along it: matching, transport, reception. */
@Injectable()
export class Cycles {
  constructor(
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {}

  /** The cycle under an exclusive row lock until the transaction ends: no order comes in meanwhile. */
  async lock(tx: Tx, id: string): Promise<DistributionCycle> {
    const cycle = await tx.findOne(DistributionCycle, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!cycle) throw notFound('cycle', id);
    return cycle;
  }

  /**
   * Moves a cycle on to a later state and tells it. False when it has been there already; a step that
   * the life of a cycle does not know is a conflict. Locks the cycle.
   */
  async advance(tx: Tx, id: string, to: CycleState): Promise<boolean> {
    return this.step(tx, await this.lock(tx, id), to);
  }

  /** The same on a cycle that the caller has locked. */
  async step(tx: Tx, cycle: DistributionCycle, to: CycleState): Promise<boolean> {
    const from = cycle.state;
    if (!cycle.moveOn(to)) return false;
    await tx.update(DistributionCycle, cycle.id, { state: cycle.state, version: cycle.version });
    await this.outbox.tell(tx, 'cycle.moved_on', { cycleId: cycle.id, from, to });
    return true;
  }

  /** Sets the timers of all dates that are still to come, or moves them. */
  async setTimers(tx: Tx, cycle: DistributionCycle): Promise<void> {
    const payload = { cycleId: cycle.id };
    if (cycle.state === 'planned') {
      const dueAt = opensAt(cycle);
      await this.timers.set(tx, {
        key: `cycle.opens:${cycle.id}`,
        dueAt,
        name: 'cycle.opening_came',
        payload,
      });
    }
    if (cycle.state === 'planned' || cycle.state === 'open') {
      const dueAt = closesAt(cycle);
      await this.timers.set(tx, {
        key: `cycle.closes:${cycle.id}`,
        dueAt,
        name: 'cycle.closing_came',
        payload,
      });
    }
    await this.timers.set(tx, {
      key: `cycle.hands_out:${cycle.id}`,
      dueAt: handOutEndsAt(cycle),
      name: 'cycle.hand_out_ended',
      payload,
    });
    await this.timers.set(tx, {
      key: `cycle.settles:${cycle.id}`,
      dueAt: settlingEndsAt(cycle),
      name: 'cycle.settling_ended',
      payload,
    });
  }

  async cancelTimers(tx: Tx, id: string): Promise<void> {
    for (const moment of ['opens', 'closes', 'hands_out', 'settles']) {
      await this.timers.cancel(tx, `cycle.${moment}:${id}`);
    }
  }
}
