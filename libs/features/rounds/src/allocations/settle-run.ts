import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import { Cycles } from '#features/orders';
import { rowsOf, type Tx } from '#platform/database';
import { type Events, On, Outbox } from '#platform/events';
import { QueueMatchingRun } from '../matching-runs/queue-matching-run';
import { MatchingRun } from '../matching-runs/matching-run.entity';
import { OpenRescue } from '../rescue/open-rescue';

interface Sums {
  readonly allocations: number;
  readonly grams: number;
}

/**
 * The deadline of a run: silence accepts. When everybody has answered, it need not be waited for. What was declined is offered once more, in one follow-up run;
 * what finds no taker after that is listed for rescue.
 */
@Injectable()
export class SettleRun {
  constructor(
    private readonly cycles: Cycles,
    private readonly queue: QueueMatchingRun,
    private readonly rescue: OpenRescue,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @On('matching_run.all_answered')
  async settleEarly(tx: Tx, run: Events['matching_run.all_answered']): Promise<void> {
    await this.settle(tx, run);
  }

  /** Locks: cycle, run, allocations in id order. */
  @On('matching_run.deadline_passed')
  async settle(tx: Tx, { runId, cycleId }: Events['matching_run.deadline_passed']): Promise<void> {
    const cycle = await this.cycles.lock(tx, cycleId);
    const run = await tx.findOne(MatchingRun, {
      where: { id: runId },
      lock: { mode: 'pessimistic_write' },
    });
    if (run?.state !== 'planned' || run.settledAt !== null) return;

    const at = this.clock.now();
    const accepted = await sumsOf(tx, ACCEPT_IN_SILENCE, [runId, at]);
    const declined = await sumsOf(tx, DECLINED, [runId]);
    await tx.update(MatchingRun, run.id, { settledAt: at, version: run.version + 1 });
    await this.outbox.tell(tx, 'matching_run.settled', {
      runId,
      cycleId,
      acceptedBySilence: accepted.allocations,
      acceptedGrams: accepted.grams,
      declinedGrams: declined.grams,
    });
    // What an urgent run leaves before the round is shared in the round.
    const isBeforeRound = cycle.state === 'open' || cycle.state === 'closed';
    const isMatched = cycle.state === 'matched' || cycle.state === 'moving';
    if (isMatched && run.kind === 'cycle' && declined.allocations > 0) {
      await this.queue.byItself(tx, cycleId, 'follow_up');
    } else if (!isBeforeRound && (await this.queue.waiting(tx, cycleId)) === null) {
      await this.rescue.ofRun(tx, run);
    }
  }

  /** A follow-up that came to nothing offers nothing again: what was declined is listed for rescue at once. */
  @On('matching_run.failed')
  async afterFailure(tx: Tx, { runId, cycleId }: Events['matching_run.failed']): Promise<void> {
    await this.cycles.lock(tx, cycleId);
    const run = await tx.findOneByOrFail(MatchingRun, { id: runId });
    const isLast = (await this.queue.waiting(tx, cycleId)) === null;
    if (run.kind === 'follow_up' && isLast) await this.rescue.ofRun(tx, run);
  }
}

async function sumsOf(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Sums> {
  const [sums] = await rowsOf<Sums>(tx, sql, parameters);
  return sums ?? { allocations: 0, grams: 0 };
}

const ACCEPT_IN_SILENCE = `
  WITH silent AS (
    SELECT id FROM allocation WHERE run_id = $1 AND state = 'proposed' ORDER BY id FOR UPDATE
  ), accepted AS (
    UPDATE allocation a SET state = 'accepted', version = a.version + 1,
      supplier_accepted_at = coalesce(a.supplier_accepted_at, $2),
      customer_accepted_at = coalesce(a.customer_accepted_at, $2)
    FROM silent WHERE silent.id = a.id
    RETURNING a.grams
  )
  SELECT count(*)::int AS allocations, coalesce(sum(grams), 0)::bigint AS grams FROM accepted`;

const DECLINED = `
  SELECT count(*)::int AS allocations, coalesce(sum(grams), 0)::bigint AS grams
  FROM allocation WHERE run_id = $1 AND state = 'declined'`;
