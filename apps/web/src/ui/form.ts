import { useState } from 'preact/hooks';
import { Refused, Unreached } from '../api/call';
import type { Problem } from '../api/types';
import { type Write, write, type Written } from '../store/outbox';
import { lastSaid, say } from './toasts';
import { common } from './words';

/** What a form knows while it is filled in and sent. */
export interface Sending {
  readonly busy: boolean;
  /** Why the API refused what was sent last. */
  readonly problem: Problem | null;
  /** The fault of a field by its path in the request, as the API named it. */
  readonly faultOf: (field: string) => string | undefined;
  /**
   * Sends a write by way of the outbox. What was sent, or waits on this phone, goes on with `then` and is said in a toast,
   * unless `then` has said more than that it was sent; a refusal stays with the form.
   */
  readonly send: <Answer = unknown>(
    asked: Write,
    then?: (written: Written<Answer>) => void,
  ) => Promise<void>;
  /** Does something that needs the network now; a refusal or a silent network is shown with the form. */
  readonly ask: <Answer>(
    work: () => Promise<Answer>,
    then?: (answer: Answer) => void,
  ) => Promise<void>;
}

/** Sending of one form: one thing at a time, with its refusal. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const during = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await work().finally(() => {
      setBusy(false);
    });
  };
  return {
    ...{ busy, problem },
    faultOf: (field) => problem?.fields?.find((it) => it.field === field)?.message,
    send: (asked, then) =>
      during(async () => {
        const written = await write<never>(asked);
        if (written.kind === 'refused') {
          setProblem(written.problem);
          return;
        }
        const before = lastSaid();
        then?.(written);
        if (written.kind === 'waiting') say(common('say.waiting'));
        else if (lastSaid() === before) say(common('say.sent'));
      }),
    ask: (work, then) =>
      during(async () => {
        try {
          const answer = await work();
          then?.(answer);
        } catch (error) {
          setProblem(problemToShow(error));
        }
      }),
  };
}

/** A refusal as it came; a silent network in our own words. Anything else is a fault of ours and goes on. */
export function problemToShow(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Unreached)
    return { code: 'unreached', title: common('say.unreached'), status: 0 };
  throw error;
}
