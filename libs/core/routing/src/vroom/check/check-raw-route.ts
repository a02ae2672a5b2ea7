import { checkRawLoads } from './check-raw-loads';
import { checkRouteSums, isNear } from './check-sums';
import { keyOf } from './raw';
import { checkRawTimes } from './check-raw-times';
import type { RouteToCheck } from './route-to-check';
import type { Report } from './vroom-violation';

/** One route: what it serves, whether the vehicle may, then times, loads and sums. */
export function checkRawRoute(it: RouteToCheck, place: string, report: Report): void {
  const { route, vehicle } = it;
  const kinds = route.steps.map((step) => step.type);
  const isFramed = kinds.indexOf('end') === kinds.length - 1 && kinds.lastIndexOf('start') === 0;
  if (!isFramed) {
    report('malformed', place, 'a route goes from its one start to its one end');
    return;
  }
  checkTasks(it, place, report);
  checkBreaks(it, place, report);
  checkRawLoads(it, place, report);
  checkRawTimes(it, place, report);
  checkRouteSums(route, place, report);
  const { max_travel_time: seconds = Infinity, max_distance: metres = Infinity } = vehicle;
  // A changed speed makes hundredths, and whole seconds are told of them.
  const slack = (vehicle.speed_factor ?? 1) === 1 ? 0 : 1;
  if ((route.duration ?? 0) > seconds + slack)
    report('travels_too_long', place, `${route.duration ?? 0} s of ${seconds}`);
  if ((route.distance ?? 0) > metres)
    report('travels_too_far', place, `${route.distance ?? 0} m of ${metres}`);
}

function checkTasks(it: RouteToCheck, place: string, report: Report): void {
  const { route, vehicle, tasks, served } = it;
  const here = new Set<string>();
  let priority = 0;
  for (const [at, { type, id }] of route.steps.entries()) {
    if (type === 'start' || type === 'end' || type === 'break') continue;
    const [step, key] = [`${place}.steps[${at}]`, keyOf(type, id)];
    const known = tasks.get(key);
    if (known === undefined) {
      report('unknown_task', step, key);
      continue;
    }
    if (served.has(key)) report('task_twice', step, key);
    served.add(key);
    here.add(key);
    priority += known.priority;
    const lacking = known.skills.filter((skill) => !(vehicle.skills ?? []).includes(skill));
    if (lacking.length > 0) report('skills', step, `lacks ${lacking.join(', ')}`);
    if (known.after !== null && !here.has(known.after))
      report('precedence', step, `${key} without ${known.after} before it`);
  }
  for (const { key, after } of tasks.values()) {
    if (after !== null && here.has(after) && !here.has(key))
      report('precedence', place, `${after} without ${key}`);
  }
  const most = vehicle.max_tasks ?? Infinity;
  if (here.size > most) report('too_many_tasks', place, `${here.size} of ${most}`);
  if (!isNear(route.priority ?? 0, priority))
    report('wrong_figure', `${place}.priority`, `${route.priority ?? 0}, not ${priority}`);
}

/** Each rest of the vehicle is taken once, and as long as it is. */
function checkBreaks({ route, vehicle }: RouteToCheck, place: string, report: Report): void {
  const taken = route.steps.filter((it) => it.type === 'break');
  for (const { id, service = 0 } of vehicle.breaks ?? []) {
    const rests = taken.filter((it) => it.id === id);
    if (rests.length !== 1) report('missing_break', place, `break ${id} ${rests.length} times`);
    const [rest] = rests;
    if (rest && (rest.service ?? 0) !== service)
      report('wrong_figure', place, `break ${id} of ${rest.service ?? 0} s, not ${service}`);
  }
  for (const { id } of taken) {
    if (!(vehicle.breaks ?? []).some((it) => it.id === id))
      report('unknown_task', place, `break ${String(id)}`);
  }
}
