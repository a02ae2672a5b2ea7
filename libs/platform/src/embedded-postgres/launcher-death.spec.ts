import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const isRoot = process.getuid?.() === 0;
const WORKSHOP = isRoot ? '/var/tmp' : join(process.cwd(), 'node_modules', '.cache');
const DOOR = require.resolve('../embedded-postgres');
const ORDINARY = { uid: 1000, gid: 1000 };

/** Loads the launcher as Node would from the build, and does as the first word says. */
const BOOTSTRAP = `
const { transformFileSync } = require(${JSON.stringify(require.resolve('@swc/core'))});
const options = { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
const { openPostgres } = require(${JSON.stringify(DOOR)});
const { findServer } = require(${JSON.stringify(require.resolve('./server-files'))});
const [word, dataDir] = process.argv.slice(1);
const say = (text) => console.log(text);
async function run() {
  if (word === 'find') return say((await findServer({ spareFolder: dataDir })).version);
  const postgres = await openPostgres({ dataDir, ephemeral: word === 'ephemeral', log: say });
  say('open');
  if (word === 'leave') return;
  if (word === 'close') return postgres.close();
  setInterval(() => undefined, 1000);
}
run().catch((error) => say(error.code + ' ' + error.message));
`;

interface Launcher {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<unknown>;
}

let folder: string;
let dataDir: string;
let launchers: Launcher[];

beforeEach(async () => {
  await mkdir(WORKSHOP, { recursive: true });
  folder = await mkdtemp(join(WORKSHOP, 'cayapa-spec-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  launchers = [];
});

afterEach(async () => {
  for (const launcher of launchers) launcher.process.kill('SIGKILL');
  await Promise.all(launchers.map(({ ended }) => ended));
  await until(() => serversOn(folder).length === 0);
  await rm(folder, { recursive: true, force: true });
});

describe('when the launcher ends', () => {
  it('by kill -9, the server stops in good order, and the next start keeps the data', async () => {
    const launcher = await launch('keep');
    expect(serversOn(dataDir)).toHaveLength(1);
    launcher.process.kill('SIGKILL');

    await until(() => serversOn(folder).length === 0);
    const log = await readFile(join(dataDir, 'server.log'), 'utf8');
    expect(log).toContain('database system is shut down');
    expect((await launch('close')).lines).toEqual(['open']);
  });

  it('by kill -9, and the next one starts at once, that one gets its server', async () => {
    const launcher = await launch('keep');
    launcher.process.kill('SIGKILL');
    const next = await launch('keep');
    expect(next.lines.at(-1)).toBe('open');
    await sleep(1_000);
    expect(serversOn(dataDir)).toHaveLength(1);
  });

  it('by kill -9, an ephemeral server goes and takes its folder along', async () => {
    const launcher = await launch('ephemeral');
    expect(await ephemeralFolders()).toHaveLength(1);
    launcher.process.kill('SIGKILL');

    await until(async () => (await ephemeralFolders()).length === 0);
    expect(serversOn(folder)).toEqual([]);
  });

  it('by kill -9 while an ephemeral server is made, nothing stays', async () => {
    const launcher = start('ephemeral');
    await until(async () => (await ephemeralFolders()).length === 1);
    launcher.process.kill('SIGKILL');

    await until(async () => (await ephemeralFolders()).length === 0);
    expect(serversOn(folder)).toEqual([]);
  });

  it('because it has nothing more to do, the server stops too', async () => {
    const launcher = await launch('leave');
    await launcher.ended;
    await until(() => serversOn(folder).length === 0);
  });

  it('together with its watcher, the next launcher adopts the server', async () => {
    const launcher = await launch('keep');
    const [server] = serversOn(dataDir);
    for (const watcher of watchersOn(dataDir)) process.kill(watcher, 'SIGKILL');
    launcher.process.kill('SIGKILL');
    await launcher.ended;
    await sleep(500);
    expect(serversOn(dataDir)).toEqual([server]);

    const next = await launch('close');
    expect(next.lines).toEqual([
      `PostgreSQL was still running (process ${server}): adopted.`,
      'open',
    ]);
    await next.ended;
    expect(serversOn(folder)).toEqual([]);
    expect(watchersOn(folder)).toEqual([]);
  });

  it('on an adopted server by kill -9, that server stops', async () => {
    const first = await launch('keep');
    for (const watcher of watchersOn(dataDir)) process.kill(watcher, 'SIGKILL');
    first.process.kill('SIGKILL');
    const next = await launch('keep');
    expect(next.lines[0]).toMatch(/adopted/);
    next.process.kill('SIGKILL');
    await until(() => serversOn(folder).length === 0);
  });
});

describe('another process', () => {
  it('is refused on the data folder of a live launcher, in one line', async () => {
    await launch('keep');
    const second = start('keep');
    await second.ended;
    expect(second.lines).toEqual([expect.stringMatching(/^data\.in_use The data folder .*$/)]);
    expect(serversOn(dataDir)).toHaveLength(1);
  });
});

describe('a machine without a package', () => {
  it('uses the server that is installed along the PATH', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    const answers = '#!/bin/sh\necho "postgres (PostgreSQL) 18.9 (Debian 18.9-1)"\n';
    await writeFile(join(bin, 'postgres'), answers, { mode: 0o755 });
    await writeFile(join(bin, 'initdb'), answers, { mode: 0o755 });
    const launcher = start('find', { env: { PATH: `${bin}:/usr/bin:/bin` } });
    await launcher.ended;
    expect(launcher.lines).toEqual(['18.9']);
  });
});

const ordinaryCanReach =
  isRoot && spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', DOOR], ORDINARY).status === 0;

(ordinaryCanReach ? describe : describe.skip)('an ordinary user', () => {
  beforeEach(() => chown(folder, ORDINARY.uid, ORDINARY.gid));

  it('runs the server as itself, and root may take turns with it', async () => {
    await launch('keep', ORDINARY);
    const [server] = serversOn(dataDir);
    expect(await ownerOf(server)).toBe(ORDINARY.uid);
    launchers[0]?.process.kill('SIGKILL');
    await until(() => serversOn(folder).length === 0);

    await launch('keep');
    const [next] = serversOn(dataDir);
    expect(await ownerOf(next)).toBe(ORDINARY.uid);
  });

  it('is told when root keeps the data folder', async () => {
    const first = await launch('close');
    await first.ended;
    const second = start('keep', ORDINARY);
    await second.ended;
    expect(second.lines).toEqual([
      expect.stringMatching(/^data\.unwritable This user cannot write the data folder .*$/),
    ]);
  });
});

const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

(canMount ? it : it.skip)('says in one line that the disk is full', async () => {
  await mkdir(dataDir);
  const inner = 'mount -t tmpfs -o size=20m,mode=755 none "$1" && shift && exec "$@"';
  const node = [process.execPath, '-e', BOOTSTRAP, 'keep', dataDir];
  const launcher = listen(spawn('unshare', ['-m', 'sh', '-c', inner, 'sh', dataDir, ...node]));
  await launcher.ended;
  expect(launcher.lines).toEqual([expect.stringMatching(/^disk\.full The disk is full: .*$/)]);
});

/** Starts a launcher and waits until its server is open. */
async function launch(word: string, options: object = {}): Promise<Launcher> {
  const launcher = start(word, options);
  await until(() => launcher.lines.includes('open') || launcher.process.exitCode !== null);
  expect(launcher.lines.at(-1)).toBe('open');
  return launcher;
}

function start(word: string, options: object = {}): Launcher {
  const parameters = ['-e', BOOTSTRAP, word, dataDir];
  return listen(spawn(process.execPath, parameters, { cwd: process.cwd(), ...options }));
}

function listen(child: ChildProcess): Launcher {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', (line) => lines.push(line));
  }
  const launcher = { process: child, lines, ended: once(child, 'close') };
  launchers.push(launcher);
  return launcher;
}

async function ephemeralFolders(): Promise<string[]> {
  const names = await readdir(dataDir).catch((): string[] => []);
  return names.filter((name) => name.startsWith('ephemeral-'));
}

function serversOn(path: string): number[] {
  return processesWith(path)
    .filter(({ command }) => /bin\/postgres\s/.test(command))
    .map(pidOf);
}

function watchersOn(path: string): number[] {
  return processesWith(path)
    .filter(({ command }) => command.startsWith('/bin/sh'))
    .map(pidOf);
}

const pidOf = ({ pid }: { pid: number }) => pid;

/** Live servers (not their workers) and watchers whose command line names this path. */
function processesWith(path: string): { pid: number; command: string }[] {
  return commands().filter(({ command }) => command.includes(path));
}

function commands(): { pid: number; command: string }[] {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
    return stdout.split('\n').map((line) => {
      const [, pid = '', command = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
      return { pid: Number(pid), command };
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandOf(name) }));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

async function ownerOf(pid: number | undefined): Promise<number> {
  return (await stat(`/proc/${pid}`)).uid;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (await isSo()) return;
    await sleep(50);
  }
  throw new Error('It did not come to pass within 15 s');
}
