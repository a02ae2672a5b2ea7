import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type BenchGround, classOf, secondsOf } from './bench-ground';
import { SEED, solveInstance } from './solve-instance';
import { sumOf, told } from './table';

const SECONDS = 10;
const SAMPLES = 3;
const TIMES = 1.6;

/** Row 7: rounds of two threads against one, and what the machine itself gives two threads at that moment. */
export async function rowThreads(ground: BenchGround): Promise<void> {
  const list = classOf(ground, 'lilim', [200]).slice(0, SAMPLES);
  const what = `rounds of two threads against one (${list.length} of 200 tasks, seed ${SEED})`;
  if (list.length === 0) {
    ground.say(told({ row: 7, what, ours: 'no such instance here', reach: '', isReached: null }));
    return;
  }
  const seconds = secondsOf(ground, SECONDS);
  const rounds = async (threads: number): Promise<number> => {
    const measured = [];
    for (const known of list) measured.push(await solveInstance(known, { seconds, threads }));
    return sumOf(measured, (it) => it.iterations);
  };
  const ratio = (await rounds(2)) / (await rounds(1));
  const machine = (await spins(2)) / (await spins(1));
  const said = `${ratio.toFixed(2)} × (two threads that only count: ${machine.toFixed(2)} ×)`;
  const isFree = availableParallelism() > 1 && machine >= TIMES;
  ground.say(
    told({
      ...{ row: 7, what, ours: said, reach: `≥ ${TIMES} × when a core is free` },
      isReached: isFree ? ratio >= TIMES : null,
    }),
  );
}

const SPIN_MS = 1_500;
const SPIN = `
const { parentPort, workerData } = require('node:worker_threads');
const end = performance.now() + workerData;
let [turns, value] = [0, 1];
while (performance.now() < end) { for (let i = 0; i < 1000; i += 1) value = Math.imul(value, 48271) ^ i; turns += 1; }
parentPort.postMessage(turns + (value === 0.5 ? 1 : 0));
`;

/** How far so many threads count together in a second and a half. */
async function spins(threads: number): Promise<number> {
  const counts = await Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker(SPIN, { eval: true, workerData: SPIN_MS });
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  return sumOf(counts, (it) => it);
}
