import { randomBytes } from 'node:crypto';
import {
  chmod,
  constants,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { errnoOf } from './embedded-postgres-error';

interface Listing {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * Makes `target` a copy of the packaged server that anybody can run, unless it is one already:
 * npm packages carry neither symlinks nor, under a strict umask, readable files. The copy appears
 * by a rename, so that processes which start together see all of it or nothing.
 */
export async function completeCopy(native: string, target: string): Promise<string> {
  const source = await listingOf(native);
  const links = await linksOf(native);
  if (await isComplete(target, source, links)) return target;

  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    await copyAll(native, draft, source);
    for (const [path, to] of links) await symlink(to, join(draft, path));
    await putInPlace(draft, target, () => isComplete(target, source, links));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

async function listingOf(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]) =>
    relative(folder, join(entry.parentPath, entry.name));
  return {
    folders: entries.filter((entry) => entry.isDirectory()).map(pathOf),
    files: entries.filter((entry) => entry.isFile()).map(pathOf),
  };
}

/** Path of each link and what it points to, as the package's own list has them. */
async function linksOf(native: string): Promise<Map<string, string>> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return '[]';
    throw error;
  });
  const listed = JSON.parse(text) as { source: string; target: string }[];
  return new Map(
    listed.map(({ source, target }) => [
      relative('native', target),
      relative(dirname(target), source),
    ]),
  );
}

/** Looks at every name, because cleaners of /var/tmp take single files. */
async function isComplete(
  target: string,
  source: Listing,
  links: Map<string, string>,
): Promise<boolean> {
  const names = await readdir(target, { recursive: true }).catch((): string[] => []);
  const found = new Set(names);
  return [...source.files, ...links.keys()].every((path) => found.has(path));
}

async function copyAll(native: string, draft: string, source: Listing): Promise<void> {
  for (const folder of ['.', ...source.folders]) {
    await mkdir(join(draft, folder), { recursive: true });
    await chmod(join(draft, folder), 0o755);
  }
  for (const file of source.files) {
    await copyFile(join(native, file), join(draft, file), constants.COPYFILE_FICLONE);
    await chmod(join(draft, file), 0o755);
  }
}

/** A cleaned-out copy in the way is replaced; a neighbour's that came meanwhile is kept. */
async function putInPlace(draft: string, target: string, isWhole: () => Promise<boolean>) {
  if (await renamed(draft, target)) return;
  if (await isWhole()) return;
  const aside = `${draft}.old`;
  await renamed(target, aside);
  await renamed(draft, target);
  await rm(aside, { recursive: true, force: true });
}

/** False when something already stands at `to`. */
async function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    (error: unknown) => {
      if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errnoOf(error) ?? '')) return false;
      throw error;
    },
  );
}
