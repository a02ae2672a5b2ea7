import { keyOf, type KnownTask, type RawStep } from './raw';
import type { RouteToCheck } from './route-to-check';
import type { Report } from './vroom-violation';

/** The load after every step, from what is delivered and picked up; never above the capacity. */
export function checkRawLoads(it: RouteToCheck, place: string, report: Report): void {
  const { route, vehicle, tasks } = it;
  const { capacity = [] } = vehicle;
  const known = (step: RawStep): KnownTask | undefined => tasks.get(keyOf(step.type, step.id));
  let load = capacity.map((_, at) =>
    route.steps
      .filter((step) => step.type === 'job')
      .reduce((sum, step) => sum + (known(step)?.delivery[at] ?? 0), 0),
  );
  for (const [number, step] of route.steps.entries()) {
    const where = `${place}.steps[${number}]`;
    const task = known(step);
    load = load.map((it, at) => it + (task?.pickup[at] ?? 0) - (task?.delivery[at] ?? 0));
    if (load.some((it, at) => it > (capacity[at] ?? 0) || it < 0))
      report('overload', where, `[${load.join(', ')}] of [${capacity.join(', ')}]`);
    if (step.load !== undefined && step.load.join() !== load.join())
      report(
        'wrong_figure',
        `${where}.load`,
        `[${step.load.join(', ')}], not [${load.join(', ')}]`,
      );
    const rest = step.type === 'break' ? vehicle.breaks?.find((it) => it.id === step.id) : null;
    if (load.some((it, at) => it > (rest?.max_load?.[at] ?? Infinity)))
      report('load_at_break', where, `[${load.join(', ')}]`);
  }
  checkAmounts(it, place, report);
}

function checkAmounts(
  { route, tasks, vehicle }: RouteToCheck,
  place: string,
  report: Report,
): void {
  for (const name of ['delivery', 'pickup'] as const) {
    const sum = (vehicle.capacity ?? []).map((_, at) =>
      route.steps.reduce(
        (total, step) => total + (tasks.get(keyOf(step.type, step.id))?.[name][at] ?? 0),
        0,
      ),
    );
    const said = route[name];
    if (said !== undefined && said.join() !== sum.join())
      report('wrong_figure', `${place}.${name}`, `[${said.join(', ')}], not [${sum.join(', ')}]`);
  }
}
