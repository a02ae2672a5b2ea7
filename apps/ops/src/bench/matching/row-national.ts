import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { civilDateAt } from '#core/kernel';
import { environment, readConfig } from '#platform/config';
import { openPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrate';
import { TABLES_OF_THE_HOUSE } from '../../../../house';
import { seedScenario, WHOLE_COUNTRY } from '../../scenarios/seed-scenario';
import { tell } from './measure';
import type { NationalRound } from './national-round';

const SECONDS_MAX = 60;
const MEGABYTES_MAX = 2_048;
/** The seed of the country that is measured. */
const SEED = 1;

/** Row 11: a whole national round from the database, in a process of its own beside a durable server. */
export async function rowNational(say: (line: string) => void): Promise<void> {
  const dataDir = mkdtempSync(resolve('.data-bench-'));
  chmodSync(dataDir, 0o755); // So that root's PostgreSQL user may enter.
  const postgres = await openPostgres({ dataDir: join(dataDir, 'postgres') });
  try {
    const env = { ...environment(), DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' };
    const config = readConfig(env);
    await migrate(config, TABLES_OF_THE_HOUSE);
    const today = civilDateAt(new Date());
    await seedScenario(config.databaseUrl, { ...WHOLE_COUNTRY, seed: SEED, today });
    report(await roundInProcess(env), say);
  } finally {
    await postgres.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The round in a process that has seeded nothing, so that its memory is the round's own. */
async function roundInProcess(env: NodeJS.ProcessEnv): Promise<NationalRound> {
  const child = fork(join(__dirname, 'national-round.js'), { env });
  return new Promise((resolve, reject) => {
    child.once('message', (round) => {
      resolve(round as NationalRound);
    });
    child.once('exit', (code) => {
      reject(new Error(`the national round ended with code ${String(code)}`));
    });
  });
}

function report(round: NationalRound, say: (line: string) => void): void {
  const { stages, told, peakMegabytes } = round;
  for (const [stage, seconds] of Object.entries(stages)) {
    say(`    ${stage.padEnd(54)}${seconds.toFixed(2).padStart(24)} s`);
  }
  say(`    ${told}`);
  const total = Object.values(stages).reduce((sum, seconds) => sum + seconds, 0);
  const what = 'a national round from the database';
  const row = { row: 11, peer: '' } as const;
  const seconds = { what, ours: `${total.toFixed(1)} s`, value: total };
  say(tell({ ...row, ...seconds, reach: { atMost: SECONDS_MAX }, unit: 's' }));
  const memory = { what: `${what}, peak memory`, ours: `${String(peakMegabytes)} MB` };
  say(
    tell({ ...row, ...memory, value: peakMegabytes, reach: { atMost: MEGABYTES_MAX }, unit: 'MB' }),
  );
}
