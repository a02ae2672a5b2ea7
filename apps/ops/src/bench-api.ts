import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environment, readConfig } from '#platform/config';
import { openPool } from '#platform/database';
import { openPostgres } from '#platform/embedded-postgres';
import { openHttp } from '#platform/http';
import { migrate } from '#platform/migrate';
import { houseModule, TABLES_OF_THE_HOUSE } from '../../house';
import { layGround } from './bench/trial-ground';
import { lotMaker, orderMaker, type Write, type WriteMaker, writeRates } from './bench/write-rates';

const CONNECTIONS = 16;
const WRITES = 3_000;
const ROUNDS = 3;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints how the API compares with bare SQL on this machine, as ratios of one run. */
async function bench(): Promise<void> {
  const dataDir = mkdtempSync(resolve('.data-bench-'));
  chmodSync(dataDir, 0o755); // So that root's PostgreSQL user may enter.
  const postgres = await openPostgres({ dataDir: join(dataDir, 'postgres'), log: say });
  const env = { ...environment(), DATABASE_URL: postgres.url, LOG_LEVEL: 'silent', PORT: '18099' };
  const config = readConfig(env);
  const pool = openPool(postgres.url, CONNECTIONS);
  try {
    await migrate(config, TABLES_OF_THE_HOUSE);
    const ground = await layGround(pool, 2 + (WRITES * 2 + 1) * ROUNDS);
    const app = await openHttp(houseModule(config), config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const tell = async ({ path, body }: Write): Promise<void> => {
      const headers = { cookie: ground.cookie };
      const answer = await app.inject({ method: 'PUT', url: path, headers, payload: body });
      if (answer.statusCode !== 200) throw new Error(`the sample was refused: ${answer.body}`);
    };
    const api = fork(join(__dirname, '..', '..', 'api', 'src', 'main.js'), {
      env: { ...env, QUEUES: 'none' },
    });
    await new Promise((resolve) => api.once('message', resolve));
    say(
      `${WRITES} writes on ${CONNECTIONS} connections, the best of ${ROUNDS} rounds of each side:`,
    );
    const makers: [string, WriteMaker][] = [
      ['register a lot', lotMaker(ground, new Date())],
      ['place an order', orderMaker(ground, new Date())],
    ];
    let used = 0;
    for (const [name, maker] of makers) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const offset = used;
        used += WRITES * 2 + 1;
        const trial = {
          pool,
          url: `http://127.0.0.1:${config.port}`,
          cookie: ground.cookie,
          connections: CONNECTIONS,
          amount: WRITES,
          fixedIds: [ground.personId],
          tell,
        };
        rounds.push(await writeRates(trial, (index) => maker(offset + index)));
      }
      used = 0;
      const http = Math.max(...rounds.map((it) => it.http));
      const bare = Math.max(...rounds.map((it) => it.bare));
      say(
        `  ${name.padEnd(16)} HTTP ${http.toFixed(0)}/s   bare pg ${bare.toFixed(0)}/s   ratio ${(http / bare).toFixed(2)}   (reach 0.40)`,
      );
    }
    api.kill('SIGTERM');
    await app.close();
  } finally {
    await pool.end();
    await postgres.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
