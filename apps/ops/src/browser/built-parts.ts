import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the build with what it needs. */
export interface BuiltPart {
  readonly file: string;
  /** The source that it was made of, when it has one. */
  readonly source: string | null;
  readonly isEntry: boolean;
  readonly css: readonly string[];
  /** Keys of parts that come with it, at once. */
  readonly imports: readonly string[];
  /** Keys of parts that it may fetch later. */
  readonly later: readonly string[];
}

interface ManifestChunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** The parts of a build by their keys, as Vite's manifest tells them. */
export function readBuild(folder: string): ReadonlyMap<string, BuiltPart> {
  const text = readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Record<string, ManifestChunk>;
  return new Map(
    Object.entries(manifest).map(([key, chunk]) => [
      key,
      {
        ...{ file: chunk.file, source: chunk.src ?? null, isEntry: chunk.isEntry === true },
        ...{
          css: chunk.css ?? [],
          imports: chunk.imports ?? [],
          later: chunk.dynamicImports ?? [],
        },
      },
    ]),
  );
}

/** A part with all that comes with it at once, and theirs. */
export function withImports(
  parts: ReadonlyMap<string, BuiltPart>,
  key: string,
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  const part = parts.get(key);
  if (!part || found.has(key)) return found;
  found.add(key);
  part.imports.forEach((next) => withImports(parts, next, found));
  return found;
}
