import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ArgumentError, seedOf } from '../arguments';

/** What was typed after `npm run route --`. */
export interface RouteOptions {
  readonly files: readonly string[];
  readonly format: string | undefined;
  readonly isVerifying: boolean;
  readonly isAskingForHelp: boolean;
  readonly seed: number;
  /** Null: the rounds bound the search. */
  readonly seconds: number | null;
  readonly iterations: number | null;
  readonly threads: number;
}

const SECONDS_BY_DEFAULT = 10;
const SECONDS_MAX = 86_400;
const THREADS_USUAL = 2;
const THREADS_MAX = 64;

const USAGE = {
  seconds: { type: 'string' },
  seed: { type: 'string' },
  iterations: { type: 'string' },
  threads: { type: 'string' },
  format: { type: 'string' },
  verify: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the options of the command; what is wrong is refused in one line. */
export function routeOptions(args: readonly string[]): RouteOptions {
  const { values, positionals } = parsed(args);
  const isVerifying = values.verify === true;
  const isAskingForHelp = values.help === true;
  const files = isVerifying ? 2 : 1;
  if (!isAskingForHelp && positionals.length !== files)
    throw new ArgumentError(`${positionals.length} files given instead of ${files}; see --help`);
  const iterations = figureOf('iterations', values.iterations, 1e9);
  const seconds = figureOf('seconds', values.seconds, SECONDS_MAX);
  return {
    ...{ files: positionals, format: values.format, isVerifying, isAskingForHelp, iterations },
    seed: seedOf(values.seed),
    seconds: seconds ?? (iterations === null ? SECONDS_BY_DEFAULT : null),
    threads: threadsOf(values.threads, iterations),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: USAGE, allowPositionals: true });
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message.split('. ')[0] : String(error));
  }
}

/** Seconds may have a fraction, rounds may not. */
function figureOf(name: 'seconds' | 'iterations', text: string | undefined, max: number) {
  if (text === undefined) return null;
  const figure = Number(text);
  const isFine = text.trim() !== '' && figure >= 0 && figure <= max;
  if (isFine && (name === 'seconds' || Number.isInteger(figure))) return figure;
  throw new ArgumentError(`--${name} must be a number from 0 to ${max}`);
}

/**
 * Two where the machine has them. Under a bound in rounds the answer must be the same on every machine, so
 * that it is one unless it is said.
 */
function threadsOf(text: string | undefined, iterations: number | null): number {
  const usual = iterations === null ? Math.min(THREADS_USUAL, availableParallelism()) : 1;
  const threads = Number(text ?? usual);
  if (Number.isInteger(threads) && threads >= 1 && threads <= THREADS_MAX) return threads;
  throw new ArgumentError(`--threads must be a whole number from 1 to ${THREADS_MAX}`);
}
