import fc from 'fast-check';
import { planRuns } from '../plan-runs';
import { checkTasks } from './check-tasks';
import { readLiLim } from './read-lilim';
import { readSartori } from './read-sartori';
import { solutionOfTasks } from './solution-of-tasks';
import { problemOfTasks, type TaskInstance } from './task-instance';

/** Three pairs around a base, in the form of Li & Lim's files. */
const LILIM = `3\t10\t1
0\t0\t0\t0\t0\t100\t0\t0\t0
1\t3\t4\t6\t0\t90\t2\t0\t2
2\t6\t8\t-6\t0\t90\t2\t1\t0
3\t-3\t4\t5\t20\t40\t2\t0\t5
4\t1\t1\t10\t0\t90\t0\t0\t6
5\t-6\t8\t-5\t0\t90\t2\t3\t0
6\t1\t2\t-10\t0\t90\t0\t4\t0
`;

/** Two pairs on roads that are not symmetric, in the form of Sartori and Buriol's files. */
const SARTORI = `NAME: small
SIZE: 5
ROUTE-TIME: 60
CAPACITY: 10
NODES
0 9.1 -70.1 0 0 60 0 0 0
1 9.2 -70.1 7 0 50 1 0 3
2 9.3 -70.1 4 0 50 1 0 4
3 9.4 -70.1 -7 0 50 1 1 0
4 9.5 -70.1 -4 0 50 1 2 0
EDGES
0 5 6 7 8
6 0 3 4 9
7 2 0 9 3
8 5 9 0 4
9 9 2 3 0
EOF
`;

function solved(instance: TaskInstance) {
  const plan = planRuns(problemOfTasks(instance), { seed: 1, iterationsMax: 200 });
  return solutionOfTasks(instance, plan);
}

describe('benchmark files', () => {
  it('of Li & Lim are read with distances in double precision', () => {
    const { vehicles, capacity, tasks, ways } = readLiLim(LILIM);
    expect([vehicles, capacity, tasks.length]).toEqual([3, 10, 7]);
    expect(ways[0]?.[4]).toBe(Math.SQRT2);
    expect(tasks[5]).toEqual({ demand: -5, earliest: 0, latest: 90, service: 2, partner: 3 });
  });

  it('of Sartori & Buriol are read with their roads as they are', () => {
    const { capacity, tasks, ways } = readSartori(SARTORI);
    expect([capacity, tasks.length, ways[0]?.[1], ways[1]?.[0]]).toEqual([10, 5, 5, 6]);
  });

  it.each([
    ['lilim', LILIM, readLiLim],
    ['sartori', SARTORI, readSartori],
  ])('of %s are solved, and the exact verifier accepts it', (_, text, read) => {
    const solution = solved(read(text));
    const verdict = checkTasks(text, solution);
    expect(verdict.violations).toEqual([]);
    expect(verdict.distance).toBeCloseTo(solution.summary.cost, 9);
    expect(verdict.vehicles).toBe(solution.summary.routes);
  });

  it('are answered with the numbers of the tasks', () => {
    const ids = solved(readLiLim(LILIM)).routes.flatMap((route) =>
      route.steps.flatMap(({ id }) => id ?? []),
    );
    expect(ids.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['', 'there is no base'],
    [LILIM.replace('1\t3\t4\t6', '1\t3\t4\tsix'), 'line 3: not all are numbers'],
    [LILIM.replace('2\t6\t8\t-6', '2\t6\t8\t-5'), 'task 1 has no partner'],
    [LILIM.replace('5\t-6', '6\t-6'), 'line 7: no task'],
  ])('that are none are refused', (text, message) => {
    expect(() => readLiLim(text)).toThrow(message);
  });

  it('in another form are refused, too', () => {
    expect(() => readSartori(LILIM)).toThrow('there are no NODES and EDGES');
    expect(() => readSartori(SARTORI.replace('SIZE: 5', 'SIZE: 6'))).toThrow('SIZE is 6');
  });
});

describe('checkTasks', () => {
  const routes = (...lists: readonly (readonly number[])[]) => ({
    routes: lists.map((list) => ({ steps: list.map((id) => ({ id })) })),
  });

  it.each<[string, readonly (readonly number[])[], RegExp]>([
    ['a task that is left out', [[1, 2, 4, 6]], /2 tasks are not served/],
    [
      'a task that is served twice',
      [
        [1, 2],
        [3, 5],
        [4, 6, 1],
      ],
      /task 1 is served twice/,
    ],
    [
      'a delivery before its pick-up',
      [
        [2, 1],
        [3, 5],
        [4, 6],
      ],
      /delivery 2 without pick-up 1/,
    ],
    [
      'a pair in two routes',
      [
        [1, 5, 3],
        [2, 4, 6],
      ],
      /pick-up 1 is not delivered/,
    ],
    [
      'too much on board',
      [
        [1, 3, 2, 5],
        [4, 6],
      ],
      /task 3 makes the load 11/,
    ],
    ['too many routes', [[1, 2], [3, 5], [4, 6], []], /4 routes, and 3 vehicles/],
    [
      'what is no task',
      [
        [1, 2, 9],
        [3, 5],
        [4, 6],
      ],
      /9 is no task/,
    ],
  ])('finds %s', (_, lists, violation) => {
    expect(checkTasks(LILIM, routes(...lists)).violations.join('\n')).toMatch(violation);
  });

  it('finds who comes too late, to a task or home', () => {
    const late = LILIM.replace('20\t40', '0\t4');
    expect(checkTasks(late, routes([1, 2], [3, 5], [4, 6])).violations[0]).toMatch(/task 3 at 5/);
    const short = LILIM.replace('0\t100', '0\t15');
    expect(checkTasks(short, routes([1, 2], [3, 5], [4, 6])).violations[0]).toMatch(
      /home too late/,
    );
  });

  it('takes the order as it is: of any routes it counts the distance', () => {
    const whole = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 });
    const { ways } = readLiLim(LILIM);
    fc.assert(
      fc.property(whole, (list) => {
        const path = [0, ...list, 0];
        const length = path.slice(1).reduce((sum, to, at) => sum + (ways[path[at]!]?.[to] ?? 0), 0);
        expect(checkTasks(LILIM, routes(list)).distance).toBeCloseTo(length, 9);
      }),
    );
  });
});
