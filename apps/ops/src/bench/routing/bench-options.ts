import { availableParallelism } from 'node:os';
import { ArgumentError, optionsOf } from '../../arguments';

/** What was typed after `npm run bench:routing --`. */
export interface BenchOptions {
  /** A directory with instances and their bks.csv, at any depth. Null: rows that need none. */
  readonly instances: string | null;
  /** VROOM's program, to stand beside us. */
  readonly vroom: string | null;
  readonly rows: readonly number[];
  /** A few instances, a fifth of the time: to see that all of it works. */
  readonly isQuick: boolean;
  readonly svg: string;
  readonly threads: number;
}

export const ROWS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const THREADS_USUAL = 2;

const USAGE = {
  instances: { type: 'string' },
  vroom: { type: 'string' },
  rows: { type: 'string' },
  svg: { type: 'string' },
  threads: { type: 'string' },
  quick: { type: 'boolean' },
} as const;

/** Reads the options of the benchmark; what is wrong is refused in one line. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const given = optionsOf(args, USAGE);
  const text = (name: keyof typeof USAGE): string | null => {
    const value = given[name];
    return typeof value === 'string' ? value : null;
  };
  const rows = text('rows')?.split(',').map(Number) ?? ROWS;
  if (!rows.every((row) => ROWS.some((it) => it === row)))
    throw new ArgumentError(`--rows must be among ${ROWS.join(', ')}`);
  const threads = Number(text('threads') ?? Math.min(THREADS_USUAL, availableParallelism()));
  if (!Number.isInteger(threads) || threads < 1)
    throw new ArgumentError('--threads must be a whole number, 1 or more');
  return {
    ...{ instances: text('instances'), vroom: text('vroom'), rows, threads },
    isQuick: given['quick'] === true,
    svg: text('svg') ?? 'routing-over-time.svg',
  };
}
