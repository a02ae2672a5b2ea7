import type { BenchOptions } from './bench-options';
import type { KnownInstance } from './instances';
import type { Say } from './table';

/** What every row is given. */
export interface BenchGround {
  readonly options: BenchOptions;
  readonly instances: readonly KnownInstance[];
  readonly say: Say;
}

/** A quick run looks at a few instances only. */
const QUICK_INSTANCES = 3;
const QUICK_SHARE = 5;

/** The instances of a class: spread over the kinds of it when only a few are taken. */
export function classOf(
  { instances, options }: BenchGround,
  kind: KnownInstance['kind'],
  sizes: readonly number[],
): readonly KnownInstance[] {
  const all = instances.filter((it) => it.kind === kind && sizes.includes(it.size));
  if (!options.isQuick || all.length <= QUICK_INSTANCES) return all;
  const stride = Math.floor(all.length / QUICK_INSTANCES);
  return all.filter((_, at) => at % stride === 0).slice(0, QUICK_INSTANCES);
}

/** Seconds as the row has them, or fewer when only a look is wanted. */
export function secondsOf({ options }: BenchGround, seconds: number): number {
  return options.isQuick ? seconds / QUICK_SHARE : seconds;
}
