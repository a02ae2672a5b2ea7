import { DomainError, type Id } from '#core/kernel';
import type { Tx } from '#platform/database';
import { MatchingRun, type RunKind } from './matching-run.entity';

/** What a wish for a run says of it. */
export interface RunFacts {
  readonly id: Id<'MatchingRun'>;
  readonly cycleId: string;
  readonly kind: RunKind;
  readonly seed?: number | undefined;
  readonly lotId?: string;
  readonly baseRunId?: string;
}

/** True when the id names this very wish already; any other wish of that id is refused. */
export async function toldBefore(tx: Tx, wish: RunFacts): Promise<boolean> {
  const run = await tx.findOneBy(MatchingRun, { id: wish.id });
  if (!run) return false;
  const isSame =
    run.cycleId === wish.cycleId &&
    run.kind === wish.kind &&
    run.lotId === (wish.lotId ?? null) &&
    run.baseRunId === (wish.baseRunId ?? null) &&
    (wish.seed === undefined || wish.seed === run.seed);
  if (isSame) return true;
  throw new DomainError('conflict', 'id.used_with_other_facts', { id: wish.id });
}
