import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import type { AnswerComparison } from '#core/matching';
import { Database } from '#platform/database';
import { runHasNoAnswer } from '../rounds.errors';
import { mayReadRuns } from '../rounds.policy';
import type { ComparisonResponse } from './what-if.dto';

/** So many of those that lose and as many of those that gain are shown; the CSV shows every commune. */
const SHOWN_AT_EACH_END = 250;

interface Stored {
  readonly state: string;
  readonly kind: string;
  readonly baseRunId: string | null;
  readonly comparison: AnswerComparison | null;
}

/** Reads what a what-if would change. */
@Injectable()
export class ComparisonQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, runId: string): Promise<ComparisonResponse> {
    const { baseRunId, comparison } = await this.stored(actor, runId);
    const { communes, lines, ...figures } = comparison;
    return { ...figures, runId, baseRunId, communes: ends(communes), lines: ends(lines) };
  }

  async communes(actor: Actor, runId: string): Promise<AnswerComparison['communes']> {
    return (await this.stored(actor, runId)).comparison.communes;
  }

  private async stored(
    actor: Actor,
    runId: string,
  ): Promise<{ readonly baseRunId: string; readonly comparison: AnswerComparison }> {
    allow(mayReadRuns(actor));
    const [run] = await this.db.rows<Stored>(
      `SELECT state, kind, base_run_id AS "baseRunId", comparison FROM matching_run WHERE id = $1`,
      [runId],
    );
    if (!run) throw notFound('matching_run', runId);
    const { baseRunId, comparison } = run;
    if (baseRunId === null || comparison === null) throw runHasNoAnswer(run.state);
    return { baseRunId, comparison };
  }
}

/** The first and the last of a list that is sorted by what each loses or gains. */
function ends<Item>(items: readonly Item[]): Item[] {
  if (items.length <= 2 * SHOWN_AT_EACH_END) return [...items];
  return [...items.slice(0, SHOWN_AT_EACH_END), ...items.slice(-SHOWN_AT_EACH_END)];
}
