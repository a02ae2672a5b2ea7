import { COORDINATES, EVERYTHING, MATRIX } from '../../../spec/vroom-examples';
import { planRuns } from '../../plan-runs';
import { readVroom } from '../read-vroom';
import { toRoutingProblem } from '../to-routing-problem';
import { writeVroom } from '../write-vroom';
import { checkVroom } from './check-vroom';

interface Step {
  type: string;
  id?: number;
  arrival: number;
  duration: number;
  [figure: string]: any;
}
interface Solution {
  summary: Record<string, any>;
  unassigned: { id: number; type: string }[];
  routes: { vehicle: number; steps: Step[]; [figure: string]: any }[];
}

/** A right solution, to be spoilt. */
function rightAnswer(json: unknown): Solution {
  const problem = readVroom(json);
  const plan = planRuns(toRoutingProblem(problem), { seed: 1, iterationsMax: 500 });
  return JSON.parse(JSON.stringify(writeVroom(problem, plan))) as Solution;
}

/** The codes found after spoiling it. */
function spoilt(json: unknown, spoil: (solution: Solution) => void): string[] {
  const solution = rightAnswer(json);
  spoil(solution);
  return [...new Set(checkVroom(json, solution).map((it) => it.code))];
}

const stepOf = (solution: Solution, type: string): Step => {
  const step = solution.routes.flatMap((it) => it.steps).find((it) => it.type === type);
  if (!step) throw new Error(`no ${type}`);
  return step;
};
const routeWith = (solution: Solution, type: string) => {
  const route = solution.routes.find((it) => it.steps.some((step) => step.type === type));
  if (!route) throw new Error(`no ${type}`);
  return route;
};

describe('checkVroom', () => {
  it.each<[string, unknown, (solution: Solution) => void]>([
    ['impossible_timing', MATRIX, (it) => (stepOf(it, 'job').arrival -= 1)],
    ['wrong_figure', MATRIX, (it) => (stepOf(it, 'job').duration += 1)],
    ['wrong_figure', MATRIX, (it) => (it.summary['cost'] -= 1)],
    ['wrong_figure', MATRIX, (it) => (it.routes[0]!['cost'] -= 5)],
    ['wrong_figure', MATRIX, (it) => (it.summary['routes'] = 2)],
    ['wrong_place', MATRIX, (it) => (stepOf(it, 'job')['location_index'] = 3)],
    ['task_lost', MATRIX, (it) => it.routes[0]!.steps.splice(1, 1)],
    ['task_twice', MATRIX, (it) => it.unassigned.push({ id: 1414, type: 'job' })],
    ['unknown_task', MATRIX, (it) => (stepOf(it, 'job').id = 99)],
    ['unknown_vehicle', MATRIX, (it) => (it.routes[0]!.vehicle = 99)],
    ['vehicle_twice', MATRIX, (it) => it.routes.push(it.routes[0]!)],
    ['malformed', MATRIX, (it) => it.routes[0]!.steps.pop()],
    ['malformed', MATRIX, (it) => delete (it as Partial<Solution>).routes],
    ['skills', COORDINATES, (it) => (routeWith(it, 'pickup').vehicle = 1)],
    ['missing_break', COORDINATES, (it) => (stepOf(it, 'break').id = 3)],
    ['outside_window', COORDINATES, (it) => (stepOf(it, 'break')['waiting_time'] -= 9_000)],
    ['precedence', COORDINATES, (it) => (stepOf(it, 'delivery').id = 4)],
    ['wrong_figure', COORDINATES, (it) => (stepOf(it, 'pickup')['load'] = [0])],
    ['wrong_figure', COORDINATES, (it) => (stepOf(it, 'job')['service'] = 60)],
    ['wrong_figure', COORDINATES, (it) => (it.summary['distance'] = 1)],
    ['outside_working_hours', COORDINATES, (it) => (stepOf(it, 'end').arrival = 70_000)],
    ['wrong_figure', EVERYTHING, (it) => (it.summary['pickup'] = [0, 0, 0])],
    ['reports_violation', MATRIX, (it) => (stepOf(it, 'job')['violations'] = [{ cause: 'load' }])],
  ])('finds %s', (code, problem, spoil) => {
    expect(spoilt(problem, spoil)).toContain(code);
  });

  it('finds what the vehicle may not: loads, tasks, ways, seconds', () => {
    const codes = (change: object, at: number) => {
      const vehicles = EVERYTHING.vehicles.map((it, index) =>
        index === at ? { ...it, ...change } : it,
      );
      return checkVroom({ ...EVERYTHING, vehicles }, rightAnswer(EVERYTHING)).map((it) => it.code);
    };
    const used = rightAnswer(EVERYTHING).routes[0]?.vehicle;
    const at = EVERYTHING.vehicles.findIndex((it) => it.id === used);
    expect(codes({ capacity: [0, 0, 0] }, at)).toContain('overload');
    expect(codes({ max_tasks: 0 }, at)).toContain('too_many_tasks');
    expect(codes({ max_travel_time: 0 }, at)).toContain('travels_too_long');
    expect(codes({ max_distance: 0 }, at)).toContain('travels_too_far');
    expect(codes({ time_window: [0, 1] }, at)).toContain('outside_working_hours');
  });

  it('accepts a way that is cut by a rest, as VROOM does', () => {
    const vehicles = [
      { ...MATRIX.vehicles[0], breaks: [{ id: 1, service: 60, time_windows: [[100, 120]] }] },
    ];
    const right = rightAnswer({ ...MATRIX });
    const [route] = right.routes;
    const [start, ...rest] = route!.steps.map((it) => ({ ...it, arrival: it.arrival + 60 }));
    const cut = {
      ...{ type: 'break', id: 1, arrival: 110, duration: 110, service: 60, waiting_time: 0 },
      ...{ setup: 0, violations: [] },
    };
    route!.steps = [{ ...start!, arrival: 0 }, cut, ...rest];
    route!['service'] = 60;
    right.summary['service'] = 60;
    expect(checkVroom({ ...MATRIX, vehicles }, right)).toEqual([]);
    cut.arrival = 130;
    cut.duration = 130;
    expect(checkVroom({ ...MATRIX, vehicles }, right).map((it) => it.code)).toContain(
      'outside_window',
    );
  });

  it('calls malformed whatever is no solution at all', () => {
    for (const answer of [null, 1, {}, { code: 0, routes: [null] }, { code: 2, error: 'no' }])
      expect(checkVroom(MATRIX, answer).map((it) => it.code)).toContain('malformed');
  });
});
