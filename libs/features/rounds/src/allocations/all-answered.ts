import { Injectable } from '@nestjs/common';
import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';

interface AnsweredRun {
  readonly runId: Id<'MatchingRun'>;
  readonly cycleId: Id<'DistributionCycle'>;
}

/** A run to which everybody has said yes or no need not wait for its deadline: food does not wait either. */
@Injectable()
export class AllAnswered {
  constructor(private readonly outbox: Outbox) {}

  /** Two last words at the same moment may miss each other; then the deadline settles the run. */
  async ofCycle(tx: Tx, cycleId: string): Promise<void> {
    const runs = await rowsOf<AnsweredRun>(
      tx,
      `SELECT run.id AS "runId", run.cycle_id AS "cycleId" FROM matching_run run
       WHERE run.cycle_id = $1 AND run.state = 'planned' AND run.kind NOT IN ('dry_run', 'what_if')
         AND run.settled_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM allocation WHERE run_id = run.id AND state = 'proposed')`,
      [cycleId],
    );
    await this.outbox.tellAll(tx, 'matching_run.all_answered', runs);
  }
}
