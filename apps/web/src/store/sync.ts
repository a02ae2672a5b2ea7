import { computed, signal } from '@preact/signals';
import { addressOf, type Address } from '../api/address';
import { isReached } from '../api/call';
import { endOwedSessions } from '../session/owed-sessions';
import { confirmSession, type Mandate, mandates, member } from '../session/session';
import { refresh } from './answers';
import { store } from './current';

/** When the last whole round of asking ended, by the phone's clock. */
export const syncedAt = signal<number | null>(null);

const EVERY_MS = 5 * 60_000;
const FRESH_MS = 60_000;
let isRunning = false;

/** What a role needs at hand where there is no network. */
function needsOf({ role, communeId }: Mandate): readonly Address[] {
  const catalogue: Address[] = ['/v1/products?limit=200', '/v1/package-types'];
  const all: Address[] = [...catalogue, '/v1/notices', addressOf('/v1/cycles')];
  if (communeId === null) return all;
  const own = (path: string): Address =>
    `${path}${path.includes('?') ? '&' : '?'}communeId=${communeId}`;
  const byRole: Partial<Record<Mandate['role'], readonly Address[]>> = {
    producer_spokesperson: [
      '/v1/lots',
      '/v1/forecasts',
      '/v1/package-weights?limit=200',
      '/v1/sites?kind=collection_centre',
    ].map(own),
    centre_receiver: [
      '/v1/lots?state=announced',
      '/v1/sites?kind=collection_centre',
      '/v1/package-weights?limit=200',
    ].map(own),
    food_spokesperson: [
      '/v1/orders',
      '/v1/receptions/awaited',
      '/v1/sites?kind=distribution_point',
      '/v1/councils',
    ].map(own),
    driver: ['/v1/me/runs'],
    transport_coordinator: ['/v1/vehicles', '/v1/drivers'].map(own),
  };
  return [...all, ...(byRole[role] ?? [])];
}

/**
 * Fetches what the member's roles need, one thing after the other, so that a weak network carries it; screens then
 * read it from this phone. Stops at the first failure of the network, and goes on with the next round.
 */
export async function syncNow(): Promise<void> {
  if (isRunning || !store.peek()) return;
  isRunning = true;
  try {
    await endOwedSessions();
    await confirmSession();
    const needs = new Set(mandates.peek().flatMap(needsOf));
    for (const address of needs) {
      if (!isReached.peek()) return;
      await refresh(address, FRESH_MS);
    }
    syncedAt.value = Date.now();
  } finally {
    isRunning = false;
  }
}

/** Syncs at the start, when somebody signs in, when the network comes back, and every five minutes. */
export function followNetwork(): void {
  const go = (): void => void syncNow();
  computed(() => member.value?.personId).subscribe((who) => {
    if (who !== undefined) setTimeout(go, 0);
  });
  addEventListener('online', go);
  setInterval(go, EVERY_MS);
}
