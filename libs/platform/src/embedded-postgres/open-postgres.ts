import { setTimeout as sleep } from 'node:timers/promises';
import { prepareCluster } from './cluster';
import { DataLock } from './data-lock';
import { type DataHome, openHome, passwordFor, removeEphemeral } from './data-home';
import { asEmbeddedPostgresError, EmbeddedPostgresError, errnoOf } from './embedded-postgres-error';
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './postmaster';
import { findServer, packageForThisMachine, type ServerFiles } from './server-files';
import { watch, type Watcher } from './watcher';

export interface EmbeddedPostgresOptions {
  /** Holds the data and the password; made when it is not there. */
  readonly dataDir: string;
  /** A server for tests: in its own folder inside `dataDir`, without fsync, removed at the end. */
  readonly ephemeral?: boolean;
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** postgres://cayapa:…@127.0.0.1:…/cayapa */
  readonly url: string;
  /** Disconnects everybody and stops the server. Safe to call again. */
  close(): Promise<void>;
}

interface Opening {
  readonly home: DataHome;
  readonly server: ServerFiles;
  readonly password: string;
  readonly watcher: Watcher;
  readonly log: (line: string) => void;
}

interface Serving {
  readonly postmaster: Postmaster;
  readonly lock: DataLock;
}

/** How long a server that starts, recovers or stops on this cluster is waited for. */
const NEIGHBOUR_MS_MAX = 60_000;

/** A server that was found running may be about to stop, because its own watcher woke up late. */
const SETTLING_MS = 250;

/**
 * Opens this machine's embedded PostgreSQL on `dataDir`, or adopts the one that a crashed launcher
 * left running there. It does not keep our process alive, and stops when our process ends, however
 * it ends. Rejects with an EmbeddedPostgresError of one line.
 */
export async function openPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, ephemeral = false, log = () => undefined } = options;
  try {
    const home = await openHome({ dataDir, ephemeral, log });
    const watcher = watch(home);
    try {
      return await openIn(home, watcher, log);
    } catch (error) {
      await removeEphemeral(home).catch(() => undefined);
      await watcher.dismiss();
      throw error;
    }
  } catch (error) {
    throw asEmbeddedPostgresError(error, dataDir);
  }
}

async function openIn(
  home: DataHome,
  watcher: Watcher,
  log: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const packageName = packageForThisMachine();
  const server = await findServer({ packageName, spareFolder: home.dataDir, user: home.user });
  const password = await passwordFor(home);
  await prepareCluster(home, server, password);

  const { postmaster, lock } = await serve({ home, server, password, watcher, log });
  lock.unref();
  let closing: Promise<void> | undefined;
  const close = async () => {
    await lock.release();
    await stopPostmaster(postmaster, home.cluster);
    await removeEphemeral(home);
    // The watcher goes last: should we be killed half-way, it finishes.
    await watcher.dismiss();
  };
  return {
    url: urlOf(postmaster, password, 'cayapa'),
    close: () => (closing ??= close()),
  };
}

/** Starts a server or adopts the one that runs, until one is up and we hold its lock. */
async function serve(opening: Opening): Promise<Serving> {
  const giveUpAt = Date.now() + NEIGHBOUR_MS_MAX;
  for (;;) {
    const found = await findPostmaster(opening.home.cluster);
    const serving = found ? await adopt(found, opening) : await start(opening);
    if (serving) return serving;
    if (Date.now() > giveUpAt) throw inUse(opening.home, 'does not answer', found);
    await sleep(100);
  }
}

/** Undefined when that server is starting, stopping or gone, so that it is worth looking again. */
async function adopt(found: Postmaster, opening: Opening): Promise<Serving | undefined> {
  const lock = await takeLock(found, opening);
  if (!lock) return undefined;
  await sleep(SETTLING_MS);
  if (!(await lock.isHeld())) {
    await lock.release();
    return undefined;
  }
  opening.watcher.guard(found.pid);
  opening.log(`PostgreSQL was still running (process ${found.pid}): adopted.`);
  return { postmaster: found, lock };
}

async function start(opening: Opening): Promise<Serving | undefined> {
  const postmaster = await startPostmaster(opening);
  const lock = postmaster && (await takeLock(postmaster, opening));
  return lock && { postmaster, lock };
}

async function takeLock(
  postmaster: Postmaster,
  { home, password }: Opening,
): Promise<DataLock | undefined> {
  const lock = await DataLock.take(urlOf(postmaster, password, 'postgres')).catch(
    (error: unknown) => {
      const sqlState = errnoOf(error);
      if (sqlState === '28P01') throw inUse(home, 'refuses our password', postmaster);
      if (sqlState === '53300') throw inUse(home, 'has no connection free', postmaster);
      return undefined;
    },
  );
  if (lock === 'taken') throw inUse(home, 'is serving another start of this program', postmaster);
  return lock;
}

function inUse(home: DataHome, why: string, postmaster?: Postmaster): EmbeddedPostgresError {
  const who = postmaster ? `process ${postmaster.pid}` : 'another process';
  const message = `The data folder ${home.dataDir} is in use: PostgreSQL (${who}) ${why}. Stop that one first, or choose another data folder.`;
  return new EmbeddedPostgresError('data.in_use', message);
}

function urlOf({ port }: Postmaster, password: string, database: string): string {
  return `postgres://cayapa:${password}@127.0.0.1:${port}/${database}`;
}
