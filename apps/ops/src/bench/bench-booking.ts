import { Client } from 'pg';
import { newId } from '#core/kernel';
import { Jobs } from '#platform/jobs';
import type { BenchBed } from './bench-bed';
import { recordSql, transactionWith } from './recorded-sql';

const ROWS_AT_ONCE = 10_000;

/** Booking the matching answer of the whole country, against the bare bulk SQL that writes the same rows. */
export async function benchBooking(
  bed: BenchBed,
  cookie: string,
  say: (line: string) => void,
): Promise<void> {
  const before = await copyOfDatabase(bed, 'before_booking');
  const statements = await recordSql(() => match(bed, cookie));
  const transaction = transactionWith(statements, /INSERT INTO allocation/);
  const begun = transaction[0]?.sentAt ?? 0;
  const booking = ((transaction.at(-1)?.answeredAt ?? 0) - begun) / 1000;

  const bare = await bareBooking(bed, before);
  const { rows } = await bed.pool.query<{ lines: number; allocations: number }>(
    'SELECT (SELECT count(*) FROM line_outcome) AS lines, (SELECT count(*) FROM allocation) AS allocations',
  );
  say(`Booking: ${String(rows[0]?.lines)} lines, ${String(rows[0]?.allocations)} allocations`);
  const times = `booked ${booking.toFixed(1)} s   bare pg ${bare.toFixed(1)} s`;
  say(
    `  ${'book a national answer'.padEnd(28)}${times.padEnd(36)}ratio ${(booking / bare).toFixed(2)}   (reach: at most 3.00)`,
  );
}

/** Closes the cycle's matching in this process: asks for it over HTTP, then does its jobs. */
async function match(bed: BenchBed, cookie: string): Promise<void> {
  const { rows } = await bed.pool.query<{ id: string }>(
    'SELECT id FROM distribution_cycle LIMIT 1',
  );
  const cycleId = rows[0]?.id ?? '';
  const post = async (url: string, payload: object = {}): Promise<void> => {
    const answer = await bed.app.inject({ method: 'POST', url, headers: { cookie }, payload });
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.body}`);
  };
  await post(`/v1/cycles/${cycleId}/close`);
  await post(`/v1/cycles/${cycleId}/matching-runs`, { id: newId(), kind: 'cycle' });
  const jobs = bed.app.get(Jobs);
  for (;;) {
    const { events, jobs: waiting } = await jobs.relay();
    if (events === 0) return;
    for (const id of [...waiting.values()].flat()) await jobs.run(id, new AbortController().signal);
    const { rows: runs } = await bed.pool.query("SELECT FROM matching_run WHERE state = 'planned'");
    if (runs.length > 0) return;
  }
}

/** A database as it was before the booking: PostgreSQL copies only what nobody is connected to, so rows travel. */
async function copyOfDatabase(bed: BenchBed, name: string): Promise<string> {
  const url = new URL(bed.config.databaseUrl);
  const source = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [
    source,
  ]);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

interface Columns {
  readonly insert: string;
  readonly chunks: readonly (readonly unknown[][])[];
}

/** Seconds of one transaction that writes the booked rows and counters with as few statements as can be. */
async function bareBooking(bed: BenchBed, databaseUrl: string): Promise<number> {
  const tables = ['matching_run', 'allocation', 'line_outcome', 'lot_outcome'];
  const inserts = await Promise.all(tables.map((table) => rowsToInsert(bed, table, 'true')));
  inserts.push(await rowsToInsert(bed, 'stock_movement', "kind = 'reserve'", ['seq']));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const started = performance.now();
  await client.query('BEGIN');
  for (const { insert, chunks } of inserts) {
    for (const values of chunks) await client.query(insert, [...values]);
  }
  await client.query(
    `UPDATE lot SET reserved_grams = reserved_grams + a.grams, available_grams = available_grams - a.grams
     FROM (SELECT lot_id, sum(grams) AS grams FROM allocation GROUP BY lot_id) a WHERE lot.id = a.lot_id`,
  );
  await client.query(
    `UPDATE order_line SET allocated_grams = allocated_grams + a.grams
     FROM (SELECT order_line_id, sum(grams) AS grams FROM allocation GROUP BY order_line_id) a
     WHERE order_line.id = a.order_line_id`,
  );
  await client.query(`UPDATE "order" SET state = 'allocated' WHERE state <> 'allocated'`);
  await client.query('COMMIT');
  const seconds = (performance.now() - started) / 1000;
  await client.end();
  return seconds;
}

async function rowsToInsert(
  bed: BenchBed,
  table: string,
  where: string,
  generated: readonly string[] = [],
): Promise<Columns> {
  const { rows: columns } = await bed.pool.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL($2)
     ORDER BY attnum`,
    [`public.${table}`, generated],
  );
  const names = columns.map((it) => it.name);
  const casts = columns.map((it, index) => `$${String(index + 1)}::${it.type}[]`);
  const insert = `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${casts.join(', ')})`;
  const texts = names.map((name) => `${name}::text AS ${name}`).join(', ');
  const { rows } = await bed.pool.query<Record<string, unknown>>(
    `SELECT ${texts} FROM ${table} WHERE ${where}`,
  );
  const chunks = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    chunks.push(names.map((name) => some.map((row) => row[name])));
  }
  return { insert, chunks };
}
