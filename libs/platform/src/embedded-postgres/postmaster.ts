import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataHome, giveTo, readIfThere } from './data-home';
import { EmbeddedPostgresError, errnoOf, serverFailure } from './embedded-postgres-error';
import { SERVER_ENVIRONMENT } from './programs';
import { type ServerFiles } from './server-files';
import { serverSettings } from './server-settings';
import { type Watcher } from './watcher';

/** A server as its own postmaster.pid describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Recovery after a crash may take this long; an empty postmaster.pid that is older is a dead one's. */
const STARTING_MS_MAX = 120_000;
const SERVER_LOG_BYTES_MAX = 5_000_000;

/** The server of this cluster that lives, starts or stops, if any. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  // Folder, times and port follow the process a moment later; until then nobody answers on port 0.
  const postmaster = { pid: Number(lines[0]), port: Number(lines[3] ?? 0) };
  if (text === '' ? await isYoung(file) : await isServing(postmaster.pid, cluster)) {
    return postmaster;
  }
  // The server itself sees through a dead process, but not through an empty file or a process
  // number that some other program got after the machine went down.
  if (text === '' || isAlive(postmaster.pid)) await removeStale(file, text);
  return undefined;
}

/** Starts the server; undefined when another program was faster, on this cluster or this port. */
export async function startPostmaster({
  home,
  server,
  watcher,
}: {
  readonly home: DataHome;
  readonly server: ServerFiles;
  readonly watcher: Watcher;
}): Promise<Postmaster | undefined> {
  const port = await freePort();
  const log = await openServerLog(home);
  const child = spawn(server.postgres, ['-D', home.cluster, ...serverSettings(home, port)], {
    ...home.user,
    cwd: home.root,
    env: SERVER_ENVIRONMENT,
    // Its own session: Ctrl-C in a terminal is for us, and the server stops after its clients.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  if (child.pid) watcher.guard(child.pid);
  child.unref();
  child.on('error', () => undefined);
  await log.close();

  if (await becomesReady(child, home)) return { pid: Number(child.pid), port };
  const output = (await readFile(home.serverLog)).subarray(log.start).toString();
  if (/postmaster\.pid" already exists|could not bind|could not create any/.test(output)) {
    return undefined;
  }
  throw serverFailure(output, home.dataDir);
}

/** Asks it to disconnect everybody and end; after 15 s to end at once, which loses nothing. */
export async function stopPostmaster({ pid }: Postmaster, cluster: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    for (let waited = 0; waited < 15_000; waited += 10) {
      if (!(await isServing(pid, cluster))) return;
      if (waited === 0) process.kill(pid, signal);
      await sleep(10);
    }
  }
}

async function becomesReady(child: ChildProcess, { cluster }: DataHome): Promise<boolean> {
  for (let waited = 0; waited < STARTING_MS_MAX; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return false;
    const lines = (await readIfThere(join(cluster, 'postmaster.pid')))?.split('\n') ?? [];
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(10);
  }
  child.kill('SIGQUIT');
  const message = `PostgreSQL was not ready after ${STARTING_MS_MAX / 1000} s.`;
  throw new EmbeddedPostgresError('server.failed', message);
}

/**
 * Whether this process is the server of this cluster. Where it cannot be known, it is held to be:
 * two servers on one cluster would destroy it.
 */
async function isServing(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [program = '', ...parameters] = command.split('\0');
  if (!/(^|\/)postgres$/.test(program)) return false;
  const folder = parameters[parameters.indexOf('-D') + 1] ?? '';
  const isElsewhere = parameters.includes('-D') && isAbsolute(folder);
  return !isElsewhere || (await realpath(folder).catch(() => folder)) === cluster;
}

/** Not being allowed to signal a process means that there is one. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

async function isYoung(file: string): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs < STARTING_MS_MAX,
    () => false,
  );
}

/** Takes away the very file that was read, and puts back what a neighbour wrote meanwhile. */
async function removeStale(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  await rename(file, aside);
  if ((await readIfThere(aside)) === text) await rm(aside);
  else await rename(aside, file);
}

/** The server writes to a file and not to us, so that it can outlive us and its last words stay. */
async function openServerLog({ serverLog, user }: DataHome) {
  const size = await stat(serverLog).then(
    (found) => found.size,
    () => 0,
  );
  if (size > SERVER_LOG_BYTES_MAX) await rename(serverLog, `${serverLog}.1`);
  const file = await open(serverLog, 'a', 0o600);
  await giveTo(serverLog, user);
  const { size: start } = await file.stat();
  return { fd: file.fd, start, close: () => file.close() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No port is free on 127.0.0.1'));
      });
    });
  });
}
