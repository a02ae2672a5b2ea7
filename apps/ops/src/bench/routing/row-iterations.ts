import { type BenchGround, classOf, secondsOf } from './bench-ground';
import { solveInstance } from './solve-instance';
import { sumOf, told } from './table';

const SIZES = [100, 200, 400, 600, 800, 1_000];
const SECONDS = 10;
const EXPONENT_MAX = 1.2;
/** Instances of each size: the first of them. */
const SAMPLES = 3;

/** Row 5, second half: what one round costs against the size, on one thread; the slope of the logarithms. */
export async function rowIterations(ground: BenchGround): Promise<void> {
  const points: { size: number; microseconds: number }[] = [];
  const seconds = secondsOf(ground, SECONDS);
  for (const size of SIZES) {
    const list = classOf(ground, 'lilim', [size]).slice(0, SAMPLES);
    if (list.length === 0) continue;
    const measured = [];
    for (const known of list) measured.push(await solveInstance(known, { seconds, threads: 1 }));
    const rounds = sumOf(measured, (it) => it.iterations);
    points.push({ size, microseconds: (seconds * list.length * 1e6) / Math.max(1, rounds) });
  }
  const what = 'cost of a round against size, one thread';
  if (points.length < 2) {
    ground.say(told({ row: 5, what, ours: 'two sizes are needed', reach: '', isReached: null }));
    return;
  }
  const exponent = slopeOf(
    points.map((it) => [Math.log(it.size), Math.log(it.microseconds)] as const),
  );
  const figures = points.map((it) => `${it.size}: ${it.microseconds.toFixed(1)} µs`).join(', ');
  ground.say(
    told({
      ...{ row: 5, what: `${what} (${figures})`, ours: `n^${exponent.toFixed(2)}` },
      ...{ reach: `≤ n^${EXPONENT_MAX}`, isReached: exponent <= EXPONENT_MAX },
    }),
  );
}

/** Of the straight line with the least squares. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const middle = (index: 0 | 1): number => sumOf(points, (it) => it[index]) / points.length;
  const [x, y] = [middle(0), middle(1)];
  const together = sumOf(points, (it) => (it[0] - x) * (it[1] - y));
  return together / sumOf(points, (it) => (it[0] - x) ** 2);
}
