import { computed, signal } from '@preact/signals';
import { store } from './current';
import type { Queued } from './member-store';
import { readSent, sent } from './sent';
import { hear } from './tabs';

/** What this phone has not sent yet, in order. */
export const outbox = signal<readonly Queued[]>([]);
export const waiting = computed(() => outbox.value.filter((it) => it.problem === undefined));
export const refused = computed(() => outbox.value.filter((it) => it.problem !== undefined));

/** Reads the queue anew whenever any tab has changed it. */
export function followOutbox(): void {
  const read = async (): Promise<void> => {
    const current = store.peek();
    const queue = (await current?.outgoing()) ?? [];
    sent.value = current ? await readSent(current) : [];
    outbox.value = queue;
  };
  hear((news) => {
    if (news === 'outbox' || news === 'members') void read();
  });
  store.subscribe(() => {
    void read();
  });
}
