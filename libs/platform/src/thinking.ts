import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A call of a pure function: the file that exports it, its name, and plain data for arguments. */
export interface Thought {
  readonly file: string;
  readonly call: string;
  readonly args: readonly unknown[];
}

/** The process was asked to stop before the thought was finished: nobody is to blame, it is thought again. */
export class ThoughtInterrupted extends Error {
  constructor() {
    super('the thought was interrupted');
  }
}

/**
 * Thinks in a thread of its own, so that heartbeats, lock renewals and requests of this process go on however
 * long it takes. Rejects with the thought's own error, or with ThoughtInterrupted when the signal fires.
 * A file that is not compiled (as when tests load the sources) is called in this thread.
 */
export async function think<Answer>(thought: Thought, signal?: AbortSignal): Promise<Answer> {
  if (signal?.aborted) throw new ThoughtInterrupted();
  if (thought.file.endsWith('.ts')) return (await callOf(thought)) as Answer;
  const thread = new Worker(join(__dirname, 'thinking-thread.js'), { workerData: thought });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => {
        reject(new Error('the thinking thread ended without an answer'));
      });
      signal?.addEventListener('abort', () => {
        reject(new ThoughtInterrupted());
      });
    });
  } finally {
    await thread.terminate();
  }
}

/** Loads the file and calls the function. */
export async function callOf({ file, call, args }: Thought): Promise<unknown> {
  const loaded = (await import(file)) as Readonly<Record<string, (...args: unknown[]) => unknown>>;
  const target = loaded[call];
  if (!target) throw new Error(`${file} exports no ${call}`);
  return target(...args);
}
