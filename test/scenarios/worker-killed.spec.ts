import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { civilDateAt } from '#core/kernel';
import { environment } from '#platform/config';
import { FetchCaller } from '../../apps/ops/src/demo/caller';
import { type OwnSystem, startOwnSystem } from '../../apps/ops/src/demo/own-system';
import { playCycle } from '../../apps/ops/src/demo/the-play';
import { textsIn } from '../../apps/ops/src/demo/texts';
import { networkOf } from '../../apps/ops/src/scenarios/scenario';
import { seedScenario } from '../../apps/ops/src/scenarios/seed-scenario';
import { freshDatabase } from '../support/house';

const ROOT = join(__dirname, '..', '..');
const START = join(ROOT, 'dist', 'apps', 'ops', 'src', 'start.js');
const texts = textsIn('en');

describe('A worker that is killed in the middle of a cycle', () => {
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(() => {
    if (existsSync(START)) return;
    spawnSync(process.execPath, [join('apps', 'ops', 'build.mjs')], { cwd: ROOT });
  });
  afterAll(async () => {
    for (const it of opened.reverse()) await it.close();
  });

  /** The small cycle on a system of its own, always with the same ids; answers who was given what. */
  async function playSmall(atLine: (system: OwnSystem, line: string) => void): Promise<string[]> {
    const database = await freshDatabase();
    opened.push({ close: database.drop });
    const { REDIS_URL: _, ...env } = environment();
    const system = await startOwnSystem({ ...env, DATABASE_URL: database.url }, START);
    opened.push(system);
    const caller = new FetchCaller(system.url);
    const today = civilDateAt(caller.now());
    const network = networkOf('small', 1, today);
    await seedScenario(database.url, { scenario: 'small', seed: 1, today, offer: null });
    const say = (line: string): void => atLine(system, line);
    await playCycle({ caller, network, texts, say, name: 'killed or not' });
    return allocations(database.url);
  }

  it('changes nothing in the result', async () => {
    let killed = 0;
    const disturbed = await playSmall((system, line) => {
      if (line === texts.matching || line.startsWith('The coordinator asks')) {
        killed += killWorkers(system.processId);
      }
    });
    const undisturbed = await playSmall(() => undefined);

    expect(killed).toBeGreaterThanOrEqual(2);
    expect(disturbed.length).toBeGreaterThan(5);
    expect(disturbed).toEqual(undisturbed);
  }, 400_000);
});

/** Kills both workers, whatever they are at; the system starts them again. Answers how many there were. */
function killWorkers(systemProcessId: number): number {
  const workers = childrenOf(systemProcessId);
  workers.forEach((id) => process.kill(id, 'SIGKILL'));
  return workers.length;
}

function childrenOf(parentId: number): number[] {
  const lines = existsSync('/proc/self/stat')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(processLine)
    : spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).stdout.toString().split('\n');
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === parentId && found?.[3]?.includes('worker'))
    .map((found) => Number(found?.[1]));
}

/** `id parent command`, as ps says it; empty when the process has ended meanwhile. */
function processLine(id: string): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/\(.*\)/, 'x');
    const parent = stat.split(' ')[3] ?? '';
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return `${id} ${parent} ${command}`;
  } catch {
    return '';
  }
}

async function allocations(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const found = await client.query<{ text: string }>(
    `SELECT concat_ws(' ', lot.code, product.code, customer.name, a.packages, a.grams, a.state,
       a.loaded_grams, a.delivered_grams, a.received_grams) AS text
     FROM allocation a JOIN lot ON lot.id = a.lot_id JOIN product ON product.id = a.product_id
     JOIN commune customer ON customer.id = a.customer_commune_id ORDER BY 1`,
  );
  await client.end();
  return found.rows.map((row) => row.text);
}
