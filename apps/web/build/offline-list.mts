import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;
type Bundle = Rolldown.OutputBundle;

/** Every phone keeps these parts; the others are kept by the roles that use them, or once they have been opened. */
const EVERYBODYS = ['entry', 'home'];
/** Where the service worker looks for its list. */
const NAME = 'partsToKeep';

/**
 * Tells the service worker which files there are to be kept, part by part: `shell` for every phone, then one list for each
 * area, and one more (`rural.en`) for its English words.
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
        const parts = partsOf(bundle);
        const text = JSON.stringify(parts);
        const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
        worker.code = `self.${NAME}=${JSON.stringify({ version, parts })};${worker.code}`;
      },
    },
  };
}

function partsOf(bundle: Bundle): Readonly<Record<string, readonly string[]>> {
  const chunks = Object.values(bundle).filter((it): it is Chunk => it.type === 'chunk');
  const shell = new Set<string>(['index.html']);
  const parts = new Map<string, Set<string>>([['shell', shell]]);
  for (const chunk of chunks) {
    const part = partOf(chunk);
    if (part === null) continue;
    const files = parts.get(part) ?? new Set();
    parts.set(part, addWithImports(bundle, chunk.fileName, files));
  }
  const lists = [...parts].map(([part, files]) => {
    const own = [...files].filter((file) => part === 'shell' || !shell.has(file)).sort();
    return [part, own.map((file) => (file === 'index.html' ? '/' : `/${file}`))] as const;
  });
  return {
    ...Object.fromEntries(lists.sort(([a], [b]) => (a < b ? -1 : 1))),
    shell: [...(lists.find(([part]) => part === 'shell')?.[1] ?? []), '/icons.svg', '/icon.svg'],
  };
}

/** Which part a chunk belongs to by itself; null for one that only comes along with others. */
function partOf(chunk: Chunk): string | null {
  if (chunk.fileName === 'sw.js') return null;
  if (chunk.isEntry) return 'shell';
  const source = chunk.facadeModuleId ?? '';
  const language = /\.(es|en)\.icu\.json\.js$/.exec(source)?.[1];
  const area =
    /\/areas\/(\w+)\//.exec(source)?.[1] ?? (/\/src\/ui\//.test(source) ? 'shell' : null);
  if (area === null) return null;
  const part = EVERYBODYS.includes(area) ? 'shell' : area;
  return language === 'en' ? `${part}.en` : part;
}

function addWithImports(bundle: Bundle, name: string, found: Set<string>): Set<string> {
  const file = bundle[name];
  if (file?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  file.viteMetadata?.importedCss.forEach((css) => found.add(css));
  file.imports.forEach((next) => addWithImports(bundle, next, found));
  return found;
}
