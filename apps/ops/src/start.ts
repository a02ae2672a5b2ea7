import { createServer } from 'node:net';
import {
  ConfigError,
  type Config,
  dataFolder,
  type Environment,
  environment,
  readConfig,
} from '#platform/config';
import { EmbeddedPostgresError } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrate';
import { TABLES_OF_THE_HOUSE } from '../../house';
import { fillOnFirstStart, signInLines } from './demo-data';
import { announceRunning, findRunning, forgetRunning, openFoundation } from './foundation';
import { Processes } from './processes';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A failure that its one line says all about. */
class StartError extends Error {}

/** Starts everything on this machine: database, migrations, demo data, API and workers. Ctrl-C stops it all. */
async function start(): Promise<void> {
  const env: Environment = { DEMO: 'true', LOG_LEVEL: 'warn', ...environment() };
  const folder = dataFolder(env);
  const stopped = stopAsked();
  const wanted = readConfig({ ...env, DATABASE_URL: env['DATABASE_URL'] ?? 'postgres://embedded' });
  const other = env['DATABASE_URL'] ? null : findRunning(folder);
  if (other) throw new StartError(`Cayapa already runs here, at ${other.url}`);
  await requireFreePort(wanted);

  const foundation = await openFoundation(env, say);
  const processes = new Processes(say);
  try {
    const config = readConfig(foundation.env);
    await migrate(config, TABLES_OF_THE_HOUSE);
    if (config.demo) await fillOnFirstStart(config, say);
    await startProcesses(processes, config, foundation.env);
    announceRunning(folder, {
      processId: process.pid,
      url: config.publicUrl,
      databaseUrl: config.databaseUrl,
    });
    await greet(config);
    await stopped;
    say('Stopping…');
  } finally {
    forgetRunning(folder);
    await processes.stop();
    await foundation.close();
  }
}

async function startProcesses(
  processes: Processes,
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const api = { name: 'api', main: 'api/src/main.js', env: { ...env, QUEUES: 'none' } };
  const workers = ['default', 'solving'].map((queue) => ({
    name: `worker (${queue})`,
    main: 'worker/src/main.js',
    env: { ...env, QUEUES: queue },
  }));
  await Promise.all([api, ...workers].map((plan) => processes.start(plan)));
  await ready(config);
}

/** Waits until the API says that database, queue and every queue's worker are up. */
async function ready(config: Config): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(`http://127.0.0.1:${String(config.port)}/health/ready`).catch(
      () => null,
    );
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartError('the system did not become ready within a minute');
}

async function greet(config: Config): Promise<void> {
  const lines = config.demo ? await signInLines(config) : [];
  say('');
  say(`Cayapa is ready. Open ${config.publicUrl} in a browser.`);
  say(`  API by hand  ${config.publicUrl}/docs`);
  say(`  API as data  ${config.publicUrl}/openapi.json`);
  lines.forEach(say);
  say('Ctrl-C stops everything; the data stays.');
}

async function requireFreePort(config: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => {
      const place = `${config.host}:${String(config.port)}`;
      reject(new StartError(`${place} is busy. Choose another port: PORT=8081 npm start`));
    });
    probe.listen(config.port, config.host, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
    // Started by another command of ours, which has ended: nobody is left to stop us.
    process.once('disconnect', () => {
      resolve();
    });
  });
}

/** One clear line for what people can mend by themselves; the whole story for what they cannot. */
function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError) return error.message;
  if (typeof error === 'object' && error !== null && 'code' in error) {
    if (error.code === 'ENOSPC' || error.code === '53100') {
      return 'The disk is full. Free some space and start again; nothing was lost.';
    }
    if (error.code === 'ECONNREFUSED') return 'The database of DATABASE_URL does not answer.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
