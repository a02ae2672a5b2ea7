import { signal } from '@preact/signals';
import type { MemberStore } from './member-store';

/** The store that is open now: whoever uses the phone. Null before somebody has signed in or unlocked. */
export const store = signal<MemberStore | null>(null);

/** The open store, for code that only runs while one is open. */
export function openStore(): MemberStore {
  const current = store.peek();
  if (!current) throw new Error('no store is open');
  return current;
}
