import { call, Refused, Unreached } from '../api/call';
import type { Problem } from '../api/types';
import { store } from './current';
import { noteEnding } from './endings';
import type { MemberStore, Queued } from './member-store';
import { noteSent } from './sent';
import { noteSignedOut } from './standing';
import { tell } from './tabs';

const RETRY_MS = [2_000, 5_000, 15_000, 60_000] as const;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends what waits, in order, until all is sent or the network fails. One tab at a time: the others wait for the
 * lock and find the queue empty. A write leaves the queue only after its answer has come, and is the same write
 * when it is sent again: so a phone that dies at any moment loses nothing and does nothing twice.
 */
export async function sendAll(): Promise<void> {
  const current = store.peek();
  if (!current) return;
  clearTimeout(timer);
  await navigator.locks.request(`cayapa-sender-${current.personId}`, () => sendFrom(current));
}

async function sendFrom(current: MemberStore): Promise<void> {
  const held = new Set<string>();
  let hasSent = false;
  // Read anew after each: meanwhile another tab may have added to the queue, or taken from it.
  for (let after = 0; ;) {
    const queue = await current.outgoing();
    queue.filter((it) => it.problem).forEach((it) => held.add(it.group));
    const next = queue.find((it) => it.seq > after && !it.problem && !held.has(it.group));
    if (!next || store.peek() !== current) break;
    after = next.seq;
    const ending = await sendOne(current, next);
    if (ending === 'later') {
      tryLater();
      break;
    }
    hasSent ||= ending === 'sent';
    failures = 0;
  }
  if (hasSent) tell('answers');
}

async function sendOne(current: MemberStore, item: Queued): Promise<'sent' | 'refused' | 'later'> {
  const tried = { ...item, tries: item.tries + 1 };
  try {
    if (item.tries === 0) await current.change(tried);
    const answer = await call<unknown>(item);
    return await sent(current, item, answer);
  } catch (error) {
    if (error instanceof Unreached) return 'later';
    if (!(error instanceof Refused)) throw error;
    const { problem } = error;
    if (problem.status === 401) {
      noteSignedOut();
      return 'later';
    }
    const done = item.tries > 0 ? await alreadyDone(item, problem) : undefined;
    if (done !== undefined) return sent(current, item, done);
    await current.change({ ...tried, problem });
    tell('outbox');
    noteEnding(item.seq, { problem });
    return 'refused';
  }
}

async function sent(current: MemberStore, item: Queued, answer: unknown): Promise<'sent'> {
  const { seq } = item;
  // Noted first: a phone that loses the network right behind an answer knows what it has done.
  await noteSent(current, item);
  await current.remove(seq);
  tell('outbox');
  noteEnding(seq, { answer });
  return 'sent';
}

/**
 * An edit that was made but whose answer was lost meets a newer version, namely its own, when it is sent again.
 * It is done when the thing now says all that the edit wanted.
 */
async function alreadyDone(item: Queued, problem: Problem): Promise<unknown> {
  const isEdit = item.method === 'PATCH' && problem.status === 412;
  if (!isEdit || typeof item.body !== 'object' || item.body === null) return undefined;
  const now = await call<Readonly<Record<string, unknown>>>({ path: item.path });
  const wanted = Object.entries(item.body);
  const isSame = wanted.every(([key, value]) => JSON.stringify(now[key]) === JSON.stringify(value));
  return isSame ? now : undefined;
}

function tryLater(): void {
  const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 60_000;
  failures += 1;
  timer = setTimeout(() => void sendAll(), wait);
}

/** Sends when there is hope: at the start, when the network or the person comes back. */
export function followHope(): void {
  const now = (): void => {
    failures = 0;
    void sendAll();
  };
  addEventListener('online', now);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') now();
  });
  store.subscribe(now);
}
