import { effect, signal } from '@preact/signals';
import { locale } from '../language/locale';
import { mandates } from '../session/session';
import areasOfRoles from './areas-of-roles.json';
import type { ToWorker } from './worker-words';

/** A newer version that waits to take over; it is offered, never forced. */
export const waitingVersion = signal<ServiceWorker | null>(null);

/** Registers the service worker, where there is one. Without https or localhost there is none, and no offline start. */
export async function followVersions(): Promise<void> {
  if (!('serviceWorker' in navigator) || __DEVELOPMENT__) return;
  const registration = await navigator.serviceWorker.register('/sw.js');
  const look = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller)
      waitingVersion.value = registration.waiting;
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  const had = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (had) location.reload();
  });
  const { active } = await navigator.serviceWorker.ready;
  effect(() => {
    if (active) keepParts(active, partsWanted());
  });
}

/** The parts that the member's roles use, in the language of the page. */
function partsWanted(): readonly string[] {
  const byRole: Readonly<Record<string, readonly string[]>> = areasOfRoles;
  const areas = mandates.value.flatMap(({ role }) => byRole[role] ?? []);
  const parts = ['shell', ...new Set(areas)];
  return locale.value === 'es' ? parts : parts.flatMap((part) => [part, `${part}.en`]);
}

/** Once all is kept the page says so: from then on it opens without a network. */
function keepParts(active: ServiceWorker, parts: readonly string[]): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.documentElement.dataset['kept'] = parts.join(' ');
  };
  say(active, { kind: 'keep', parts }, [port2]);
}

/** Lets the newer version take over; all tabs of this phone reload. */
export function takeNewVersion(): void {
  if (waitingVersion.value) say(waitingVersion.value, { kind: 'take over' });
}

function say(to: ServiceWorker, words: ToWorker, ports: Transferable[] = []): void {
  to.postMessage(words, ports);
}
