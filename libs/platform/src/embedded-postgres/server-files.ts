import { execFile } from 'node:child_process';
import { access, constants, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError, errnoOf } from './embedded-postgres-error';
import { runProgram } from './programs';
import { completeCopy } from './server-copy';
import { canEnter, enterableFolder, type ServerUser } from './server-user';

export interface ServerFiles {
  readonly postgres: string;
  readonly initdb: string;
  /** Such as '18.4'. */
  readonly version: string;
  /** Such as '18'. */
  readonly major: string;
}

export interface ServerSearch {
  /** The npm package with the server for this machine. */
  readonly packageName: string | undefined;
  /** Where a copy may stand when node_modules cannot be written. */
  readonly spareFolder: string;
  readonly user: ServerUser | undefined;
}

/** The package for this machine, if there can be one: the packaged server needs glibc on Linux. */
export function packageForThisMachine(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return isMusl() ? undefined : `@embedded-postgres/${system}-${process.arch}`;
}

/** The packaged server, or else one that is installed on this machine. */
export async function findServer(search: ServerSearch): Promise<ServerFiles> {
  const native = search.packageName && nativeFolderOf(search.packageName);
  if (native) return describe(join(await runnableCopy(native, search), 'bin'), search.user);

  for (const bin of await installedFolders()) {
    const found = await describe(bin, search.user).catch(() => undefined);
    if (found) return found;
  }
  const message = `There is no packaged PostgreSQL for ${process.platform}-${process.arch} and none is installed: install PostgreSQL, or set DATABASE_URL to a server.`;
  throw new EmbeddedPostgresError('server.missing', message);
}

/** Asking for the version, as the user who will serve, also proves that this user can run it. */
async function describe(bin: string, user: ServerUser | undefined): Promise<ServerFiles> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(bin, `postgres${suffix}`);
  const initdb = join(bin, `initdb${suffix}`);
  await access(initdb, constants.X_OK);
  const { output } = await runProgram(postgres, ['--version'], { user, cwd: bin });
  const [, version, major] = /PostgreSQL\) ((\d+)\S*)/.exec(output) ?? [];
  if (version && major) return { postgres, initdb, version, major };
  throw new EmbeddedPostgresError('server.failed', `${postgres} cannot be run: ${output}`);
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

function nativeFolderOf(packageName: string): string | undefined {
  try {
    return join(dirname(dirname(require.resolve(packageName))), 'native');
  } catch {
    return undefined;
  }
}

/**
 * A complete copy of the package that the server's user can run. It stands in node_modules/.cache
 * when that may be, and else in the spare folder or, for root, under /var/tmp.
 */
async function runnableCopy(native: string, { spareFolder, user }: ServerSearch): Promise<string> {
  const packageFolder = dirname(native);
  const modules = dirname(dirname(packageFolder));
  const cache = join(modules, '.cache', 'cayapa');
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const name = `postgres-${version}-${process.platform}-${process.arch}`;

  if (user) {
    const parent = (await isEnterableCache(modules, cache, user)) ? cache : await enterableFolder();
    return completeCopy(native, join(parent, name));
  }
  return completeCopy(native, join(cache, name)).catch((error: unknown) => {
    const isReadOnly = ['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '');
    if (isReadOnly) return completeCopy(native, join(spareFolder, name));
    throw error;
  });
}

/** Root leaves nothing in somebody else's node_modules: that person could not remove it. */
async function isEnterableCache(
  modules: string,
  cache: string,
  user: ServerUser,
): Promise<boolean> {
  if ((await stat(modules)).uid !== 0 || !(await canEnter(modules, user))) return false;
  const isThere = await mkdir(cache, { recursive: true }).then(
    () => true,
    () => false,
  );
  return isThere && (await canEnter(cache, user));
}

/** Folders of installed servers: the one on the PATH, then the usual places, newest first. */
async function installedFolders(): Promise<string[]> {
  const onPath = await postgresOnPath();
  const usual = await Promise.all(
    ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt'].map(async (parent) => {
      const names = await readdir(parent).catch((): string[] => []);
      return names
        .filter((name) => /^(postgresql@)?\d+$/.test(name))
        .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
        .map((name) => join(parent, name, 'bin'));
    }),
  );
  return [...(onPath ? [onPath] : []), ...usual.flat()];
}

/** The shell looks along the PATH that we were started with. */
function postgresOnPath(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', 'command -v postgres'], (error, stdout) => {
      if (error) resolve(undefined);
      else
        realpath(stdout.trim()).then(
          (path) => resolve(dirname(path)),
          () => resolve(undefined),
        );
    });
  });
}
