import type { RawRoute, RawSolution, RawStep } from './raw';
import type { Report } from './vroom-violation';

const SUMS = ['cost', 'setup', 'service', 'duration', 'waiting_time', 'priority'] as const;

/** The summary is the sum of the routes, field by field. */
export function checkSums({ summary, routes }: RawSolution, report: Report): void {
  if (summary.routes !== undefined && summary.routes !== routes.length)
    report('wrong_figure', 'summary.routes', `${summary.routes}, not ${routes.length}`);
  const compare = (name: string, said: number, sum: number): void => {
    if (!isNear(said, sum)) report('wrong_figure', `summary.${name}`, `${said}, not ${sum}`);
  };
  for (const name of SUMS)
    compare(
      name,
      summary[name] ?? 0,
      sumOf(routes, (it) => it[name] ?? 0),
    );
  if (summary.distance !== undefined)
    compare(
      'distance',
      summary.distance,
      sumOf(routes, (it) => it.distance ?? 0),
    );
  for (const name of ['delivery', 'pickup'] as const) {
    for (const [at, said] of (summary[name] ?? []).entries())
      compare(
        `${name}[${at}]`,
        said,
        sumOf(routes, (it) => it[name]?.[at] ?? 0),
      );
  }
  if ((summary.violations ?? []).length > 0) report('reports_violation', 'summary', '');
}

/** What a route says of itself is the sum of its steps. */
export function checkRouteSums(route: RawRoute, place: string, report: Report): void {
  for (const [name, figure] of [
    ['setup', (it: RawStep) => it.setup ?? 0],
    ['service', (it: RawStep) => it.service ?? 0],
    ['waiting_time', (it: RawStep) => it.waiting_time ?? 0],
  ] as const) {
    const sum = sumOf(route.steps, figure);
    if (!isNear(route[name] ?? 0, sum))
      report('wrong_figure', `${place}.${name}`, `${route[name] ?? 0}, not ${sum}`);
  }
  const last = route.steps.at(-1);
  if (!isNear(route.duration ?? 0, last?.duration ?? 0))
    report(
      'wrong_figure',
      `${place}.duration`,
      `${route.duration ?? 0}, not ${last?.duration ?? 0}`,
    );
  const said = [...(route.violations ?? []), ...route.steps.flatMap((it) => it.violations ?? [])];
  if (said.length > 0) report('reports_violation', place, JSON.stringify(said));
}

/** Equal, but for what adding fractions may change. */
export function isNear(one: number, other: number, slack = 0): boolean {
  return Math.abs(one - other) <= slack + 1e-6;
}

function sumOf<Thing>(things: readonly Thing[], figure: (it: Thing) => number): number {
  return things.reduce((sum, it) => sum + figure(it), 0);
}
