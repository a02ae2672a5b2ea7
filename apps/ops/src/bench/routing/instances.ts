import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InstanceFault, readLiLim, readSartori, type TaskInstance } from '#core/routing';
import type { BestKnown } from './best-known';
import { bestKnownIn } from './best-known';

/** An instance on disk, with the best that anybody is known to have found. */
export interface KnownInstance {
  readonly name: string;
  readonly kind: 'lilim' | 'sartori';
  readonly text: string;
  readonly instance: TaskInstance;
  /** Tasks in round figures: what the literature calls its size. */
  readonly size: number;
  readonly best: BestKnown;
}

const SIZES = [100, 200, 400, 600, 800, 1_000];

/** All instances below a directory whose best known solution is told there, too; by name. */
export function instancesIn(directory: string): readonly KnownInstance[] {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const best = bestKnownIn(
    paths.filter((it) => it.endsWith('.csv')).map((it) => join(directory, it)),
  );
  return paths
    .filter((path) => path.endsWith('.txt'))
    .sort()
    .flatMap((path) => knownAt(join(directory, path), best));
}

function knownAt(path: string, best: ReadonlyMap<string, BestKnown>): readonly KnownInstance[] {
  const name = basename(path, '.txt');
  const known = best.get(name.toLowerCase());
  if (known === undefined) return [];
  const text = readFileSync(path, 'utf8');
  const kind = /^NODES\s*$/m.test(text) ? 'sartori' : 'lilim';
  try {
    const instance = (kind === 'sartori' ? readSartori : readLiLim)(text);
    return [{ name, kind, text, instance, size: sizeOf(instance), best: known }];
  } catch (error) {
    if (error instanceof InstanceFault) return [];
    throw error;
  }
}

/** The largest of the usual sizes that is not above the number of tasks, which varies a little. */
function sizeOf({ tasks }: TaskInstance): number {
  return SIZES.findLast((size) => size <= tasks.length - 1) ?? tasks.length - 1;
}
