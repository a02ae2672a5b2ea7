import { type BenchGround, classOf, secondsOf } from './bench-ground';
import { type Measured, SEED, solveInstance } from './solve-instance';
import { sumOf, told } from './table';

const SECONDS = 10;
const SAMPLES = 3;
const TIMES = 1.6;
/** With less of the processors than this for two threads, no core was free. */
const FREE_FROM = 1.8;

/** Row 7: rounds of two threads against one, beside what the machine let them have of its processors. */
export async function rowThreads(ground: BenchGround): Promise<void> {
  const list = classOf(ground, 'lilim', [200]).slice(0, SAMPLES);
  const what = `rounds of two threads against one (${list.length} of 200 tasks, seed ${SEED})`;
  if (list.length === 0) {
    ground.say(told({ row: 7, what, ours: 'no such instance here', reach: '', isReached: null }));
    return;
  }
  const seconds = secondsOf(ground, SECONDS);
  const [one, two]: [Measured[], Measured[]] = [[], []];
  // By turns, so that whatever else the machine does meets both alike.
  for (const known of list) {
    one.push(await solveInstance(known, { seconds, threads: 1 }));
    two.push(await solveInstance(known, { seconds, threads: 2 }));
  }
  const rounds = (list: readonly Measured[]): number => sumOf(list, (it) => it.iterations);
  const processors = (list: readonly Measured[]): number =>
    sumOf(list, (it) => it.processorSeconds) / sumOf(list, (it) => it.seconds);
  const ratio = rounds(two) / rounds(one);
  const had = `${processors(one).toFixed(2)} and ${processors(two).toFixed(2)}`;
  ground.say(
    told({
      ...{ row: 7, what, ours: `${ratio.toFixed(2)} × (processors at work: ${had})` },
      reach: `≥ ${TIMES} × when a core is free`,
      isReached: processors(two) >= FREE_FROM ? ratio >= TIMES : null,
    }),
  );
}
