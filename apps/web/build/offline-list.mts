import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** Areas that are used at a desk: fetched when opened, and kept from then on. */
const AT_A_DESK =
  /\/areas\/(dispatch|fleet|network|cycles|audit)\/|\/leaflet\/|\/pragmatic-drag-and-drop\//;
const SLOT = '__PRECACHED__';

/**
 * Tells the service worker what a phone must have to work without a network: the page, its style, and every part
 * that phone roles use, in Spanish. English words and the parts for a desk are kept once they have been used.
 */
export function offlineList(): Plugin {
  return {
    name: 'offline-list',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
        const files = Object.values(bundle)
          .filter(isForPhones)
          .map((it) => it.fileName);
        const paths = ['/', ...files.sort().map((name) => `/${name}`)];
        const version = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 12);
        worker.code = worker.code.replace(SLOT, JSON.stringify({ version, paths }));
      },
    },
  };
}

function isForPhones(file: Rolldown.OutputAsset | Rolldown.OutputChunk): boolean {
  if (file.fileName === 'sw.js' || file.fileName === 'index.html') return false;
  if (file.type === 'asset')
    return /\.(css|svg)$/.test(file.fileName) && !/desk/.test(file.fileName);
  if (file.moduleIds.some((id) => /\.en\.icu\.json/.test(id))) return false;
  return file.moduleIds.length === 0 || !file.moduleIds.every((id) => AT_A_DESK.test(id));
}
