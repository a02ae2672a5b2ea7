/// <reference lib="webworker" />
// The service worker: the app opens without a network, and what a tab has open stays available while a new version waits.
declare const __PRECACHED__: { readonly version: string; readonly paths: readonly string[] };

const worker = self as unknown as ServiceWorkerGlobalScope;
// While the app is being written there is no list, and nothing is kept.
const list = typeof __PRECACHED__ === 'undefined' ? null : __PRECACHED__;
const PREFIX = 'cayapa-shell-';
const shell = `${PREFIX}${list?.version ?? 'none'}`;
/** Versions kept besides the newest: tabs that still run one find its lazy parts. */
const OLD_KEPT = 1;

worker.addEventListener('install', (event) => {
  if (list) event.waitUntil(keepAll(list.paths));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()));
});

worker.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === 'take over') void worker.skipWaiting();
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

async function keepAll(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(shell);
  await Promise.all(
    paths.map(async (path) => {
      // Files under /assets are named by their content: one that is here already is not fetched again.
      const old = path.startsWith('/assets/') ? await caches.match(path) : undefined;
      await (old ? cache.put(path, old) : cache.add(new Request(path, { cache: 'reload' })));
    }),
  );
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
  await Promise.all(
    shells.slice(0, Math.max(0, shells.length - OLD_KEPT)).map((name) => caches.delete(name)),
  );
}
