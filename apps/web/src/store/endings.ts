import type { Problem } from '../api/types';

/** How a write ended: with the API's answer, or with its refusal. */
export type Ending = { readonly answer: unknown } | { readonly problem: Problem };

const watchers = new Map<number, (ending: Ending) => void>();

/** How a queued write ends, if that is known within so many milliseconds; else null. */
export function endingOf(seq: number, milliseconds: number): Promise<Ending | null> {
  return new Promise((resolve) => {
    const end = (ending: Ending | null): void => {
      clearTimeout(timer);
      watchers.delete(seq);
      resolve(ending);
    };
    const timer = setTimeout(end, milliseconds, null);
    watchers.set(seq, end);
  });
}

/** The sender says how a write ended. */
export function noteEnding(seq: number, ending: Ending): void {
  watchers.get(seq)?.(ending);
}
