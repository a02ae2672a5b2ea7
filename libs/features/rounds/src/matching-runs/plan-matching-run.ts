import { Injectable } from '@nestjs/common';
import type { MatchingAnswer } from '#core/matching';
import { Database } from '#platform/database';
import { type Events, OnSlow, Outbox, type SlowContext } from '#platform/events';
import { ThoughtInterrupted } from '#platform/thinking';
import { BookAnswer } from './book-answer';
import { FreezeQuestion, type FrozenRun } from './freeze-question';
import { shareInThread } from './share-in-thread';

/** Read, think, write: no transaction is held open while the harvest is being shared. */
@Injectable()
export class PlanMatchingRun {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly freeze: FreezeQuestion,
    private readonly book: BookAnswer,
  ) {}

  /**
   * Safe to repeat and to be killed anywhere: a question that stands is answered as it was stored, and a
   * run takes one answer. A question that no longer holds is frozen anew, three times at most.
   */
  @OnSlow('matching_run.requested', 'solving')
  async run(
    { runId }: Pick<Events['matching_run.requested'], 'runId'>,
    context?: Pick<SlowContext, 'signal'>,
  ): Promise<void> {
    for (;;) {
      const frozen = await this.freeze.run(runId);
      if (!frozen) return;
      const answer = await this.think(frozen, context?.signal);
      if (!answer || (await this.book.run(frozen, answer))) return;
    }
  }

  /** A thought that fails would fail each time: the run ends and says why, and the cycle is free for another. */
  private async think(run: FrozenRun, signal?: AbortSignal): Promise<MatchingAnswer | null> {
    try {
      return await shareInThread(run.question, signal);
    } catch (error) {
      if (error instanceof ThoughtInterrupted) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await this.db.transaction(async (tx) => {
        await tx.query(
          `UPDATE matching_run SET state = 'failed', failure = $2, version = version + 1
           WHERE id = $1 AND state = 'frozen'`,
          [run.id, reason],
        );
        const { id: runId, cycleId } = run;
        await this.outbox.tell(tx, 'matching_run.failed', { runId, cycleId, reason });
      });
      return null;
    }
  }
}
