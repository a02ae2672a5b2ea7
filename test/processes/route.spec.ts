import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COORDINATES, EVERYTHING, MATRIX } from '../../libs/core/routing/spec/vroom-examples';
import { aProblem } from '../../libs/core/routing/spec/a-problem';

/** Two pairs around a base, in the form of Li & Lim's files. */
const LILIM = `2\t10\t1
0\t0\t0\t0\t0\t100\t0\t0\t0
1\t3\t4\t6\t0\t90\t2\t0\t2
2\t6\t8\t-6\t0\t90\t2\t1\t0
3\t-3\t4\t5\t20\t40\t2\t0\t4
4\t-6\t8\t-5\t0\t90\t2\t3\t0
`;

describe('npm run route', () => {
  let folder: string;

  beforeAll(() => {
    if (!existsSync('dist/apps/ops/src/route.js'))
      execFileSync(process.execPath, ['apps/ops/build.mjs']);
    folder = mkdtempSync(join(tmpdir(), 'cayapa-route-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function written(name: string, content: unknown): string {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  function route(args: readonly string[], input = '') {
    const program = ['dist/apps/ops/src/route.js', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, program, {
      encoding: 'utf8',
      input,
    });
    return { status, stdout, stderr };
  }

  const problem = aProblem();

  it.each<[string, unknown, readonly string[]]>([
    ['VROOM’s JSON with coordinates', COORDINATES, []],
    ['VROOM’s JSON with a matrix', MATRIX, []],
    ['VROOM’s JSON with everything', EVERYTHING, ['--format', 'vroom']],
    ['a file of Li & Lim', LILIM, ['--format', 'lilim']],
    ['a problem of our own', problem, ['--format', 'cayapa']],
  ])('solves %s, and accepts its own answer', (_, content, format) => {
    const file = written('problem', content);
    const solved = route([file, ...format, '--iterations', '300', '--seed', '3']);
    expect(solved.status).toBe(0);
    expect(solved.stderr).toMatch(/^Served \d+ of \d+ with \d+ vehicles and .*\n$/);
    const answer = written('answer.json', solved.stdout);
    expect(route(['--verify', file, answer, ...format])).toEqual({
      status: 0,
      stdout: 'Right: the answer keeps every rule.\n',
      stderr: '',
    });
  });

  it('finds out the format by the file, and reads standard input', () => {
    const answer = JSON.parse(route(['-', '--iterations', '50'], LILIM).stdout);
    const ids = answer.routes.flatMap((it: any) => it.steps.flatMap((step: any) => step.id ?? []));
    expect(ids.sort()).toEqual([1, 2, 3, 4]);
    expect(
      JSON.parse(route(['-', '--iterations', '50'], JSON.stringify(MATRIX)).stdout),
    ).toMatchObject({ code: 0, summary: { duration: 4_940 } });
  });

  it('answers the same for the same seed and rounds, also in threads', () => {
    const file = written('problem.txt', LILIM);
    const args = [file, '--iterations', '200', '--seed', '5', '--threads', '2'];
    expect(route(args).stdout).toBe(route(args).stdout);
  });

  it('says what is wrong with an answer, line by line', () => {
    const file = written('problem.json', MATRIX);
    const answer = JSON.parse(route([file, '--iterations', '10']).stdout);
    answer.routes[0].steps[1].arrival -= 1;
    answer.summary.cost -= 1;
    const { status, stdout } = route(['--verify', file, written('answer.json', answer)]);
    expect(status).toBe(1);
    expect(stdout).toContain('Wrong: routes[0].steps[1]: impossible_timing');
    expect(stdout).toContain('Wrong: summary.cost: wrong_figure');
  });

  it.each<[RegExp, readonly string[], unknown]>([
    [/vehicles\[0\]\.costs\.per_task_hour: we do not plan/, [], withTaskHours()],
    [/problem: Unexpected token|problem: .*JSON/, ['--format', 'vroom'], '{"vehicles":'],
    [/task 1 has no partner/, [], LILIM.replace('-6\t0', '-7\t0')],
    [/--format must be one of vroom, lilim, sartori, cayapa/, ['--format', 'x'], MATRIX],
    [/--seconds must be a number from 0 to 86400/, ['--seconds', 'long'], MATRIX],
    [/--threads must be a whole number from 1 to 64/, ['--threads', '0'], MATRIX],
    [/--seed must be a whole number/, ['--seed', 'x'], MATRIX],
  ])('refuses with %s in one line', (message, args, content) => {
    const { status, stdout, stderr } = route([written('problem', content), ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^route: [^\n]*\n$/);
    expect(stderr).toMatch(message);
  });

  it('knows its way about without a file, too', () => {
    expect(route([])).toMatchObject({ status: 2, stdout: '' });
    expect(route(['nowhere.json']).stderr).toMatch(/nowhere\.json: ENOENT/);
    expect(route(['--help']).stdout).toContain('--verify problem.json answer.json');
  });
});

function withTaskHours() {
  const [first] = MATRIX.vehicles;
  return { ...MATRIX, vehicles: [{ ...first, costs: { per_task_hour: 1 } }] };
}
