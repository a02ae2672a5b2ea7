import { signal } from '@preact/signals';
import type { MemberStore, Queued } from './member-store';

/** The last writes that got through, the oldest first: kept answers may not know of them yet. */
export const sent = signal<readonly Queued[]>([]);

const NOTE = 'sent';
const KEPT_MAX = 40;

/** What one member's phone has got through last. */
export async function readSent(current: MemberStore): Promise<readonly Queued[]> {
  return (await current.note<readonly Queued[]>(NOTE)) ?? [];
}

/** Remembers a write whose answer has come. Only the tab that sends calls it, so nothing is overwritten. */
export async function noteSent(current: MemberStore, item: Queued): Promise<void> {
  const before = await readSent(current);
  await current.keepNote(NOTE, [...before, item].slice(-KEPT_MAX));
}
