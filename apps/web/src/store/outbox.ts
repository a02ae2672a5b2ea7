import type { Problem } from '../api/types';
import { openStore } from './current';
import { endingOf } from './endings';
import type { Outgoing, Queued } from './member-store';
import { sendAll } from './sender';
import { tell } from './tabs';

export { outbox, refused } from './queue';

/** How a write ended while its screen looked on. */
export type Written<Answer> =
  | { readonly kind: 'sent'; readonly answer: Answer }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type Write = Pick<Outgoing, 'method' | 'path' | 'title'> &
  Partial<Pick<Outgoing, 'body' | 'version' | 'group' | 'screen'>>;

/** How long a screen waits for an answer before it says "it will be sent". */
const PATIENCE_MS = 4_000;

/**
 * Keeps a write on this phone first, then sends it as soon as it can be sent. Answers 'sent' or 'refused' when that
 * is known within a few seconds, else 'waiting': then it is safe on this phone and stands under "to be sent".
 * What is refused while its screen looks on leaves the queue: the screen still has it, and shows what is wrong.
 */
export async function write<Answer = unknown>(asked: Write): Promise<Written<Answer>> {
  const { group = asked.path, ...rest } = asked;
  const item: Outgoing = { ...rest, group, madeAt: Date.now(), tries: 0 };
  const seq = await openStore().enqueue(item);
  tell('outbox');
  const ending = endingOf(seq, PATIENCE_MS);
  // Without a network the sender gives up at once, and nobody has to wait for their patience to end.
  const known = await Promise.race([ending, sendAll().then(() => null)]);
  if (!known) return { kind: 'waiting' };
  if ('answer' in known) return { kind: 'sent', answer: known.answer as Answer };
  await dropOutgoing(seq);
  return { kind: 'refused', problem: known.problem };
}

/** Takes a write out of the queue: whoever made it has thought better of it. */
export async function dropOutgoing(seq: number): Promise<void> {
  await openStore().remove(seq);
  tell('outbox');
}

/** Lets a refused write try again. */
export async function retryOutgoing(item: Queued): Promise<void> {
  const { problem: _problem, ...rest } = item;
  await openStore().change(rest);
  tell('outbox');
  void sendAll();
}
