import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { environment, readConfig } from '#platform/config';
import { openPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrate';
import { TABLES_OF_THE_HOUSE } from '../../apps/house';
import { provideChromium } from '../../apps/ops/src/browser/chromium';
import { administer, dropDatabase } from './administer';

/** The migrated database from which every test's own is cloned. */
const TEMPLATE = `cayapa_test_template_${String(process.pid)}`;

/** Not every user may write to /tmp; whoever could install the packages may write here. */
const CACHE = 'node_modules/.cache/cayapa';

interface Redis {
  readonly url: string;
  close(): void;
}

/**
 * Runs beside Jest: opens PostgreSQL (embedded unless DATABASE_URL names a server) and, when there is one, Redis; looks for
 * Chromium, and installs it where it may;
 * says where they are in one line of JSON; and closes them when its standard input ends.
 */
async function main(): Promise<void> {
  const env = environment();
  mkdirSync(CACHE, { recursive: true });
  const dataDir = mkdtempSync(resolve(CACHE, 'test-'));
  const own = env['DATABASE_URL'] ? undefined : await openPostgres({ dataDir, ephemeral: true });
  const adminUrl = env['DATABASE_URL'] ?? own?.url ?? '';
  await administer(adminUrl, `CREATE DATABASE ${TEMPLATE}`);
  const templateUrl = urlOfDatabase(adminUrl, TEMPLATE);
  await migrate(readConfig({ DATABASE_URL: templateUrl }), TABLES_OF_THE_HOUSE);

  const redis = env['REDIS_URL'] ? undefined : await openRedis(dataDir);
  const services = {
    adminUrl,
    template: TEMPLATE,
    redisUrl: env['REDIS_URL'] ?? redis?.url ?? null,
    chromium: provideChromium((line) => process.stderr.write(`${line}\n`)),
  };
  process.stdout.write(`${JSON.stringify(services)}\n`);

  for await (const _ of process.stdin);
  redis?.close();
  await dropDatabase(adminUrl, TEMPLATE);
  await own?.close();
  rmSync(dataDir, { recursive: true, force: true });
}

function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function openRedis(folder: string): Promise<Redis | undefined> {
  if (spawnSync('redis-server', ['--version']).error) return undefined;
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server: ChildProcess = spawn(
    'redis-server',
    [...options, '--maxmemory-policy', 'noeviction'],
    {
      stdio: 'ignore',
    },
  );
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    close: () => {
      server.kill('SIGTERM');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
