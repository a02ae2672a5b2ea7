import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian, Ubuntu and Google put it. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** A browser that speaks to nobody but the page: no updates, no sync, no experiments. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
];

export const HOW_TO_GET_CHROMIUM =
  'Chromium is missing. On Debian: apt-get install --no-install-recommends chromium';

/** The browser's program, or null when this machine has none. */
export function findChromium(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Finds the browser; as root on a Debian without one, installs it. Null when it cannot be had. */
export function provideChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  say('Installing chromium for the browser tests…');
  const quiet = { stdio: 'ignore' } as const;
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  return findChromium();
}

export async function openChromium(program = findChromium()): Promise<Browser> {
  if (program === null) throw new Error(HOW_TO_GET_CHROMIUM);
  return chromium.launch({ executablePath: program, args: QUIET });
}
