import { computed, signal } from '@preact/signals';
import { addressOf, type Address } from '../api/address';
import { isReached } from '../api/call';
import type { Shape } from '../api/types';
import { endOwedSessions } from '../session/owed-sessions';
import { confirmSession, type Mandate, mandates, member } from '../session/session';
import { refresh } from './answers';
import { store } from './current';

/** When the last whole round of asking ended, by the phone's clock. */
export const syncedAt = signal<number | null>(null);

const EVERY_MS = 5 * 60_000;
const FRESH_MS = 60_000;
const MY_RUNS: Address = '/v1/me/runs';
/** Runs that are, or will be, on the road. */
const DRIVEN = new Set(['published', 'cleared', 'departed', 'suspended']);
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
      '/v1/lots?state=announced&limit=200',
      '/v1/lots?state=confirmed&limit=200',
      '/v1/forecasts?state=open&limit=200',
      '/v1/package-weights?limit=200',
      '/v1/sites?kind=collection_centre',
      '/v1/productive-orgs?limit=200',
    ].map(own),
    centre_receiver: [
      '/v1/lots?state=announced&limit=200',
      '/v1/sites?kind=collection_centre',
      '/v1/package-weights?limit=200',
    ].map(own),
    food_spokesperson: [
      '/v1/orders',
      '/v1/receptions/awaited',
      '/v1/sites?kind=distribution_point',
      '/v1/councils',
    ].map(own),
    driver: [MY_RUNS],
    transport_coordinator: ['/v1/vehicles', '/v1/drivers'].map(own),
  };
  return [...all, ...(byRole[role] ?? [])];
}

/** What an answer leads on to: a driver's run is of no use on the road without its stops and goods. */
async function needsBehind(address: Address): Promise<readonly Address[]> {
  if (address !== MY_RUNS) return [];
  const runs = await store.peek()?.answer<readonly Shape<'RunResponse'>[]>(address);
  return (runs?.body ?? []).filter(({ state }) => DRIVEN.has(state)).flatMap(needsOfRun);
}

function needsOfRun({ id, communeId }: Shape<'RunResponse'>): readonly Address[] {
  return [
    addressOf('/v1/runs/{id}', { id }),
    addressOf('/v1/sites', { communeId, kind: 'collection_centre' }),
  ];
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
    // A set goes on to what is added to it meanwhile.
    for (const address of needs) {
      if (!isReached.peek()) return;
      await refresh(address, FRESH_MS);
      for (const next of await needsBehind(address)) needs.add(next);
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
