import { Database } from '#platform/database';
import { NOT_BEGUN, type PlanningProgress } from './plan-progress';

/** How often the row of a plan learns of its progress, and the plan of its row. */
const LOOK_EVERY_MS = 1_000;

/**
 * Writes how far a plan has come into its row, about once a second, and finds out there whether it has been called
 * off: then it stops the thought.
 */
export class PlanWatch {
  private progress = NOT_BEGUN;
  private hasNews = true;
  private readonly startedAt = performance.now();
  private look: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private readonly stopper = new AbortController();

  constructor(
    private readonly db: Database,
    private readonly planId: string,
  ) {
    this.timer = setInterval(() => {
      this.look = this.look.then(() => this.exchange());
    }, LOOK_EVERY_MS);
  }

  /** Fires when nobody waits for this plan any more. */
  get calledOff(): AbortSignal {
    return this.stopper.signal;
  }

  note(news: Partial<PlanningProgress>): void {
    const elapsedMs = Math.round(performance.now() - this.startedAt);
    this.progress = { ...this.progress, ...news, elapsedMs };
    this.hasNews = true;
  }

  /** Stops looking and writes what was last noted. Call it before the row is locked for the answer. */
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
        this.planId,
        ...progress,
      ]);
      if (waiting.length === 0) this.stopper.abort();
    } catch {
      // The database is away for a moment: the thought goes on, and writing will say if it stays away.
    }
  }
}

const LOOK = `SELECT id FROM run_plan WHERE id = $1 AND state = 'queued'`;
const NOTE = `UPDATE run_plan SET progress = $2 WHERE id = $1 AND state = 'queued' RETURNING id`;
