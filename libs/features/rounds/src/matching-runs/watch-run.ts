import { Database } from '#platform/database';
import type { FrozenRun } from './freeze-question';
import { NOTHING_DONE, type RunProgress } from './run-progress';

/** How often the row of a run learns of its progress, and the run of its row. */
const LOOK_EVERY_MS = 1_000;

/**
 * Writes how far a run has come into its row, about once a second, and finds out there whether the run has been
 * called off: then it stops the thought.
 */
export class RunWatch {
  private progress = NOTHING_DONE;
  private hasNews = false;
  private look: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private readonly stopper = new AbortController();

  constructor(
    private readonly db: Database,
    private readonly run: Pick<FrozenRun, 'id' | 'questionHash'>,
  ) {
    this.timer = setInterval(() => {
      this.look = this.look.then(() => this.exchange());
    }, LOOK_EVERY_MS);
  }

  /** Fires when nobody waits for this thought any more. */
  get calledOff(): AbortSignal {
    return this.stopper.signal;
  }

  note(news: Partial<RunProgress>): void {
    this.progress = { ...this.progress, ...news };
    this.hasNews = true;
  }

  /** Stops looking and writes what was last noted. Call it before the row is locked for booking. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.look;
    if (this.hasNews) await this.exchange();
  }

  private async exchange(): Promise<void> {
    const progress = this.hasNews ? [JSON.stringify(this.progress)] : [];
    this.hasNews = false;
    try {
      const waiting = await this.db.rows(progress.length > 0 ? NOTE : LOOK, [
        this.run.id,
        this.run.questionHash,
        ...progress,
      ]);
      if (waiting.length === 0) this.stopper.abort();
    } catch {
      // The database is away for a moment: the thought goes on, and booking will say if it stays away.
    }
  }
}

const LOOK = `SELECT id FROM matching_run WHERE id = $1 AND question_hash = $2 AND state = 'frozen'`;
const NOTE = `UPDATE matching_run SET progress = $3
  WHERE id = $1 AND question_hash = $2 AND state = 'frozen' RETURNING id`;
