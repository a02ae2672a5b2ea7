import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type LineExplanation, type LotExplanation, RULES_VERSION } from '#core/matching';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { ThinkingThread } from '#platform/thinking';

/** A thread that nobody has asked for so long is closed, and its memory is free again. */
const IDLE_MS = 60_000;
const FILE = require.resolve('../matching-runs/solving-thread');

interface Reader {
  readonly thread: ThinkingThread;
  readonly runId: string;
}

/**
 * Explains lines and lots from the stored question and answer of a run, in a thread that keeps the run that was
 * asked for last: the papers of a national round take seconds to read, and then any line of it milliseconds.
 */
@Injectable()
export class ExplainInThread implements OnApplicationShutdown {
  private reader: Reader | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  async line(runId: string, lineId: string): Promise<LineExplanation | null> {
    return this.inTurn(() => this.ask<LineExplanation>(runId, 'lineOf', lineId));
  }

  async lot(runId: string, lotId: string): Promise<LotExplanation | null> {
    return this.inTurn(() => this.ask<LotExplanation>(runId, 'lotOf', lotId));
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.reader?.thread.close();
  }

  private async inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async ask<Answer>(runId: string, call: string, id: string): Promise<Answer | null> {
    clearTimeout(this.idle);
    try {
      const thread = await this.readerOf(runId);
      if (!thread) return null;
      return await thread.think<Answer | null>({ file: FILE, call, args: [runId, id] });
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.idle = setTimeout(() => void this.inTurn(() => this.close()), IDLE_MS);
      this.idle.unref();
    }
  }

  /** The thread that has read this run; null when it has no answer, or one of other rules. */
  private async readerOf(runId: string): Promise<ThinkingThread | null> {
    if (this.reader?.runId === runId) return this.reader.thread;
    const [run] = await this.db.rows<{ question: string | null; answer: string | null }>(
      'SELECT question, answer FROM matching_run WHERE id = $1 AND rules_version = $2',
      [runId, RULES_VERSION],
    );
    if (run?.question == null || run.answer === null) return null;
    await this.close();
    const thread = new ThinkingThread({ megabytesMax: this.config.solvingMegabytesMax });
    this.reader = { thread, runId };
    await thread.think({ file: FILE, call: 'read', args: [runId, run.question, run.answer] });
    return thread;
  }

  private async close(): Promise<void> {
    const { reader } = this;
    this.reader = null;
    await reader?.thread.close();
  }
}
