import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD } from '#features/communes';
import { environment, readConfig } from '#platform/config';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { openHttp } from '#platform/http';
import { Jobs } from '#platform/jobs';
import { houseModule } from '../../../../house';

/** Explanations that are read one by one; the stage says what one takes. */
const EXPLAINED = 20;

/** What one round took, by stage in seconds, and the most memory that its process held. */
export interface NationalRound {
  readonly stages: Readonly<Record<string, number>>;
  /** What was shared. */
  readonly told: string;
  readonly peakMegabytes: number;
}

interface RunRow {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
  readonly stage_ms: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<string, number>>;
}

/** Closes the one open cycle and does all that follows from it, as the workers would, one job after another. */
async function nationalRound(): Promise<NationalRound> {
  const config = readConfig(environment());
  const app = await openHttp(houseModule(config), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const db = app.get(Database);
  await close(app);
  const jobs = await allJobs(app);
  const [run] = await db.rows<RunRow>(
    `SELECT id, state, failure, stage_ms, totals FROM matching_run`,
  );
  if (run?.state !== 'planned') throw new Error(`the run is ${run?.state}: ${run?.failure}`);
  const explain = await explanations(app);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  await app.close();
  const { 'PlanMatchingRun.run': _, ...heard } = jobs;
  const inSeconds = Object.entries(run.stage_ms).map(([stage, ms]) => [stage, ms / 1_000] as const);
  return {
    stages: { ...Object.fromEntries<number>(inSeconds), ...heard, ...explain },
    told: toldOf(run.totals),
    peakMegabytes,
  };
}

async function close(app: NestFastifyApplication): Promise<void> {
  const db = app.get(Database);
  await db.transaction(async (tx) => {
    await tx.query(`UPDATE distribution_cycle SET state = 'closed'`);
    await tx.query(`UPDATE "order" SET state = 'in_matching' WHERE state = 'submitted'`);
    const [cycle] = await db.rows<{ id: string }>('SELECT id FROM distribution_cycle');
    const cycleId = cycle?.id ?? '';
    await app.get(Outbox).tell(tx, 'cycle.closed', {
      ...{ cycleId, personId: null, orders: 0, wantedGrams: 0 },
    });
  });
}

/** Seconds by listener. */
async function allJobs(app: NestFastifyApplication): Promise<Record<string, number>> {
  const jobs = app.get(Jobs);
  const { signal } = new AbortController();
  const seconds: Record<string, number> = {};
  for (;;) {
    const { events, jobs: ids } = await jobs.relay();
    for (const id of [...ids.values()].flat()) {
      const begun = performance.now();
      await jobs.run(id, signal);
      const name = id.slice(id.indexOf('.') + 1);
      seconds[name] = (seconds[name] ?? 0) + (performance.now() - begun) / 1_000;
    }
    if (events === 0) return seconds;
  }
}

/** What reading one explanation of a line, and one of a lot, takes. */
async function explanations(app: NestFastifyApplication): Promise<Record<string, number>> {
  const db = app.get(Database);
  const cookie = await signIn(app);
  const seconds: Record<string, number> = {};
  for (const [noun, table] of [
    ['order-lines', 'order_line'],
    ['lots', 'lot'],
  ] as const) {
    const rows = await db.rows<{ id: string }>(
      `SELECT id FROM ${table} ORDER BY md5(id::text) LIMIT ${String(EXPLAINED)}`,
    );
    const begun = performance.now();
    for (const { id } of rows) {
      const url = `/v1/${noun}/${id}/explanation`;
      const answer = await app.inject({ method: 'GET', url, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    }
    seconds[`explain one of ${noun}`] = (performance.now() - begun) / 1_000 / EXPLAINED;
  }
  return seconds;
}

async function signIn(app: NestFastifyApplication): Promise<string> {
  const [liaison] = await app.get(Database).rows<{ login: string }>(
    `SELECT login FROM person JOIN mandate ON mandate.person_id = person.id
     WHERE role = 'network_liaison' LIMIT 1`,
  );
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { login: liaison?.login, password: DEMO_PASSWORD },
  });
  const [cookie] = answer.cookies;
  if (!cookie) throw new Error(`no session: ${answer.body}`);
  return `${cookie.name}=${cookie.value}`;
}

function toldOf(totals: Readonly<Record<string, number>>): string {
  const figure = (name: string): string => (totals[name] ?? 0).toLocaleString('en');
  return (
    `${figure('lots')} lots, ${figure('lines')} lines, ${figure('allocations')} allocations; ` +
    `${figure('linesWithNothing')} lines with nothing`
  );
}

nationalRound().then(
  (round) => process.send?.(round, () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
