import { Injectable } from '@nestjs/common';
import { allow, type Actor, type Id, notFound } from '#core/kernel';
import { Cycles } from '#features/orders';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { runNotWaiting } from '../rounds.errors';
import { mayAskForMatching } from '../rounds.policy';
import { MatchingRun } from './matching-run.entity';

/** Calls a waiting run off; a thought that is under way finds nothing to write to. */
@Injectable()
export class CancelMatchingRun {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, runId: Id<'MatchingRun'>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await tx.findOneBy(MatchingRun, { id: runId });
      if (!found) throw notFound('matching_run', runId);
      allow(mayAskForMatching(actor, await this.cycles.lock(tx, found.cycleId)));
      const run = await tx.findOneOrFail(MatchingRun, {
        where: { id: runId },
        lock: { mode: 'pessimistic_write' },
      });
      if (run.state === 'cancelled') return;
      if (!run.isWaiting) throw runNotWaiting(run.state);
      await tx.update(MatchingRun, runId, { state: 'cancelled', version: run.version + 1 });
      const { cycleId } = run;
      await this.outbox.tell(tx, 'matching_run.failed', { runId, cycleId, reason: 'cancelled' });
    });
  }
}
