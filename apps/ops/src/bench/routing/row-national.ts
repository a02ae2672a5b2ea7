import { fork } from 'node:child_process';
import { join } from 'node:path';
import { type BenchGround, secondsOf } from './bench-ground';
import type { NationalAnswer } from './national-process';
import { told } from './table';

const SECONDS = 300;
const FIRST_SECONDS = 20;
const MEGABYTES = 2_048;
const BETTER_PERCENT = 10;

/** Row 6: a national day, 5,000 shipments and 420 lorries, some of it by way of 40 centres. */
export async function rowNational(ground: BenchGround): Promise<void> {
  const seconds = secondsOf(ground, SECONDS);
  const answer = await inProcess(seconds, ground.options.threads);
  const { first, last } = answer;
  const tell = (what: string, ours: string, reach: string, isReached: boolean | null): void => {
    ground.say(told({ row: 6, what: `national day, ${what}`, ours, reach, isReached }));
  };
  const served = `${first.servedShipments} of ${first.servedShipments + first.unservedShipments}`;
  tell(
    'first full plan',
    `${answer.firstSeconds.toFixed(1)} s (serves ${served} with ${first.vehicles} lorries)`,
    `≤ ${FIRST_SECONDS} s`,
    answer.firstSeconds <= FIRST_SECONDS,
  );
  tell(
    'memory at its peak',
    `${answer.peakMegabytes} MB`,
    `≤ ${MEGABYTES} MB`,
    answer.peakMegabytes <= MEGABYTES,
  );
  const better = (1 - last.costMinor / first.costMinor) * 100;
  const more = `serves ${last.servedShipments} with ${last.vehicles} lorries, ${answer.legs} by way of a centre`;
  tell(
    `cost after ${answer.seconds.toFixed(0)} s against the first plan`,
    `−${better.toFixed(1)} % (${more}; ${answer.iterations.toLocaleString('en')} rounds)`,
    `≥ ${BETTER_PERCENT} % better`,
    better >= BETTER_PERCENT && last.servedShipments >= first.servedShipments,
  );
  tell('violations by the verifier', String(answer.violations), '0', answer.violations === 0);
}

function inProcess(seconds: number, threads: number): Promise<NationalAnswer> {
  const child = fork(join(__dirname, 'national-process.js'), [String(seconds), String(threads)]);
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => {
      resolve(answer as NationalAnswer);
    });
    child.once('exit', (code) => {
      reject(new Error(`the national day ended with code ${String(code)}`));
    });
  });
}
