import { writeFileSync } from 'node:fs';
import { type BenchGround, classOf } from './bench-ground';
import type { KnownInstance } from './instances';
import { type Curve, pictureOf } from './picture';
import { solveInstance } from './solve-instance';
import { signed, sumOf, told } from './table';
import { solveWithVroom } from './vroom-peer';

const SECONDS = [1, 3, 10, 30, 60];
const QUICK_SECONDS = [0.5, 1, 2];
/** One of each kind and of two sizes: each point costs its seconds on every one of them. */
const SIZES = [200, 400];
const KINDS = ['lc', 'lr', 'lrc'];

interface Point {
  /** On average, by the clock. */
  readonly seconds: number;
  readonly vehicles: number;
  readonly distance: number;
}

/** Row 5, first half: what a budget buys, for us and for VROOM, each budget a run of its own. */
export async function rowOverTime(ground: BenchGround): Promise<void> {
  const { options, say } = ground;
  const list = sampleOf(ground);
  const what = `quality against time on ${list.map((it) => it.name).join(', ')}`;
  if (list.length === 0) {
    say(told({ row: 5, what, ours: 'no such instance here', reach: '', isReached: null }));
    return;
  }
  const budgets = options.isQuick ? QUICK_SECONDS : SECONDS;
  const ours = await pointsOf(list, budgets, (known, seconds) =>
    solveInstance(known, { seconds, threads: options.threads }),
  );
  const { vroom: program, threads } = options;
  const theirs =
    program === null
      ? []
      : await pointsOf(list, budgets, (known, seconds) =>
          solveWithVroom(known, { program, threads, seconds }),
        );
  const best = {
    vehicles: sumOf(list, (it) => it.best.vehicles),
    distance: sumOf(list, (it) => it.best.distance),
  };
  const curve = (
    name: string,
    points: readonly Point[],
    figure: 'vehicles' | 'distance',
  ): Curve => ({
    name,
    points: points
      .filter((it) => Number.isFinite(it[figure]))
      .map((it) => ({ seconds: it.seconds, percent: (it[figure] / best[figure] - 1) * 100 })),
  });
  const curves = (figure: 'vehicles' | 'distance'): readonly Curve[] =>
    [curve('Cayapa', ours, figure), curve('VROOM', theirs, figure)].filter(
      (it) => it.points.length > 0,
    );
  const panels = [
    { title: 'Vehicles over the best known', ticks: budgets, curves: curves('vehicles') },
    {
      title: 'Distance over the best known (fewer vehicles drive more)',
      ticks: budgets,
      curves: curves('distance'),
    },
  ];
  writeFileSync(options.svg, pictureOf(panels));
  for (const { name, points } of curves('vehicles')) {
    const figures = points
      .map((it) => `${it.seconds.toFixed(1)} s ${signed(it.percent)}`)
      .join(', ');
    say(told({ row: 5, what: `${what}: ${name}, vehicles`, ours: figures, ...NOTHING_TO_REACH }));
  }
  say(told({ row: 5, what: 'drawn', ours: options.svg, ...NOTHING_TO_REACH }));
}

const NOTHING_TO_REACH = { reach: '', isReached: null };

/** The first of each kind in each size. */
function sampleOf(ground: BenchGround): readonly KnownInstance[] {
  const kindOf = ({ name }: KnownInstance): string =>
    /^[a-z]+/i.exec(name)?.[0].toLowerCase() ?? '';
  return SIZES.flatMap((size) => {
    const all = classOf({ ...ground, options: { ...ground.options, isQuick: false } }, 'lilim', [
      size,
    ]);
    return KINDS.flatMap((kind) => all.find((it) => kindOf(it) === kind) ?? []);
  });
}

async function pointsOf(
  list: readonly KnownInstance[],
  budgets: readonly number[],
  solve: (known: KnownInstance, seconds: number) => Promise<Point>,
): Promise<readonly Point[]> {
  const points: Point[] = [];
  for (const seconds of budgets) {
    const measured = [];
    for (const known of list) measured.push(await solve(known, seconds));
    points.push({
      seconds: sumOf(measured, (it) => it.seconds) / list.length,
      vehicles: sumOf(measured, (it) => it.vehicles),
      distance: sumOf(measured, (it) => it.distance),
    });
  }
  return points;
}
