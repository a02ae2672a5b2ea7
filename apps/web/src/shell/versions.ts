import { effect } from '@preact/signals';
import { locale } from '../language/locale';
import { mandates } from '../session/session';
import keptByRoles from './kept-by-roles.json';
import { waitingVersion } from './waiting-version';
import type { ToWorker } from './worker-words';

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

/** The screens that the member's roles use in the field, and their words in the language of the page. */
function partsWanted(): readonly string[] {
  const byRole: Readonly<Record<string, readonly string[]>> = keptByRoles;
  const screens = new Set(mandates.value.flatMap(({ role }) => byRole[role] ?? []));
  const areas = new Set([...screens].map((screen) => screen.split('/')[0]));
  const words = ['shell', ...areas].map((area) => `${area}.${locale.value}`);
  return ['shell', ...words, ...screens];
}

/** Once all is kept the page says so: from then on it opens without a network. */
function keepParts(active: ServiceWorker, parts: readonly string[]): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.documentElement.dataset['kept'] = parts.join(' ');
  };
  const words: ToWorker = { kind: 'keep', parts };
  active.postMessage(words, [port2]);
}
