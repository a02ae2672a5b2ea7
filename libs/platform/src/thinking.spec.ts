import { transformFileSync } from '@swc/core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { think, ThinkingThread, ThoughtInterrupted, ThoughtTooLarge } from './thinking';

/** A real thread runs compiled code only: both ends of it are compiled here, as the build does it. */
let CompiledThread: typeof ThinkingThread;
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thoughts-'));
  for (const name of ['thinking', 'thinking-thread']) {
    const { code } = transformFileSync(join(__dirname, `${name}.ts`));
    writeFileSync(join(folder, `${name}.js`), code);
  }
  const compiled = jest.requireActual<typeof import('./thinking')>(join(folder, 'thinking.js'));
  CompiledThread = compiled.ThinkingThread;
  file = join(folder, 'thoughts.cjs');
  writeFileSync(
    file,
    `exports.double = (n) => 2 * n;
     exports.count = (to, tell) => { for (let at = 1; at <= to; at += 1) tell(at); return to; };
     exports.fail = () => { throw new RangeError('not like this'); };
     exports.turnForever = () => { for (;;) Math.sqrt(2); };
     exports.hoard = () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); };`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a thinking thread', () => {
  it('thinks many thoughts and tells how far it has come', async () => {
    const thread = new CompiledThread();
    const news: unknown[] = [];
    expect(await thread.think({ file, call: 'double', args: [21] })).toBe(42);
    const counting = { file, call: 'count', args: [3], isTelling: true };
    expect(await thread.think(counting, (told) => news.push(told))).toBe(3);
    expect(news).toEqual([1, 2, 3]);
    await thread.close();
  });

  it('outlives a thought that fails', async () => {
    const thread = new CompiledThread();
    await expect(thread.think({ file, call: 'fail', args: [] })).rejects.toThrow('not like this');
    expect(await thread.think({ file, call: 'double', args: [1] })).toBe(2);
    await thread.close();
  });

  it('is stopped within a second in the middle of a thought', async () => {
    const stop = new AbortController();
    const thread = new CompiledThread({ signal: stop.signal });
    const thought = thread.think({ file, call: 'turnForever', args: [] });
    setTimeout(() => {
      stop.abort();
    }, 200);
    const begun = performance.now();
    await expect(thought).rejects.toThrow('interrupted');
    expect(performance.now() - begun).toBeLessThan(1_200);
    await expect(thread.think({ file, call: 'double', args: [1] })).rejects.toThrow('interrupted');
    await thread.close();
  });

  it('says so when a thought needs more memory than it may have, and nobody else suffers', async () => {
    const thread = new CompiledThread({ megabytesMax: 32 });
    const thought = thread.think({ file, call: 'hoard', args: [] });
    await expect(thought).rejects.toMatchObject({ message: new ThoughtTooLarge().message });
    await thread.close();
  });
});

it('thinks in the caller’s thread what is not compiled', async () => {
  const source = join(folder, 'sample.ts');
  writeFileSync(source, 'export const double = (n: number): number => 2 * n;');
  expect(await think({ file: source, call: 'double', args: [4] })).toBe(8);
  const stop = new AbortController();
  stop.abort();
  const stopped = think({ file: source, call: 'double', args: [4] }, stop.signal);
  await expect(stopped).rejects.toBeInstanceOf(ThoughtInterrupted);
});
