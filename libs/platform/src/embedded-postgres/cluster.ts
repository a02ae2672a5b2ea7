import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DataHome, giveTo, isThere, readIfThere } from './data-home';
import { EmbeddedPostgresError, errnoOf, serverFailure } from './embedded-postgres-error';
import { runProgram } from './programs';
import { type ServerFiles } from './server-files';

/** Only over TCP from this machine, and only with the password. */
const WHO_MAY_CONNECT = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** Half-made clusters of a start that was killed are removed after this time. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Makes the cluster on first use; later, refuses one that another major version made. */
export async function prepareCluster(
  home: DataHome,
  server: ServerFiles,
  password: string,
): Promise<void> {
  if (!(await isThere(home.cluster))) return createCluster(home, server, password);

  const major = await readIfThere(join(home.cluster, 'PG_VERSION'));
  if (major === server.major) return;
  const message = major
    ? `The data folder ${home.cluster} was made by PostgreSQL ${major} and this is PostgreSQL ${server.version}: move it away to start empty, or dump it with PostgreSQL ${major} and load the dump here.`
    : `The data folder ${home.cluster} is not one of PostgreSQL (it has no PG_VERSION): move it away to start empty.`;
  throw new EmbeddedPostgresError('data.other_version', message);
}

/** The cluster appears by a rename, with role and database inside: all of it or nothing. */
async function createCluster(home: DataHome, server: ServerFiles, password: string): Promise<void> {
  await removeAbandoned(home.root);
  const draft = join(home.root, `new-${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    await giveTo(draft, home.user);
    await run(home, server.initdb, ['-D', draft, ...initdbOptions(home, server)]);
    await writeFile(join(draft, 'pg_hba.conf'), WHO_MAY_CONNECT);
    await run(
      home,
      server.postgres,
      ['--single', ...(home.ephemeral ? ['-F'] : []), '-D', draft, 'postgres'],
      birthSql(password),
    );
    await rename(draft, home.cluster).catch((error: unknown) => {
      // Another first start was faster; the lock will tell which of us goes on.
      if (!['ENOTEMPTY', 'EEXIST'].includes(errnoOf(error) ?? '')) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Texts sort by code point and letters are Unicode's, the same on every machine. */
function initdbOptions({ ephemeral }: DataHome, { major }: ServerFiles): string[] {
  const hasBuiltinLocales = Number(major) >= 17;
  return [
    '--username=postgres',
    '--encoding=UTF8',
    ...(hasBuiltinLocales
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']),
    '--auth=reject',
    '--no-instructions',
    ...(ephemeral ? ['--no-sync'] : []),
  ];
}

/**
 * Said to the server before it listens, one statement a line. The superuser postgres gets no
 * password, so nobody can sign in as it; cayapa is an ordinary role, as on a server elsewhere,
 * lest a migration pass here that fails there.
 */
function birthSql(password: string): string {
  return [
    `create role cayapa login createdb createrole password '${password}';`,
    'grant pg_monitor, pg_signal_backend to cayapa;',
    'create database cayapa owner cayapa;',
    '',
  ].join('\n');
}

async function run(
  { user, root, dataDir }: DataHome,
  program: string,
  parameters: string[],
  input = '',
): Promise<void> {
  const { ok, output } = await runProgram(program, parameters, { user, cwd: root, input });
  // A single-user server goes on after a failed statement and ends well all the same.
  if (!ok || /\b(ERROR|FATAL|PANIC):/.test(output)) throw serverFailure(output, dataDir);
}

async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith('new-')) continue;
    const path = join(root, name);
    const isOld = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > ABANDONED_AFTER_MS,
      () => false,
    );
    if (isOld) await rm(path, { recursive: true, force: true });
  }
}
