import { type BenchGround, classOf, secondsOf } from './bench-ground';
import type { KnownInstance } from './instances';
import { type Measured, solveInstance } from './solve-instance';
import { over, signed, sumOf, told } from './table';
import { solveWithVroom } from './vroom-peer';

/** How far one class of Li & Lim must be reached; what is left out is not asked. */
interface ClassReach {
  readonly row: number;
  readonly size: number;
  readonly seconds: number;
  /** Instances at the best known number of vehicles, of a hundred. */
  readonly atBestPercent?: number;
  readonly distancePercent?: number;
  readonly vehiclesPercent?: number;
  /** True: the start of the threads is paid anew by every instance. */
  readonly isFresh?: boolean;
}

type Pair = readonly [KnownInstance, Measured];

/** Row 1: a second for each instance of 100 tasks, in threads that stay, and in threads that start with it. */
export async function rowHundred(ground: BenchGround): Promise<void> {
  const reach = { row: 1, size: 100, seconds: 1, atBestPercent: 100, distancePercent: 0.03 };
  await rowClass(ground, reach);
  await rowClass(ground, { ...reach, isFresh: true });
}

/** Row 2: ten seconds for 200 tasks; and VROOM's own time, when it is there. */
export async function rowTwoHundred(ground: BenchGround): Promise<void> {
  await rowClass(ground, {
    row: 2,
    size: 200,
    seconds: 10,
    atBestPercent: 97,
    distancePercent: 0.5,
  });
  await besideVroom(ground, 200);
}

/** Row 3: the large classes, by their vehicles. */
export async function rowLarge(ground: BenchGround): Promise<void> {
  await rowClass(ground, { row: 3, size: 400, seconds: 60, vehiclesPercent: 0.5 });
  await rowClass(ground, { row: 3, size: 600, seconds: 60, vehiclesPercent: 0.8 });
  await rowClass(ground, { row: 3, size: 1_000, seconds: 120, vehiclesPercent: 1.2 });
}

async function rowClass(ground: BenchGround, reach: ClassReach): Promise<void> {
  const { row, size, isFresh = false } = reach;
  const list = classOf(ground, 'lilim', [size]);
  const what = `Li & Lim, ${size} tasks`;
  if (list.length === 0) {
    ground.say(told({ row, what, ours: 'no such instance here', reach: '', isReached: null }));
    return;
  }
  const seconds = secondsOf(ground, reach.seconds);
  const pairs: Pair[] = [];
  for (const known of list) {
    const effort = { seconds, threads: ground.options.threads, isFresh };
    pairs.push([known, await solveInstance(known, effort)]);
  }
  tellClass(
    ground,
    reach,
    pairs,
    `${what} (${list.length}), ${seconds} s each${isFresh ? ', fresh threads' : ''}`,
  );
}

function tellClass(
  { say }: BenchGround,
  { row, atBestPercent, distancePercent, vehiclesPercent }: ClassReach,
  pairs: readonly Pair[],
  what: string,
): void {
  const ours = sumOf(pairs, ([, it]) => it.vehicles);
  const best = sumOf(pairs, ([{ best }]) => best.vehicles);
  const vehicles = (ours / best - 1) * 100;
  const ourWay = sumOf(pairs, ([, it]) => it.distance);
  const bestWay = sumOf(pairs, ([{ best }]) => best.distance);
  const distance = (ourWay / bestWay - 1) * 100;
  const worse = pairs.filter(([{ best }, it]) => it.vehicles > best.vehicles);
  const atBest = pairs.length - worse.length;
  const tell = (
    name: string,
    text: string,
    reach: number | undefined,
    isReached: boolean,
  ): void => {
    const figure = { row, what: `${what}: ${name}`, ours: text };
    const bound =
      reach === undefined ? '' : name.startsWith('at') ? `≥ ${reach} %` : `≤ +${reach} %`;
    say(told({ ...figure, reach: bound, isReached: reach === undefined ? null : isReached }));
  };
  tell(
    'at the best known vehicles',
    `${atBest}/${pairs.length}${worse.length > 0 ? ` (not ${namesOf(worse)})` : ''}`,
    atBestPercent,
    atBest * 100 >= (atBestPercent ?? 0) * pairs.length,
  );
  tell(
    'vehicles in sum',
    `${ours} of ${best}: ${signed(vehicles)}`,
    vehiclesPercent,
    vehicles <= (vehiclesPercent ?? 0) + 1e-9,
  );
  tell('distance in sum', signed(distance), distancePercent, distance <= (distancePercent ?? 0));
  const slowest = Math.max(...pairs.map(([, it]) => it.seconds));
  const processors =
    sumOf(pairs, ([, it]) => it.processorSeconds) / sumOf(pairs, ([, it]) => it.seconds);
  const clock = `${slowest.toFixed(2)} s; ${processors.toFixed(2)}`;
  tell('slowest of all, by the clock; processors at work', clock, undefined, true);
}

function namesOf(pairs: readonly Pair[]): string {
  const names = pairs.map(([known, it]) => `${known.name} +${it.vehicles - known.best.vehicles}`);
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} …` : names.join(', ');
}

/** Never more vehicles than VROOM in the time that VROOM takes by itself. */
async function besideVroom(ground: BenchGround, size: number): Promise<void> {
  const { options, say } = ground;
  const what = `Li & Lim, ${size} tasks, beside VROOM in its own time`;
  if (options.vroom === null) {
    say(told({ row: 2, what, ours: 'give --vroom', reach: '', isReached: null }));
    return;
  }
  let [list, ours, theirs, ourWay, theirWay] = [0, 0, 0, 0, 0];
  const [worse, times]: [string[], number[]] = [[], []];
  for (const known of classOf(ground, 'lilim', [size])) {
    const { threads, vroom: program } = options;
    const peer = await solveWithVroom(known, { program, threads });
    const mine = await solveInstance(known, { seconds: peer.seconds, threads });
    if (mine.vehicles > peer.vehicles) worse.push(known.name);
    if (peer.unserved > 0) continue;
    list += 1;
    times.push(peer.seconds);
    [ours, theirs] = [ours + mine.vehicles, theirs + peer.vehicles];
    [ourWay, theirWay] = [ourWay + mine.distance, theirWay + peer.distance];
  }
  if (list === 0) return;
  const mean = sumOf(times, (it) => it) / list;
  const sums = `vehicles ${over(ours, theirs)}, distance ${over(ourWay, theirWay)} of VROOM's`;
  const more = worse.length > 0 ? `; more on ${worse.join(', ')}` : '';
  say(
    told({
      ...{ row: 2, what: `${what} (${mean.toFixed(1)} s on average, ${list})`, ours: sums + more },
      ...{ reach: 'never more vehicles', isReached: worse.length === 0 },
    }),
  );
}
