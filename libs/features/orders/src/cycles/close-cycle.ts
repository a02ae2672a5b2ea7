import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { mayManageCycle } from '../orders.policy';
import type { DistributionCycle } from './cycle.entity';
import { Cycles } from './cycles';

/** An open cycle takes no more orders, and those it has wait for matching. */
@Injectable()
export class CloseCycle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      await this.within(tx, cycle, actor.personId);
    });
  }

  /** On a locked cycle; null: the calendar closes it. Orders under way hold a share lock, so none is missed. */
  async within(tx: Tx, cycle: DistributionCycle, personId: Id<'Person'> | null): Promise<void> {
    if (!(await this.cycles.step(tx, cycle, 'closed'))) return;
    await this.timers.cancel(tx, `cycle.closes:${cycle.id}`);
    const [sums] = await rowsOf<{ orders: number; wantedGrams: number }>(tx, INTO_MATCHING, [
      cycle.id,
    ]);
    await this.outbox.tell(tx, 'cycle.closed', {
      cycleId: cycle.id,
      personId,
      orders: sums?.orders ?? 0,
      wantedGrams: sums?.wantedGrams ?? 0,
    });
  }
}

/** An order whose lines were all cancelled asks for nothing, so it is cancelled, too. */
const INTO_MATCHING = `
  WITH waiting AS (
    UPDATE "order" SET version = version + 1, state = CASE
      WHEN EXISTS (SELECT 1 FROM order_line WHERE order_id = "order".id AND NOT is_cancelled)
      THEN 'in_matching' ELSE 'cancelled' END
    WHERE cycle_id = $1 AND state = 'submitted' RETURNING id
  )
  SELECT count(DISTINCT line.order_id)::int AS orders,
    coalesce(sum(line.wanted_grams), 0)::bigint AS "wantedGrams"
  FROM waiting JOIN order_line line ON line.order_id = waiting.id AND NOT line.is_cancelled`;
