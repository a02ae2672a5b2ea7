import { type BenchGround, classOf, secondsOf } from './bench-ground';
import { solveInstance } from './solve-instance';
import { signed, sumOf, told } from './table';

const SECONDS = 30;
const COST_PERCENT = 1;
const EQUAL_PERCENT = 80;

/** Row 4: real roads that are not symmetric (Sartori & Buriol), 100 and 200 places. */
export async function rowSartori(ground: BenchGround): Promise<void> {
  const list = classOf(ground, 'sartori', [100, 200]);
  const seconds = secondsOf(ground, SECONDS);
  const what = `Sartori & Buriol, 100–200 places (${list.length}), ${seconds} s each`;
  const { say, options } = ground;
  if (list.length === 0) {
    say(told({ row: 4, what, ours: 'no such instance here', reach: '', isReached: null }));
    return;
  }
  const pairs = [];
  for (const known of list) {
    const measured = await solveInstance(known, { seconds, threads: options.threads });
    pairs.push({ best: known.best, measured });
  }
  const equal = pairs.filter(({ best, measured }) => measured.vehicles <= best.vehicles).length;
  const cost = sumOf(pairs, (it) => it.measured.distance);
  const best = sumOf(pairs, (it) => it.best.distance);
  const percent = (cost / best - 1) * 100;
  say(
    told({
      ...{ row: 4, what: `${what}: cost in sum`, ours: signed(percent) },
      ...{ reach: `≤ +${COST_PERCENT} %`, isReached: percent <= COST_PERCENT },
    }),
  );
  say(
    told({
      ...{ row: 4, what: `${what}: at the best known vehicles`, ours: `${equal}/${list.length}` },
      reach: `≥ ${EQUAL_PERCENT} %`,
      isReached: equal * 100 >= EQUAL_PERCENT * list.length,
    }),
  );
}
