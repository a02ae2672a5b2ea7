import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MatchingAnswer, shareHarvest } from '#core/matching';
import { aLine, aLot, aQuestion } from '../../libs/core/matching/spec/example-question';

const NETWORK = {
  seed: 1,
  tolerancePermille: 0,
  lots: [{ id: 'l1', product: 'papa', units: 40, urgency: 0 }],
  lines: [{ id: 'o1', product: 'papa', units: 30, min: 0, families: 250, debt: 0, floor: 0 }],
  pairs: { lot: [0], line: [0], cost: [123] },
};

describe('npm run match', () => {
  let folder: string;

  beforeAll(() => {
    if (!existsSync('dist/apps/ops/src/match.js'))
      execFileSync(process.execPath, ['apps/ops/build.mjs']);
    folder = mkdtempSync(join(tmpdir(), 'cayapa-match-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function written(name: string, content: unknown): string {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  function match(...args: string[]) {
    const options = { encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['dist/apps/ops/src/match.js', ...args],
      options,
    );
    return { status, stdout, stderr };
  }

  it('writes the answer of a network to standard output, and nothing else', () => {
    expect(match(written('network.json', NETWORK))).toEqual({
      status: 0,
      stdout:
        '{"lotUnits":[30],"lineUnits":[30],' +
        '"flows":{"lot":[0],"line":[0],"units":[30]},' +
        '"segments":[{"level":"30/250","lots":[0],"lines":[0]}],' +
        '"potentials":{"lot":[0],"line":[123]},' +
        '"unplaced":[{"lot":0,"units":10,"reason":"demand-met"}],"unmet":[]}\n',
      stderr: '',
    });
  });

  it('checks an answer: right, and wrong by one unit', () => {
    const network = written('network.json', NETWORK);
    const answer = match(network).stdout;
    expect(match('--verify', network, written('answer.json', answer))).toEqual({
      status: 0,
      stdout: 'Right: every certificate holds (lots: 1, lines: 1, flows: 1).\n',
      stderr: '',
    });
    const tampered = answer.replace('"units":[30]', '"units":[29]');
    expect(match('--verify', network, written('answer.json', tampered))).toEqual({
      status: 1,
      stdout:
        'Wrong: lotUnits[0]: what a lot gives is not what flows from it (lot.sum) ' +
        '{"told":30,"flows":29}\n',
      stderr: '',
    });
  });

  it('checks the record of a whole round, and finds one package too many', () => {
    const question = aQuestion({ lots: [aLot({ id: 'l' })], lines: [aLine({ id: 'o' })] });
    const answer = shareHarvest(question);
    expect(match('--verify', written('record.json', { question, answer }))).toEqual({
      status: 0,
      stdout: 'Right: every certificate holds (lots: 1, lines: 1, markets: 1).\n',
      stderr: '',
    });
    const { status, stdout } = match(
      '--verify',
      written('record.json', { question, answer: withOnePackageMore(answer) }),
    );
    expect({ status, said: stdout.slice(0, 6) }).toEqual({ status: 1, said: 'Wrong:' });
  });

  it('refuses a bad file in one line that names the place', () => {
    const lines = [{ ...NETWORK.lines[0], floor: 31 }];
    const path = written('bad.json', { ...NETWORK, lines });
    expect(match(path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `match: ${path}: lines[0].floor must not be above units\n`,
    });
  });

  it.each([
    ['a file that is no JSON', ['cut.json'], /cut\.json: .*JSON/],
    ['a file that is not there', ['none.json'], /none\.json: ENOENT/],
    [
      'an answer that is none',
      ['--verify', 'network.json', 'bad.json'],
      /bad\.json: lots is not known/,
    ],
    ['no file', [], /0 files given/],
    ['two networks', ['network.json', 'network.json'], /2 files given/],
    ['a record that is none', ['--verify', 'network.json'], /network\.json: holds no question/],
    ['a record of something else', ['--verify', 'odd.json'], /odd\.json: cannot be understood/],
    ['an option that nobody knows', ['--verfy', 'network.json'], /--verfy/],
  ])('refuses %s', (_, args, complaint) => {
    written('network.json', NETWORK);
    written('bad.json', { lots: [] });
    written('odd.json', { question: { lots: 3 }, answer: {} });
    written('cut.json', '{"seed": 1, ');
    const paths = args.map((arg) => (arg.endsWith('.json') ? join(folder, arg) : arg));
    const { status, stdout, stderr } = match(...paths);
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({
      status: 2,
      stdout: '',
      lines: 2,
    });
    expect(stderr).toMatch(complaint);
  });

  it('explains itself', () => {
    const { status, stdout } = match('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run --silent match -- --verify network.json answer.json');
  });
});

function withOnePackageMore(answer: MatchingAnswer): MatchingAnswer {
  const allocations = answer.allocations.map((it) => ({ ...it, packages: it.packages + 1 }));
  return { ...answer, allocations };
}
