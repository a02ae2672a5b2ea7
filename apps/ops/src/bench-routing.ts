import { cpus } from 'node:os';
import { ArgumentError } from './arguments';
import type { BenchGround } from './bench/routing/bench-ground';
import { benchOptions } from './bench/routing/bench-options';
import { instancesIn } from './bench/routing/instances';
import { rowHundred, rowLarge, rowTwoHundred } from './bench/routing/row-class';
import { rowEvaluate } from './bench/routing/row-evaluate';
import { rowIterations } from './bench/routing/row-iterations';
import { rowNational } from './bench/routing/row-national';
import { rowOverTime } from './bench/routing/row-over-time';
import { rowSartori } from './bench/routing/row-sartori';
import { rowThreads } from './bench/routing/row-threads';
import { SEED } from './bench/routing/solve-instance';
import { TABLE_HEAD } from './bench/routing/table';

type Row = (ground: BenchGround) => Promise<void>;

const ROWS: readonly (readonly [number, Row])[] = [
  [1, rowHundred],
  [2, rowTwoHundred],
  [3, rowLarge],
  [4, rowSartori],
  [5, rowOverTime],
  [5, rowIterations],
  [6, rowNational],
  [7, rowThreads],
  [8, rowEvaluate],
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints how good and how fast the routing core is on this machine, and VROOM beside it when it is given. */
async function bench(): Promise<void> {
  const options = benchOptions(process.argv.slice(2));
  const instances = options.instances === null ? [] : instancesIn(options.instances);
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`;
  const quick = options.isQuick ? ' Quick: a few instances, a fifth of the seconds.' : '';
  say(
    `Node ${process.version}, ${machine}, ${options.threads} threads, seed ${SEED}, ` +
      `${instances.length} instances.${quick} Every solution was accepted by the verifier first.\n`,
  );
  TABLE_HEAD.forEach(say);
  const ground = { options, instances, say };
  for (const [number, row] of ROWS) if (options.rows.includes(number)) await row(ground);
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    const isTyped = error instanceof ArgumentError;
    const text = error instanceof Error ? (isTyped ? error.message : error.stack) : String(error);
    process.stderr.write(`bench:routing: ${text ?? ''}\n`);
    process.exit(isTyped ? 2 : 1);
  },
);
