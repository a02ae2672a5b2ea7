import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, type Environment } from '#platform/config';
import { openPostgres } from '#platform/embedded-postgres';

/** What a running `npm start` tells the other commands of the same folder. */
export interface RunningHouse {
  readonly processId: number;
  readonly url: string;
  readonly databaseUrl: string;
}

export interface Foundation {
  /** The environment with DATABASE_URL filled in. */
  readonly env: Environment;
  readonly running: RunningHouse | null;
  close(): Promise<void>;
}

/**
 * The database that a command stands on: DATABASE_URL when it is set; else the one of the system that runs in
 * this folder; else an embedded one, opened for as long as the command lasts.
 */
export async function openFoundation(
  env: Environment,
  log: (line: string) => void,
): Promise<Foundation> {
  if (env['DATABASE_URL']) return { env, running: null, close: () => Promise.resolve() };
  const folder = dataFolder(env);
  const running = findRunning(folder);
  if (running) {
    const joined = { ...env, DATABASE_URL: running.databaseUrl };
    return { env: joined, running, close: () => Promise.resolve() };
  }
  mkdirSync(folder, { recursive: true });
  const server = await openPostgres({ dataDir: join(folder, 'postgres'), log });
  return {
    env: { ...env, DATABASE_URL: server.url },
    running: null,
    close: () => server.close(),
  };
}

/** Leaves word for the other commands; only this user may read it, since it holds the database's password. */
export function announceRunning(folder: string, house: RunningHouse): void {
  const file = join(folder, 'running.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(house), { mode: 0o600 });
  chmodSync(file, 0o600);
}

export function forgetRunning(folder: string): void {
  rmSync(join(folder, 'running.json'), { force: true });
}

/** The system that runs on this data folder, unless its process is gone. */
export function findRunning(folder: string): RunningHouse | null {
  try {
    const house = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as RunningHouse;
    process.kill(house.processId, 0);
    return house;
  } catch {
    return null; // No file, or the process it names has ended: nothing runs here.
  }
}
