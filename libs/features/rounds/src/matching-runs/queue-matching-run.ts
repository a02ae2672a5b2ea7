import { Injectable } from '@nestjs/common';
import { Clock, type Id } from '#core/kernel';
import { RULES_VERSION } from '#core/matching';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { derivedId, drawnSeed } from '../derived-id';
import type { RunKind } from './matching-run.entity';

export interface RunWish {
  readonly id: Id<'MatchingRun'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly kind: RunKind;
  readonly seed: number;
  readonly requestedBy: Id<'Person'> | null;
  readonly lotId?: Id<'Lot'>;
  readonly baseRunId?: Id<'MatchingRun'>;
  readonly changes?: object;
}

/** Puts a run into the matching queue. Call it with the cycle locked. */
@Injectable()
export class QueueMatchingRun {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async within(tx: Tx, wish: RunWish): Promise<void> {
    await tx.query(
      `INSERT INTO matching_run (id, cycle_id, kind, seed, rules_version, requested_by, requested_at,
         lot_id, base_run_id, changes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        wish.id,
        wish.cycleId,
        wish.kind,
        wish.seed,
        RULES_VERSION,
        wish.requestedBy,
        this.clock.now(),
        wish.lotId ?? null,
        wish.baseRunId ?? null,
        wish.changes === undefined ? null : JSON.stringify(wish.changes),
      ],
    );
    await this.outbox.tell(tx, 'matching_run.requested', {
      runId: wish.id,
      cycleId: wish.cycleId,
    });
  }

  /** The run that the calendar asks for, unless one waits already. Its id and seed follow from the cycle. */
  async byItself(tx: Tx, cycleId: Id<'DistributionCycle'>, kind: RunKind): Promise<void> {
    if ((await this.waiting(tx, cycleId)) !== null) return;
    const [row] = await rowsOf<{ runs: number }>(
      tx,
      'SELECT count(*)::int AS runs FROM matching_run WHERE cycle_id = $1',
      [cycleId],
    );
    const names = [kind, String(row?.runs ?? 0)] as const;
    const id = derivedId<'MatchingRun'>(cycleId, ...names);
    const seed = drawnSeed(cycleId, ...names);
    await this.within(tx, { id, cycleId, kind, seed, requestedBy: null });
  }

  /** The one run of the cycle's harvest that waits for its answer; trials and urgent lots stand apart. */
  async waiting(tx: Tx, cycleId: string): Promise<Id<'MatchingRun'> | null> {
    const [row] = await rowsOf<{ id: Id<'MatchingRun'> }>(
      tx,
      `SELECT id FROM matching_run
       WHERE cycle_id = $1 AND state IN ('queued', 'frozen') AND kind IN ('cycle', 'follow_up')`,
      [cycleId],
    );
    return row?.id ?? null;
  }

  /** Calls off the run that waits. Nothing has been booked, so nothing needs undoing. */
  async cancelWaiting(tx: Tx, cycleId: string, reason: string): Promise<void> {
    await tx.query(
      `UPDATE matching_run SET state = 'cancelled', failure = $2, version = version + 1
       WHERE cycle_id = $1 AND state IN ('queued', 'frozen') AND kind IN ('cycle', 'follow_up')`,
      [cycleId, reason],
    );
  }
}
