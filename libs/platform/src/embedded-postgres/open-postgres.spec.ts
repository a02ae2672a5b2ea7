import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, openPostgres } from '../embedded-postgres';

const isRoot = process.getuid?.() === 0;
/** Root's server runs as nobody, who must be able to come here; others may not write /tmp. */
const WORKSHOP = isRoot ? '/var/tmp' : join(process.cwd(), 'node_modules', '.cache');

let folder: string;
let dataDir: string;
let opened: EmbeddedPostgres[];

beforeEach(async () => {
  await mkdir(WORKSHOP, { recursive: true });
  folder = await mkdtemp(join(WORKSHOP, 'cayapa-spec-'));
  dataDir = join(folder, 'data');
  opened = [];
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await Promise.all(opened.map((postgres) => postgres.close()));
  await rm(folder, { recursive: true, force: true });
});

describe('openPostgres', () => {
  it('gives an ephemeral server, and leaves no trace of it', async () => {
    const postgres = await open({ ephemeral: true });
    expect(postgres.url).toMatch(/^postgres:\/\/cayapa:[\w-]{32}@127\.0\.0\.1:\d+\/cayapa$/);
    expect(await ask(postgres, 'show fsync')).toBe('off');

    await postgres.close();
    expect((await readdir(dataDir)).filter((name) => name.startsWith('ephemeral-'))).toEqual([]);
    await expect(ask(postgres, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('gives every ephemeral server a folder of its own', async () => {
    const [one, other] = await Promise.all([open({ ephemeral: true }), open({ ephemeral: true })]);
    expect(one.url).not.toBe(other.url);
    expect(await ask(one, 'select 1')).toBe(await ask(other, 'select 1'));
  });

  it('keeps the data, the password and the settings from one start to the next', async () => {
    const first = await open();
    await ask(first, "create table kept as select 'ñame' as name");
    await first.close();

    const second = await open();
    expect(await ask(second, 'select name from kept')).toBe('ñame');
    expect(await ask(second, 'show fsync')).toBe('on');
    expect(await ask(second, 'show max_connections')).toBe('200');
    expect(await ask(second, 'show timezone')).toBe('UTC');
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('sorts by code point and knows the letters of Unicode', async () => {
    const postgres = await open({ ephemeral: true });
    const sorted = "select string_agg(w, ' ' order by w) from unnest(array['ñ', 'a', 'Z', 'z']) w";
    expect(await ask(postgres, sorted)).toBe('Z a z ñ');
    expect(await ask(postgres, "select upper('ñandú')")).toBe('ÑANDÚ');
    expect(await ask(postgres, 'show server_encoding')).toBe('UTF8');
  });

  it('lets nobody in without the password, nor by a socket', async () => {
    const postgres = await open({ ephemeral: true });
    const wrong = postgres.url.replace(/:[\w-]{32}@/, ':guessed@');
    await expect(ask({ url: wrong }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const superuser = postgres.url.replace('//cayapa', '//postgres');
    await expect(ask({ url: superuser }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(postgres, 'show unix_socket_directories')).toBe('');
    expect(await ask(postgres, 'show listen_addresses')).toBe('127.0.0.1');
  });

  it('gives an ordinary role that may make databases, roles and trusted extensions', async () => {
    const postgres = await open({ ephemeral: true });
    await ask(postgres, 'create extension btree_gist');
    await ask(postgres, 'create role app_rw');
    await ask(postgres, 'create database another');
    expect(await ask(postgres, 'show is_superuser')).toBe('off');
  });

  it('refuses a second start on the same data folder, and the first serves on', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'data.in_use',
      message: expect.stringMatching(/^The data folder .* is in use: .* Stop that one first.*$/),
    });
    expect(await ask(first, 'select 1')).toBe(1);
  });

  it('lets one of two first starts win', async () => {
    const tries = await Promise.allSettled([open(), open()]);
    const won = tries.filter((one) => one.status === 'fulfilled');
    const lost = tries.filter((one) => one.status === 'rejected');
    expect(lost).toMatchObject([{ reason: { code: 'data.in_use' } }]);
    expect(won).toHaveLength(1);
    expect(await ask(opened[0], 'select 1')).toBe(1);
  });

  it('keeps its lock when a crashed session makes the server end all others', async () => {
    const postgres = await open();
    const backend = Number(await ask(postgres, 'select pg_backend_pid()', { stayOpen: true }));
    process.kill(backend, 'SIGKILL');

    await eventually(() => ask(postgres, LAUNCHERS), 1);
    await expect(open()).rejects.toMatchObject({ code: 'data.in_use' });
  });

  it('says so when another major version made the data folder', async () => {
    await (await open()).close();
    await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '15\n');
    await expect(open()).rejects.toMatchObject({
      code: 'data.other_version',
      message: expect.stringMatching(/made by PostgreSQL 15 and this is PostgreSQL 18\..*move it/),
    });
  });

  it('says so when the password file is lost', async () => {
    await (await open()).close();
    await rm(join(dataDir, 'password'));
    await expect(open()).rejects.toMatchObject({
      code: 'data.unwritable',
      message: expect.stringContaining('lost its password file'),
    });
  });

  it('says so when the data folder is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const opening = openPostgres({ dataDir: join(folder, 'file') });
    await expect(opening).rejects.toMatchObject({ code: 'data.unwritable' });
  });

  it('sees through the leavings of a machine that went down', async () => {
    await (await open()).close();
    const leavings = join(dataDir, 'cluster', 'postmaster.pid');
    const lines = [process.pid, dataDir, 1, 5432, '', '127.0.0.1', '1 1', 'ready', ''];
    await writeFile(leavings, lines.join('\n'));

    const postgres = await open();
    expect(await ask(postgres, 'select 1')).toBe(1);
  });

  it('refuses to share the data folder with a server that is not ours', async () => {
    const first = await open();
    const kept = await readFile(join(dataDir, 'password'), 'utf8');
    await writeFile(join(dataDir, 'password'), 'another');
    await expect(open()).rejects.toMatchObject({
      code: 'data.in_use',
      message: expect.stringContaining('refuses our password'),
    });
    await writeFile(join(dataDir, 'password'), kept);
    expect(await ask(first, 'select 1')).toBe(1);
  });

  it('may be closed twice', async () => {
    const postgres = await open({ ephemeral: true });
    await Promise.all([postgres.close(), postgres.close()]);
    await postgres.close();
  });

  (isRoot ? it : it.skip)(
    'moves where its user can go when the folder is root’s alone',
    async () => {
      const shut = await mkdtemp(join(folder, 'shut-'));
      const lines: string[] = [];
      const log = (line: string) => lines.push(line);
      const first = await openPostgres({ dataDir: shut, log });
      opened.push(first);
      const location = (await readFile(join(shut, 'location'), 'utf8')).trim();
      try {
        expect(location).toMatch(/^\/var\/tmp\/cayapa-0\/data-[0-9a-f]{16}$/);
        expect(lines).toEqual([expect.stringContaining(`the data are in ${location}`)]);
        await ask(first, 'create table kept as select 7 as seven');
        await first.close();

        const second = await openPostgres({ dataDir: shut });
        opened.push(second);
        expect(await ask(second, 'select seven from kept')).toBe(7);
        await second.close();

        const ephemeral = await openPostgres({ dataDir: shut, ephemeral: true });
        await ephemeral.close();
      } finally {
        await Promise.all(opened.map((postgres) => postgres.close()));
        await rm(location, { recursive: true, force: true });
      }
    },
  );
});

const LAUNCHERS = `select count(*)::int from pg_stat_activity a join pg_locks l using (pid)
  where l.locktype = 'advisory' and a.application_name = 'cayapa launcher'`;

async function open(options: { ephemeral?: boolean } = {}): Promise<EmbeddedPostgres> {
  const postgres = await openPostgres({ dataDir, ...options });
  opened.push(postgres);
  return postgres;
}

/** The first value of the first row. */
async function ask(
  postgres: { readonly url: string } | undefined,
  sql: string,
  { stayOpen = false } = {},
): Promise<unknown> {
  const client = new Client(postgres?.url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    if (!stayOpen) await client.end();
  }
}

async function eventually(look: () => Promise<unknown>, wanted: unknown): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await look().catch(() => undefined)) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come to pass');
}
