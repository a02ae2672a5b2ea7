import { Injectable } from '@nestjs/common';
import { Clock, notFound } from '#core/kernel';
import { type QuestionChanges, RULES_VERSION, withChanges } from '#core/matching';
import { Database, rowsOf, type Tx } from '#platform/database';
import { canonicalJson, sha256 } from '../canonical-json';
import { AskQuestion, type FrozenQuestion } from './ask-question';
import type { RunKind } from './matching-run.entity';

/** A run whose question stands: what was stored is what is thought about. */
export interface FrozenRun {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: RunKind;
  readonly baseRunId: string | null;
  readonly questionHash: string;
  /** The very text that was hashed. */
  readonly questionText: string;
  readonly question: FrozenQuestion;
}

interface WaitingRun {
  readonly id: string;
  readonly cycle_id: string;
  readonly kind: RunKind;
  readonly state: string;
  readonly seed: number;
  readonly rules_version: string;
  readonly lot_id: string | null;
  readonly base_run_id: string | null;
  readonly changes: QuestionChanges | null;
}

/**
 * Writes down all that a sharing depends on, as one snapshot of the database sees it. Safe to repeat:
 * a question that stands is answered as it was stored, so a killed run goes on where it was.
 */
@Injectable()
export class FreezeQuestion {
  constructor(
    private readonly db: Database,
    private readonly askQuestion: AskQuestion,
    private readonly clock: Clock,
  ) {}

  /** Null when the run waits for nothing any more. */
  async run(runId: string): Promise<FrozenRun | null> {
    return this.db.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const run = await lockRun(tx, runId);
      if (run.state === 'frozen' && run.rules_version === RULES_VERSION) return stored(tx, run);
      return ['queued', 'frozen'].includes(run.state) ? this.freeze(tx, run) : null;
    });
  }

  private async freeze(tx: Tx, run: WaitingRun): Promise<FrozenRun> {
    const question = await this.ask(tx, run);
    const text = canonicalJson(question);
    const questionHash = sha256(text);
    await tx.query(
      `UPDATE matching_run SET state = 'frozen', question = $2, question_hash = $3, rules_version = $4,
         policy_version = $5, freezes = freezes + 1, frozen_at = $6, failure = NULL, progress = NULL,
         version = version + 1
       WHERE id = $1`,
      [run.id, text, questionHash, RULES_VERSION, question.policy.version, this.clock.now()],
    );
    return frozenRun(run, questionHash, text);
  }

  private async ask(tx: Tx, run: WaitingRun): Promise<FrozenQuestion> {
    if (run.base_run_id !== null && run.changes !== null) {
      return varied(await questionOf(tx, run.base_run_id), run.changes);
    }
    return this.askQuestion.within(tx, {
      cycleId: run.cycle_id,
      seed: run.seed,
      lotId: run.lot_id,
    });
  }
}

/** The question of another run, changed; a lot that only the change brings is offered in whole packages. */
function varied(base: FrozenQuestion, changes: QuestionChanges): FrozenQuestion {
  const known = new Map(base.lots.map((lot) => [lot.id, lot.availableGrams]));
  const { lots, ...question } = withChanges(base, changes);
  return {
    ...question,
    lots: lots.map((lot) => ({
      ...lot,
      availableGrams: known.get(lot.id) ?? lot.packages * lot.packageGrams,
    })),
  };
}

async function lockRun(tx: Tx, runId: string): Promise<WaitingRun> {
  const [run] = await rowsOf<WaitingRun>(
    tx,
    `SELECT id, cycle_id, kind, state, seed, rules_version, lot_id, base_run_id, changes
     FROM matching_run WHERE id = $1 FOR UPDATE`,
    [runId],
  );
  if (!run) throw notFound('matching_run', runId);
  return run;
}

async function stored(tx: Tx, run: WaitingRun): Promise<FrozenRun> {
  const [row] = await rowsOf<{ question: string; question_hash: string }>(
    tx,
    'SELECT question, question_hash FROM matching_run WHERE id = $1',
    [run.id],
  );
  if (!row) throw notFound('matching_run', run.id);
  return frozenRun(run, row.question_hash, row.question);
}

async function questionOf(tx: Tx, runId: string): Promise<FrozenQuestion> {
  const [row] = await rowsOf<{ question: string | null }>(
    tx,
    'SELECT question FROM matching_run WHERE id = $1',
    [runId],
  );
  if (row?.question == null) throw notFound('matching_run', runId);
  return JSON.parse(row.question) as FrozenQuestion;
}

/** What is thought about is always read back from the text, so that a replay reads the very same. */
function frozenRun(run: WaitingRun, questionHash: string, text: string): FrozenRun {
  const question = JSON.parse(text) as FrozenQuestion;
  const { id, cycle_id: cycleId, kind, base_run_id: baseRunId } = run;
  return { id, cycleId, kind, baseRunId, questionHash, questionText: text, question };
}
