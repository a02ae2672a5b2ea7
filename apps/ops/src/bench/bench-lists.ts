import type { BenchBed } from './bench-bed';
import { sendAll } from './http-load';
import { recordSql, type Statement } from './recorded-sql';

const READS = 300;

/** Lists of the national network over HTTP, against their own SQL through bare pg, one after another. */
export async function benchLists(
  bed: BenchBed,
  cookie: string,
  say: (line: string) => void,
): Promise<void> {
  say(`Lists of the national network: mean of ${READS} reads, one at a time`);
  for (const [name, path] of await listsOf(bed)) {
    const http = await httpMilliseconds(bed, cookie, path);
    const statements = await recordSql(async () => {
      const answer = await bed.app.inject({ method: 'GET', url: path, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.body}`);
    });
    const bare = await bareMilliseconds(bed, statements.filter(isOfTheList));
    const times = `HTTP ${http.toFixed(2)} ms   bare pg ${bare.toFixed(2)} ms`;
    say(
      `  ${name.padEnd(28)}${times.padEnd(36)}ratio ${(http / bare).toFixed(2)}   (reach: at most 3.00)`,
    );
  }
}

/** Who asks is read with every request; the bare query knows it already. */
const isOfTheList = ({ text }: Statement): boolean => !/\bFROM session\b/.test(text);

async function listsOf(bed: BenchBed): Promise<[string, string][]> {
  const { rows } = await bed.pool.query<{
    cycle: string;
    lot_commune: string;
    order_commune: string;
  }>(
    `SELECT (SELECT id FROM distribution_cycle LIMIT 1) AS cycle,
       (SELECT commune_id FROM lot GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS lot_commune,
       (SELECT commune_id FROM "order" ORDER BY id LIMIT 1) AS order_commune`,
  );
  const [ids] = rows;
  if (!ids) throw new Error('the national network is empty');
  return [
    ['communes', '/v1/communes?limit=50'],
    ['communes of a state', '/v1/communes?stateCode=VE-T&limit=50'],
    ['councils of a commune', `/v1/councils?communeId=${ids.order_commune}&limit=50`],
    ['lots of a commune', `/v1/lots?communeId=${ids.lot_commune}&limit=50`],
    ['lots on offer', '/v1/offers?limit=50'],
    ['orders of the cycle', `/v1/orders?cycleId=${ids.cycle}&limit=50`],
    ['allocations of the cycle', `/v1/allocations?cycleId=${ids.cycle}&limit=50`],
  ];
}

async function httpMilliseconds(bed: BenchBed, cookie: string, path: string): Promise<number> {
  const load = { url: bed.url, cookie, connections: 1 };
  const read = async (amount: number): Promise<number> => {
    const seconds = await sendAll(
      load,
      Array.from({ length: amount }, () => ({ path })),
    );
    return (seconds * 1000) / amount;
  };
  await read(30);
  return read(READS);
}

async function bareMilliseconds(bed: BenchBed, list: readonly Statement[]): Promise<number> {
  const client = await bed.pool.connect();
  const read = async (amount: number): Promise<number> => {
    const started = performance.now();
    for (let index = 0; index < amount; index += 1) {
      for (const { text, values } of list) await client.query(text, [...values]);
    }
    return (performance.now() - started) / amount;
  };
  await read(30);
  const milliseconds = await read(READS);
  client.release();
  return milliseconds;
}
