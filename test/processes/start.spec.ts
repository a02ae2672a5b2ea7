import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const CACHE = 'node_modules/.cache/cayapa';

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  output(): string;
}

describe('npm start', () => {
  let folder: string;
  let children: ChildProcess[];

  beforeAll(() => {
    if (!existsSync('dist/apps/ops/src/start.js'))
      execFileSync(process.execPath, ['apps/ops/build.mjs']);
  });
  beforeEach(() => {
    folder = mkdtempSync(resolve(CACHE, 'start-'));
    chmodSync(folder, 0o755); // So that root's PostgreSQL user may enter.
    children = [];
  });
  afterEach(async () => {
    for (const child of children) await stop(child, 'SIGKILL');
    await pause(500); // The watcher of the embedded server needs a moment after a kill.
    rmSync(homeOf(folder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  function run(port: number, env: Record<string, string> = {}): Started {
    const child = spawn(process.execPath, ['dist/apps/ops/src/start.js'], {
      env: {
        PATH: '/nowhere',
        DATA_DIR: folder,
        PORT: String(port),
        DEMO: 'false',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
    }
    return { child, url: `http://127.0.0.1:${port}`, output: () => text };
  }

  async function ready(started: Started): Promise<void> {
    const giveUpAt = Date.now() + 50_000;
    while (!started.output().includes('Cayapa is ready')) {
      if (started.child.exitCode !== null || Date.now() > giveUpAt) {
        throw new Error(`it did not start: ${started.output()}`);
      }
      await pause(50);
    }
  }

  it('answers ready, stops on Ctrl-C with nothing left running, and keeps the data', async () => {
    const first = run(await freePort());
    await ready(first);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    const madeBefore = passwordOf(folder);

    expect(await stop(first.child, 'SIGINT')).toBe(0);
    expect(processesUsing(folder)).toEqual([]);

    const second = run(await freePort());
    await ready(second);
    expect(passwordOf(folder)).toBe(madeBefore);
    expect(await stop(second.child, 'SIGTERM')).toBe(0);
    expect(processesUsing(folder)).toEqual([]);
  });

  it('leaves nothing running when it is killed without warning', async () => {
    const started = run(await freePort());
    await ready(started);

    await stop(started.child, 'SIGKILL');

    const giveUpAt = Date.now() + 25_000;
    while (processesUsing(folder).length > 0 && Date.now() < giveUpAt) await pause(200);
    expect(processesUsing(folder)).toEqual([]);
  });

  it('says a busy port in one line', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const started = run(port);

    expect(await ended(started.child)).toBe(1);
    other.close();

    expect(started.output().trim().split('\n')).toEqual([
      `127.0.0.1:${port} is busy. Choose another port: PORT=8081 npm start`,
    ]);
  });

  it('says a data folder of another version in one line', async () => {
    const first = run(await freePort());
    await ready(first);
    await stop(first.child, 'SIGINT');
    writeFileSync(join(homeOf(folder), 'cluster', 'PG_VERSION'), '13\n');

    const started = run(await freePort());

    expect(await ended(started.child)).toBe(1);
    const lines = started.output().trim().split('\n');
    expect(lines.at(-1)).toMatch(/13.*18|18.*13/);
  });

  it('says every fault of the configuration at once', async () => {
    const started = run(await freePort(), { SESSION_DAYS: 'many', PUBLIC_URL: 'nowhere' });

    expect(await ended(started.child)).toBe(1);

    expect(started.output()).toMatch(/PUBLIC_URL.*SESSION_DAYS/);
  });
});

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const end = ended(child);
  child.kill(signal);
  return end;
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Command lines of processes whose environment or arguments name the data folder. */
function processesUsing(folder: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      return command.includes(folder) || environment.includes(folder) ? [command] : [];
    } catch {
      return []; // It ended while we looked.
    }
  });
}

/** Where the embedded server's tables are: in the data folder, or where root's launcher has moved them. */
function homeOf(folder: string): string {
  const home = join(folder, 'postgres');
  const moved = join(home, 'location');
  return existsSync(moved) ? readFileSync(moved, 'utf8').trim() : home;
}

function passwordOf(folder: string): string {
  return readFileSync(join(folder, 'postgres', 'password'), 'utf8');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
