import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '#platform/config';
import { findRunning } from '../foundation';

const START_MS_MAX = 120_000;
const STOP_MS_MAX = 30_000;

export interface OwnSystem {
  readonly url: string;
  readonly databaseUrl: string;
  /** The process that keeps API and workers running. */
  readonly processId: number;
  close(): Promise<void>;
}

/** The built command that starts everything; this file stands beside it in the build. */
const START = join(__dirname, '..', 'start.js');

/** Starts the whole system on a data folder and a port of its own, for as long as a play lasts. */
export async function startOwnSystem(env: Environment, start = START): Promise<OwnSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'cayapa-demo-'));
  const port = await freePort();
  const child = spawn(process.execPath, [start], {
    env: {
      ...env,
      DATA_DIR: folder,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${String(port)}`,
      DEMO: 'false',
    },
    // The channel breaks when this process ends, however it ends; the system then stops by itself.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const close = async (): Promise<void> => {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { databaseUrl, processId } = await announced(child, folder, said);
    return { url: `http://127.0.0.1:${String(port)}`, databaseUrl, processId, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The system leaves word in its folder once it is ready. */
async function announced(child: ChildProcess, folder: string, said: readonly string[]) {
  const giveUpAt = performance.now() + START_MS_MAX;
  while (performance.now() < giveUpAt) {
    const house = findRunning(folder);
    if (house) return house;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the system did not start: ${said.join('').trim()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
