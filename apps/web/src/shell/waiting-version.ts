import { signal } from '@preact/signals';
import type { ToWorker } from './worker-words';

/** A newer version that waits to take over; it is offered, never forced. */
export const waitingVersion = signal<ServiceWorker | null>(null);

/** Lets the newer version take over; all tabs of this phone reload. */
export function takeNewVersion(): void {
  const words: ToWorker = { kind: 'take over' };
  waitingVersion.value?.postMessage(words);
}
