import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;
type Bundle = Rolldown.OutputBundle;

/** Every phone keeps these areas; of the others it keeps the screens that its roles use, and whatever was opened once. */
const EVERYBODYS = ['entry', 'home'];
/** Where the service worker looks for its list. */
const NAME = 'partsToKeep';

/**
 * Tells the service worker which files there are to be kept, part by part: `shell` for every phone, one part for each
 * screen (`rural/harvests`), and one for the words of each area in each language (`rural.es`).
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
        const list = listOf(partsOf(bundle));
        const version = createHash('sha256')
          .update(JSON.stringify(list))
          .digest('hex')
          .slice(0, 12);
        worker.code = `self.${NAME}=${JSON.stringify({ version, ...list })};${worker.code}`;
      },
    },
  };
}

type Parts = ReadonlyMap<string, ReadonlySet<string>>;

function partsOf(bundle: Bundle): Parts {
  const parts = new Map<string, Set<string>>([
    ['shell', new Set(['', 'icons.svg', 'icon.svg', 'manifest.webmanifest'])],
  ]);
  for (const chunk of Object.values(bundle)) {
    const part = chunk.type === 'chunk' ? partOf(chunk) : null;
    if (part === null) continue;
    const files = parts.get(part) ?? new Set();
    parts.set(part, addWithImports(bundle, chunk.fileName, files));
  }
  return parts;
}

/** Names stand once; a part is the places of its files. What every phone keeps is not said again. */
function listOf(parts: Parts): {
  readonly files: readonly string[];
  readonly parts: Readonly<Record<string, readonly number[]>>;
} {
  const shell = parts.get('shell') ?? new Set();
  const files = [...new Set([...parts.values()].flatMap((own) => [...own]))].sort();
  const places = [...parts].map(([part, own]) => {
    const kept = part === 'shell' ? own : [...own].filter((file) => !shell.has(file));
    return [part, [...kept].map((file) => files.indexOf(file))] as const;
  });
  return { files, parts: Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Which part a chunk belongs to by itself; null for one that only comes along with others. */
function partOf(chunk: Chunk): string | null {
  if (chunk.fileName === 'sw.js') return null;
  if (chunk.isEntry) return 'shell';
  const source = chunk.facadeModuleId ?? '';
  const [, folder, name] = /\/src\/(?:areas\/)?(\w+)(?:\/([\w-]+))?/.exec(source) ?? [];
  if (folder === undefined || folder === 'data') return null;
  const isArea = source.includes('/areas/') && !EVERYBODYS.includes(folder);
  const language = /\.(es|en)\.icu\.json\.js$/.exec(source)?.[1];
  if (language !== undefined) return `${isArea ? folder : 'shell'}.${language}`;
  return isArea ? `${folder}/${name ?? ''}` : 'shell';
}

function addWithImports(bundle: Bundle, name: string, found: Set<string>): Set<string> {
  const file = bundle[name];
  if (file?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  file.viteMetadata?.importedCss.forEach((css) => found.add(css));
  file.imports.forEach((next) => addWithImports(bundle, next, found));
  return found;
}
