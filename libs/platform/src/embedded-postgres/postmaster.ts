import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
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

const STARTING_MS_MAX = 120_000;
const SERVER_LOG_BYTES_MAX = 5_000_000;

/** The live server of this cluster, if any. A file that a crash left behind is taken away. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const lines = (await readIfThere(file))?.split('\n');
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  // The first lines are written together, so a file without a port is one cut by a crash.
  const port = Number(lines[3]);
  if (await isPostgres(pid)) return { pid, port };
  await rm(file, { force: true });
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
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!kill(pid, signal)) return;
    for (let waited = 0; waited < 15_000; waited += 10) {
      if (!(await isPostgres(pid))) return;
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

/** After a crash of the machine the number may belong to some other program. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !kill(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0', 1)[0]?.endsWith('postgres') ?? false;
}

/** False when there is no such process. Not being allowed to signal it means that it is there. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
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
