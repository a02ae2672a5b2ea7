import { checkRawRoute } from './check-raw-route';
import { checkSums } from './check-sums';
import { keyOf, type RawProblem, type RawSolution, tasksOf } from './raw';
import type { VroomViolation } from './vroom-violation';

/**
 * Checks a solution in VROOM's JSON against its problem, from the two files alone: who is served where
 * and when, windows, loads, skills, order, rests, limits and every sum. Empty when all of it is right.
 * It knows VROOM's format, and nothing of how we read, solve or write it. O(tasks).
 */
export function checkVroom(problem: unknown, solution: unknown): readonly VroomViolation[] {
  const found: VroomViolation[] = [];
  try {
    check(problem as RawProblem, solution as RawSolution, found);
  } catch (error) {
    // A field of another type than the format's makes the reading of it fail.
    const detail = error instanceof Error ? error.message : String(error);
    found.push({ code: 'malformed', place: '', detail });
  }
  return found;
}

function check(problem: RawProblem, solution: RawSolution, found: VroomViolation[]): void {
  const report = (code: VroomViolation['code'], place: string, detail: string): void => {
    found.push({ code, place, detail });
  };
  if (solution.code !== 0) report('malformed', 'code', `${solution.code} instead of 0`);
  const tasks = tasksOf(problem);
  const vehicles = new Map(problem.vehicles.map((it) => [it.id, it]));
  const [served, used] = [new Set<string>(), new Set<number>()];
  for (const [at, route] of solution.routes.entries()) {
    const place = `routes[${at}]`;
    const vehicle = vehicles.get(route.vehicle);
    if (used.has(route.vehicle)) report('vehicle_twice', place, `vehicle ${route.vehicle}`);
    used.add(route.vehicle);
    if (vehicle === undefined) {
      report('unknown_vehicle', place, `vehicle ${route.vehicle}`);
      continue;
    }
    checkRawRoute({ problem, vehicle, route, tasks, served }, place, report);
  }
  checkLeftBehind(solution, { tasks, served }, report);
  checkSums(solution, report);
}

interface Served {
  readonly tasks: ReadonlyMap<string, unknown>;
  readonly served: ReadonlySet<string>;
}

/** Whatever no route serves is named as unassigned, once, and nothing else is. */
function checkLeftBehind(
  { unassigned = [], summary }: RawSolution,
  { tasks, served }: Served,
  report: (code: VroomViolation['code'], place: string, detail: string) => void,
): void {
  const named = new Set<string>();
  for (const [at, { id, type }] of unassigned.entries()) {
    const key = keyOf(type ?? 'job', id);
    const place = `unassigned[${at}]`;
    if (!tasks.has(key)) report('unknown_task', place, key);
    if (served.has(key) || named.has(key)) report('task_twice', place, key);
    named.add(key);
  }
  for (const key of tasks.keys()) {
    if (!served.has(key) && !named.has(key)) report('task_lost', 'unassigned', key);
  }
  if (summary.unassigned !== named.size)
    report('wrong_figure', 'summary.unassigned', `${summary.unassigned ?? NaN}, not ${named.size}`);
}
