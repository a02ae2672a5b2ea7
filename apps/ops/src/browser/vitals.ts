import type { CDPSession, Page } from 'playwright-core';

/** What a load looked like to the person before it. */
export interface Vitals {
  /** Milliseconds until the largest thing of the first view was painted. */
  readonly lcp: number;
  /** How much things jumped about while they loaded. */
  readonly cls: number;
  /** Bytes over the wire. */
  readonly bytes: number;
}

interface Watched {
  lcp: number;
  cls: number;
}

/** A slow third generation network before a phone six times slower than this machine. */
const SLOW = { latency: 400, throughput: (400 * 1024) / 8, processor: 6 } as const;
/** Nothing moves any more after so long. */
const QUIET_MS = 1_500;

/** Watches every page that is opened from now on. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { lcp: 0, cls: 0 };
    // Browsers know kinds of entries that Node's own types do not.
    const kind = (type: string): { type: 'mark'; buffered: true } => ({
      type: type as 'mark',
      buffered: true,
    });
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.lcp = entry.startTime;
    }).observe(kind('largest-contentful-paint'));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        watched.cls += (entry as unknown as { value: number }).value;
    }).observe(kind('layout-shift'));
  });
}

/** Opens an address on the slow network with nothing in the cache. */
export async function loadSlowly(page: Page, url: string): Promise<Vitals> {
  const session = await page.context().newCDPSession(page);
  await throttle(session, true);
  await session.send('Network.clearBrowserCache');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  await page.waitForTimeout(QUIET_MS);
  const { lcp, cls } = await page.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  );
  await throttle(session, false);
  await session.detach();
  return { lcp, cls, bytes };
}

/** How long the app takes to show its screen again with no network at all, on the slow phone. */
export async function reloadOffline(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor });
  await page.context().setOffline(true);
  const begun = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await page.locator('main h1').waitFor();
  const milliseconds = performance.now() - begun;
  await page.context().setOffline(false);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return milliseconds;
}

async function throttle(session: CDPSession, isSlow: boolean): Promise<void> {
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: isSlow ? SLOW.processor : 1 });
  const throughput = isSlow ? SLOW.throughput : -1;
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: isSlow ? SLOW.latency : 0 },
    ...{ downloadThroughput: throughput, uploadThroughput: throughput },
  });
}
