import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError, errnoOf } from './embedded-postgres-error';
import { canEnter, enterableFolder, serverUserFor, type ServerUser } from './server-user';

export interface HomeOptions {
  readonly dataDir: string;
  readonly ephemeral: boolean;
  readonly log: (line: string) => void;
}

/** Where one embedded server keeps its things, and as whom it runs. */
export interface DataHome {
  readonly dataDir: string;
  /** Holds the cluster and the server's log. */
  readonly root: string;
  readonly cluster: string;
  readonly serverLog: string;
  readonly user: ServerUser | undefined;
  readonly ephemeral: boolean;
}

/**
 * Makes the folders. They stand in `dataDir`, unless we are root and the user who will serve
 * cannot enter it (a checkout under /root): then under /var/tmp, and `dataDir` records where.
 */
export async function openHome({ dataDir: asked, ephemeral, log }: HomeOptions): Promise<DataHome> {
  const dataDir = await ownFolder(resolve(asked));
  const moved = ephemeral ? undefined : await movedTo(dataDir);
  const user = await serverUserFor(join(moved ?? dataDir, 'cluster'));
  const root = moved ?? (await chooseRoot(dataDir, user, ephemeral));
  if (!ephemeral && root !== dataDir) {
    log(
      `PostgreSQL does not run as root, and its user cannot enter ${dataDir}: the data are in ${root}, which a cleaner of /var/tmp may empty.`,
    );
  }
  return {
    dataDir,
    root,
    cluster: join(root, 'cluster'),
    serverLog: join(root, 'server.log'),
    user,
    ephemeral,
  };
}

/** The password of the role cayapa: kept in a file that only we can read, or in memory alone. */
export async function passwordFor({ dataDir, cluster, ephemeral }: DataHome): Promise<string> {
  const file = join(dataDir, 'password');
  const fresh = randomBytes(24).toString('base64url');
  if (ephemeral) return fresh;
  const kept = await readIfThere(file);
  if (kept) return kept;
  if (await isThere(cluster)) {
    const message = `The data folder ${dataDir} has lost its password file: put ${file} back, or move the folder away to start empty.`;
    throw new EmbeddedPostgresError('data.unwritable', message);
  }
  // Linked into place, so that of two first starts at once both read the same whole password.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, fresh, { mode: 0o600 });
  await link(draft, file).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}

export async function giveTo(path: string, user: ServerUser | undefined): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

export async function removeEphemeral({ ephemeral, root }: DataHome): Promise<void> {
  if (ephemeral) await rm(root, { recursive: true, force: true, maxRetries: 3 });
}

export async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    (error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    },
  );
}

/** New folders of root can be entered by all, whatever its umask: the cluster itself is 0700. */
async function ownFolder(dataDir: string): Promise<string> {
  const first = await mkdir(dataDir, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  for (let path = dataDir; first && path.length >= first.length; path = dirname(path)) {
    await chmod(path, isRoot ? 0o755 : 0o700);
  }
  return realpath(dataDir);
}

async function movedTo(dataDir: string): Promise<string | undefined> {
  const recorded = await readIfThere(join(dataDir, 'location'));
  return recorded && (await isThere(recorded)) ? recorded : undefined;
}

async function chooseRoot(
  dataDir: string,
  user: ServerUser | undefined,
  ephemeral: boolean,
): Promise<string> {
  const isEnterable = !user || (await canEnter(dataDir, user));
  const parent = isEnterable ? dataDir : await enterableFolder();
  if (ephemeral) {
    const root = await mkdtemp(join(parent, 'ephemeral-'));
    if (user) await chmod(root, 0o711);
    return root;
  }
  if (isEnterable) return dataDir;

  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const root = join(parent, `data-${hash}`);
  await mkdir(root, { recursive: true });
  await chmod(root, 0o755);
  await writeFile(join(dataDir, 'location'), `${root}\n`);
  return root;
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}
