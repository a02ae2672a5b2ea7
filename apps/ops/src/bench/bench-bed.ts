import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { type Config, type Environment, environment, readConfig } from '#platform/config';
import { openPool } from '#platform/database';
import { openPostgres } from '#platform/embedded-postgres';
import { openHttp } from '#platform/http';
import { migrate } from '#platform/migrate';
import { houseModule, TABLES_OF_THE_HOUSE } from '../../../house';

export interface BenchBed {
  readonly config: Config;
  readonly pool: Pool;
  /** The house in this process, for what is recorded. */
  readonly app: NestFastifyApplication;
  /** The API in a process of its own, for what is measured. */
  readonly url: string;
  close(): Promise<void>;
}

/** A durable server of its own (fsync on), migrated, with the house in this process and an API beside it. */
export async function openBenchBed(
  connections: number,
  fill: (config: Config) => Promise<unknown> = () => Promise.resolve(),
): Promise<BenchBed> {
  const dataDir = mkdtempSync(resolve('.data-bench-'));
  chmodSync(dataDir, 0o755); // So that root's PostgreSQL user may enter.
  const postgres = await openPostgres({ dataDir: join(dataDir, 'postgres') });
  const env = await environmentOf(postgres.url, connections);
  const config = readConfig(env);
  await migrate(config, TABLES_OF_THE_HOUSE);
  await fill(config);
  const pool = openPool(postgres.url, connections);
  const app = await openHttp(houseModule(config), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const main = join(__dirname, '..', '..', '..', 'api', 'src', 'main.js');
  const api = fork(main, { env: { ...env } });
  await new Promise((resolve) => api.once('message', resolve));
  const url = `http://127.0.0.1:${config.port}`;
  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => api.once('exit', resolve));
    api.kill('SIGTERM');
    await ended;
    await app.close();
    await pool.end();
    await postgres.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { config, pool, app, url, close };
}

async function environmentOf(databaseUrl: string, connections: number): Promise<Environment> {
  return {
    ...environment(),
    DATABASE_URL: databaseUrl,
    DATABASE_CONNECTIONS_MAX: String(connections),
    STATEMENT_MILLISECONDS_MAX: '600000',
    LOG_LEVEL: 'silent',
    QUEUES: 'none',
    PORT: String(await freePort()),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
