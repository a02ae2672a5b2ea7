import { signal } from '@preact/signals';

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
}

/** Lets the newer version take over; all tabs of this phone reload. */
export function takeNewVersion(): void {
  waitingVersion.value?.postMessage('take over');
}
