import type { Browser } from 'playwright-core';
import { openChromium } from './browser/chromium';
import { Stage } from './browser/stage';
import { loadSlowly, reloadOffline, type Vitals, watchVitals } from './browser/vitals';
import { Visitor } from './browser/visitor';

const REPEATS = 3;
const REACH = { lcp: 3_000, cls: 0.05, bytes: 32_000, offline: 1_000 } as const;

/** What is measured: who opens what. A stranger has no login. */
const VIEWS = [
  { login: null, path: '/publico' },
  { login: null, path: '/entrar' },
  { login: 'small-productora', path: '/' },
  { login: 'small-productora', path: '/cosechas/nueva' },
  { login: 'small-productora', path: '/cosechas' },
  { login: 'small-alimentos', path: '/pedido' },
  { login: 'small-alimentos', path: '/recepcion' },
  { login: 'small-chofer', path: '/mis-viajes' },
] as const;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints how the app feels on a slow network and a slow phone: medians of three. */
async function bench(): Promise<void> {
  const stage = await Stage.open('small');
  const browser = await openChromium();
  try {
    await stage.playUntil('sent');
    say(
      '400 kbit/s, 400 ms, processor 6× slower, empty cache; medians of 3. CLS: the worst of 3.\n',
    );
    say('| view | LCP | CLS | bytes over the wire | reload with no network |');
    say('| --- | --- | --- | --- | --- |');
    for (const view of VIEWS) say(await row(browser, stage.url, view));
    say(
      `\nReach: LCP ≤ ${REACH.lcp} ms, CLS ≤ ${REACH.cls}, first view ≤ ${REACH.bytes} B, offline ≤ ${REACH.offline} ms.`,
    );
  } finally {
    await browser.close();
    await stage.close();
  }
}

async function row(
  browser: Browser,
  url: string,
  { login, path }: (typeof VIEWS)[number],
): Promise<string> {
  const loads: Vitals[] = [];
  const reloads: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    loads.push(await coldLoad(browser, url, login, path));
    if (login !== null) reloads.push(await offlineReload(browser, url, login, path));
  }
  const lcp = `${median(loads.map((it) => it.lcp)).toFixed(0)} ms`;
  const cls = Math.max(...loads.map((it) => it.cls)).toFixed(3);
  const bytes = median(loads.map((it) => it.bytes)).toFixed(0);
  const offline = reloads.length === 0 ? '–' : `${median(reloads).toFixed(0)} ms`;
  return `| ${login ?? 'stranger'} ${path} | ${lcp} | ${cls} | ${bytes} | ${offline} |`;
}

/** The first load after signing in, as if the phone had never been here: no service worker, no cache. */
async function coldLoad(
  browser: Browser,
  url: string,
  login: string | null,
  path: string,
): Promise<Vitals> {
  const visitor = await Visitor.arrive(browser, { url, serviceWorkers: 'block' });
  try {
    await watchVitals(visitor.page);
    if (login !== null) await visitor.signIn(login);
    return await loadSlowly(visitor.page, `${url}${path}`);
  } finally {
    await visitor.leave();
  }
}

async function offlineReload(
  browser: Browser,
  url: string,
  login: string,
  path: string,
): Promise<number> {
  const visitor = await Visitor.arrive(browser, { url });
  try {
    await visitor.signIn(login);
    await visitor.readyForOffline();
    await visitor.open(path);
    return await reloadOffline(visitor.page);
  } finally {
    await visitor.leave();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `bench:web: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    );
    process.exit(1);
  },
);
