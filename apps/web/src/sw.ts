/// <reference lib="webworker" />
// The service worker: the app opens without a network, and what a tab has open stays available while a new version waits.
import type { ToWorker } from './shell/worker-words';

interface PartsToKeep {
  readonly version: string;
  readonly files: readonly string[];
  /** Places in `files` by part: `shell` for every phone, one part for each screen, `<area>.<language>` for words. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}

const worker = self as unknown as ServiceWorkerGlobalScope & { readonly partsToKeep?: PartsToKeep };
/** The build puts it before this code. While the app is being written there is none, and nothing is kept. */
const list = worker.partsToKeep;
const PREFIX = 'cayapa-shell-';
const shell = `${PREFIX}${list?.version ?? 'none'}`;
/** Versions kept besides the newest: tabs that still run one find its lazy parts. */
const OLD_KEPT = 1;
/** Where a version notes which parts its phone asked for. */
const PARTS_NOTE = '/kept-parts.json';

worker.addEventListener('install', (event) => {
  event.waitUntil(keepParts(['shell', 'shell.es']).then(keepWhatWasKept));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  const said = event.data as ToWorker;
  if (said.kind === 'take over') void worker.skipWaiting();
  if (said.kind === 'keep') {
    event.waitUntil(
      keepAsked(said.parts).then(() => {
        event.ports[0]?.postMessage('kept');
      }),
    );
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (!list || request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && !/^\/(v1|docs|openapi\.json|health)/.test(pathname)) {
    event.respondWith(kept('/', request));
  } else if (/^\/(assets\/|icon|manifest)/.test(pathname)) {
    event.respondWith(kept(request, request));
  }
});

/** Fetches what of these parts is not here yet. Files under /assets are named by their content and never change. */
async function keepParts(parts: readonly string[]): Promise<void> {
  const cache = await caches.open(shell);
  const places = new Set(parts.flatMap((part) => list?.parts[part] ?? []));
  const paths = [...places].map((place) => `/${list?.files[place] ?? ''}`);
  for (const path of paths) {
    if (await cache.match(path)) continue;
    const old = path.startsWith('/assets/') ? await caches.match(path) : undefined;
    await (old ? cache.put(path, old) : cache.add(new Request(path, { cache: 'reload' })));
  }
}

/** Keeps what the members of this phone use, and notes it for the next version. */
async function keepAsked(parts: readonly string[]): Promise<void> {
  await keepParts(parts);
  const cache = await caches.open(shell);
  const note = await cache.match(PARTS_NOTE);
  const before = note ? ((await note.json()) as string[]) : [];
  await cache.put(PARTS_NOTE, Response.json([...new Set([...before, ...parts])]));
}

/** A new version keeps the parts that the version before it was asked to keep. */
async function keepWhatWasKept(): Promise<void> {
  const before = (await caches.keys())
    .filter((name) => name.startsWith(PREFIX) && name !== shell)
    .at(-1);
  if (before === undefined) return;
  const note = await (await caches.open(before)).match(PARTS_NOTE);
  if (note) await keepAsked((await note.json()) as string[]);
}

async function kept(key: string | Request, request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const found = (await cache.match(key)) ?? (await caches.match(key));
  if (found) return found;
  const fresh = await fetch(request);
  if (fresh.ok && fresh.type === 'basic') await cache.put(key, fresh.clone());
  return fresh;
}

/** The newest version and the one before it stay. */
async function dropOld(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== shell);
  const dropped = shells.slice(0, Math.max(0, shells.length - OLD_KEPT));
  await Promise.all(dropped.map((name) => caches.delete(name)));
}
