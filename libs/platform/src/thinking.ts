import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** A call of a pure function: the file that exports it, its name, and plain data for arguments. */
export interface Thought {
  readonly file: string;
  readonly call: string;
  readonly args: readonly unknown[];
  /** The function takes one more argument: a function by which it tells how far it has come. */
  readonly isTelling?: boolean;
}

/** Hears how far a thought has come. */
export type Hearer = (news: unknown) => void;

/** The process was asked to stop before the thought was finished: nobody is to blame, it is thought again. */
export class ThoughtInterrupted extends Error {
  constructor() {
    super('the thought was interrupted');
  }
}

/** The thought needed more memory than its thread was given. */
export class ThoughtTooLarge extends Error {
  constructor() {
    super('the thought needs more memory than it was given');
  }
}

/** What travels back from a thread. */
export type ThreadWord =
  { readonly news: unknown } | { readonly answer: unknown } | { readonly fault: unknown };

/**
 * Thinks in a thread of its own, so that heartbeats, lock renewals and requests of this process go on however
 * long it takes. Rejects with the thought's own error, or with ThoughtInterrupted when the signal fires.
 */
export async function think<Answer>(
  thought: Thought,
  signal?: AbortSignal,
  hear?: Hearer,
): Promise<Answer> {
  const thread = new ThinkingThread(signal ? { signal } : {});
  try {
    return await thread.think<Answer>(thought, hear);
  } finally {
    await thread.close();
  }
}

/**
 * A thread that stays for many thoughts, one at a time. It ends when it is closed, when the signal fires or
 * when a thought needs more memory than it may have; then every thought of it rejects.
 * A file that is not compiled (as when tests load the sources) is called in the caller's thread.
 */
export class ThinkingThread {
  private worker: Worker | undefined;
  private end: Error | undefined;
  private fail: (reason: unknown) => void = () => undefined;

  constructor(
    private readonly bounds: { readonly signal?: AbortSignal; readonly megabytesMax?: number } = {},
  ) {
    if (bounds.signal?.aborted) this.end = new ThoughtInterrupted();
    bounds.signal?.addEventListener('abort', this.interrupt, { once: true });
  }

  /** Rejects with the thought's own error, ThoughtInterrupted or ThoughtTooLarge. */
  async think<Answer>(thought: Thought, hear: Hearer = () => undefined): Promise<Answer> {
    if (this.end) throw this.end;
    if (thought.file.endsWith('.ts')) return (await this.thinkHere(thought, hear)) as Answer;
    const worker = this.open();
    return new Promise<Answer>((resolve, reject) => {
      this.fail = reject;
      worker.removeAllListeners('message');
      worker.on('message', (word: ThreadWord) => {
        if ('news' in word) hear(word.news);
        else if ('answer' in word) resolve(word.answer as Answer);
        else reject(word.fault instanceof Error ? word.fault : new Error(String(word.fault)));
      });
      worker.postMessage(thought);
    });
  }

  async close(): Promise<void> {
    this.bounds.signal?.removeEventListener('abort', this.interrupt);
    this.end ??= new ThoughtInterrupted();
    await this.worker?.terminate();
  }

  private readonly interrupt = (): void => {
    this.endWith(new ThoughtInterrupted());
    void this.worker?.terminate();
  };

  private async thinkHere(thought: Thought, hear: Hearer): Promise<unknown> {
    const answer = await callOf(thought, hear);
    await turn();
    if (this.end) throw this.end;
    return answer;
  }

  private open(): Worker {
    if (this.worker) return this.worker;
    const { megabytesMax } = this.bounds;
    this.worker = new Worker(join(__dirname, 'thinking-thread.js'), {
      ...(megabytesMax !== undefined && {
        resourceLimits: { maxOldGenerationSizeMb: megabytesMax },
      }),
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      this.endWith(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThoughtTooLarge() : error);
    });
    this.worker.on('exit', () => {
      this.endWith(new Error('the thinking thread ended without an answer'));
    });
    return this.worker;
  }

  private endWith(reason: Error): void {
    this.end ??= reason;
    this.fail(this.end);
  }
}

/** Loads the file and calls the function. */
export async function callOf(
  { file, call, args, isTelling }: Thought,
  tell: Hearer,
): Promise<unknown> {
  const loaded = (await import(file)) as Readonly<Record<string, (...args: unknown[]) => unknown>>;
  const target = loaded[call];
  if (!target) throw new Error(`${file} exports no ${call}`);
  return target(...args, ...(isTelling ? [tell] : []));
}
