import { checkTasks, problemOfTasks, solutionOfTasks } from '#core/routing';
import { planInThreads, SearchThreads } from '#features/transport';
import type { KnownInstance } from './instances';

/** The same for every measurement, so that anybody can repeat it. */
export const SEED = 1;

export interface Measured {
  readonly name: string;
  readonly vehicles: number;
  readonly distance: number;
  readonly iterations: number;
  /** By the clock on the wall, threads and all. */
  readonly seconds: number;
  /** Of all threads together: seconds × threads when nobody else wants the processors. */
  readonly processorSeconds: number;
}

export interface Effort {
  readonly seconds: number;
  readonly threads: number;
  /** True: in threads that start with the instance, as on the command line; else in threads that stay. */
  readonly isFresh?: boolean;
}

/** Solves an instance and counts what came out only when the independent verifier accepts it. */
export async function solveInstance(known: KnownInstance, effort: Effort): Promise<Measured> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const plan = await planInThreads(problemOfTasks(known.instance), {
    ...{ seed: SEED, threads: threadsFor(effort), millisecondsMax: effort.seconds * 1_000 },
  });
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const processorSeconds = (user + system) / 1e6;
  const { vehicles, distance } = verified(known, solutionOfTasks(known.instance, plan));
  const { iterations } = plan;
  return { name: known.name, vehicles, distance, iterations, seconds, processorSeconds };
}

/** With them the first instance pays for the start, as the first plan of a process does. */
const staying = new Map<number, SearchThreads>();

function threadsFor({ threads, isFresh }: Effort): number | SearchThreads {
  if (isFresh === true) return threads;
  const known = staying.get(threads) ?? new SearchThreads(threads);
  staying.set(threads, known);
  return known;
}

/** Vehicles and distance by the verifier's own count. A solution that breaks a rule ends the benchmark. */
export function verified(
  { name, text }: KnownInstance,
  solution: unknown,
): { readonly vehicles: number; readonly distance: number } {
  const { violations, vehicles, distance } = checkTasks(text, solution);
  if (violations.length > 0) throw new Error(`${name}: ${violations.slice(0, 5).join('; ')}`);
  return { vehicles, distance };
}
