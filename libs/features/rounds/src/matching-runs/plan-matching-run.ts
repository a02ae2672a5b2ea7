import { Injectable } from '@nestjs/common';
import { DomainError } from '#core/kernel';
import type { MatchingAnswer } from '#core/matching';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { type Events, OnSlow, Outbox, type SlowContext } from '#platform/events';
import { ThoughtInterrupted } from '#platform/thinking';
import { runNotPlanned } from '../rounds.errors';
import { BookAnswer } from './book-answer';
import { FreezeQuestion, type FrozenRun } from './freeze-question';
import { type Solved, solveRun } from './solve-run';
import type { TellProgress } from './run-progress';
import { StageTimes } from './stage-times';
import { RunWatch } from './watch-run';

/** Read, think, write: no transaction is held open while the harvest is being shared. */
@Injectable()
export class PlanMatchingRun {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
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
    const baseRunId = await this.baseOf(runId);
    if (baseRunId !== null) await this.run({ runId: baseRunId }, context);
    const times = new StageTimes();
    for (;;) {
      const frozen = await times.of('freeze', () => this.freeze.run(runId));
      if (!frozen) return;
      const solved = await this.think(frozen, times, context?.signal);
      if (!solved) return;
      const isBooked = await times.of('book', () => this.book.run(frozen, solved));
      if (isBooked) return this.noteTimes(runId, times);
    }
  }

  private async noteTimes(runId: string, times: StageTimes): Promise<void> {
    await this.db.rows(`UPDATE matching_run SET stage_ms = $2 WHERE id = $1`, [
      runId,
      JSON.stringify(times.milliseconds),
    ]);
  }

  /** The run that a what-if varies is answered first. */
  private async baseOf(runId: string): Promise<string | null> {
    const [row] = await this.db.rows<{ id: string | null }>(
      `SELECT base.id FROM matching_run run JOIN matching_run base ON base.id = run.base_run_id
       WHERE run.id = $1 AND base.state IN ('queued', 'frozen')`,
      [runId],
    );
    return row?.id ?? null;
  }

  /** What a what-if is compared with; null for every other run. */
  private async baseAnswer({ baseRunId }: FrozenRun): Promise<MatchingAnswer | null> {
    if (baseRunId === null) return null;
    const [row] = await this.db.rows<{ state: string; answer: string | null }>(
      'SELECT state, answer FROM matching_run WHERE id = $1',
      [baseRunId],
    );
    if (row?.answer == null) throw runNotPlanned(row?.state ?? 'none');
    return JSON.parse(row.answer) as MatchingAnswer;
  }

  /** Null when nobody waits for the answer any more, or when there is none. */
  private async think(
    run: FrozenRun,
    times: StageTimes,
    stopping?: AbortSignal,
  ): Promise<Solved | null> {
    const watch = new RunWatch(this.db, run);
    const signal = AbortSignal.any(stopping ? [stopping, watch.calledOff] : [watch.calledOff]);
    const bounds = {
      threads: this.config.solvingThreads,
      seconds: this.config.solvingSecondsMax,
      megabytes: this.config.solvingMegabytesMax,
    };
    try {
      const base = await this.baseAnswer(run);
      const tell: TellProgress = (news) => {
        watch.note(news);
      };
      return await solveRun(run, base, { bounds, signal, tell, times });
    } catch (error) {
      if (error instanceof ThoughtInterrupted && watch.calledOff.aborted) return null;
      if (error instanceof ThoughtInterrupted) throw error;
      await this.fail(run, error);
      return null;
    } finally {
      await watch.end();
    }
  }

  /** A thought that fails would fail each time: the run ends and says why, and the cycle is free for another. */
  private async fail({ id: runId, cycleId }: FrozenRun, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const place = error instanceof DomainError ? String(error.details['place']) : null;
    await this.db.transaction(async (tx) => {
      await tx.query(
        `UPDATE matching_run SET state = 'failed', failure = $2, failure_place = $3,
           version = version + 1
         WHERE id = $1 AND state = 'frozen'`,
        [runId, reason, place],
      );
      await this.outbox.tell(tx, 'matching_run.failed', { runId, cycleId, reason });
    });
  }
}
