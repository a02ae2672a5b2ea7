import { Injectable } from '@nestjs/common';
import { allow, type Actor, type Id } from '#core/kernel';
import { Cycles } from '#features/orders';
import { Database, type Tx } from '#platform/database';
import { type Events, On } from '#platform/events';
import { drawnSeed } from '../derived-id';
import { mayAskForMatching } from '../rounds.policy';
import { type CycleRunKind, isTrial, refusalOfMatching } from './matching-run.entity';
import { QueueMatchingRun } from './queue-matching-run';
import { toldBefore } from './told-before';

export interface MatchingWish {
  readonly id: Id<'MatchingRun'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly kind: CycleRunKind;
  /** Left out: drawn from the ids, so that nobody chooses who wins a tie. */
  readonly seed?: number | undefined;
}

/** Somebody authorised, or the close of a cycle, asks that its harvest be shared. */
@Injectable()
export class RequestMatching {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
    private readonly queue: QueueMatchingRun,
  ) {}

  /** Answers the id of the run: the one asked for, or the one that was waiting already. */
  async run(actor: Actor, wish: MatchingWish): Promise<Id<'MatchingRun'>> {
    return this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, wish.cycleId);
      allow(mayAskForMatching(actor, cycle));
      if (await toldBefore(tx, wish)) return wish.id;

      const refusal = refusalOfMatching(wish.kind, cycle.state);
      if (refusal) throw refusal;
      if (!isTrial(wish.kind)) {
        const waiting = await this.queue.waiting(tx, cycle.id);
        if (waiting !== null) return waiting;
      }
      const seed = wish.seed ?? drawnSeed(wish.cycleId, wish.id);
      await this.queue.within(tx, { ...wish, seed, requestedBy: actor.personId });
      return wish.id;
    });
  }

  /** Orders may change now: what waits would answer an old question. */
  @On('cycle.reopened')
  async atReopening(tx: Tx, { cycleId }: Events['cycle.reopened']): Promise<void> {
    await this.cycles.lock(tx, cycleId);
    await this.queue.cancelWaiting(tx, cycleId, 'cycle.reopened');
  }

  @On('cycle.cancelled')
  async atCancelling(tx: Tx, { cycleId }: Events['cycle.cancelled']): Promise<void> {
    await this.cycles.lock(tx, cycleId);
    await this.queue.cancelWaiting(tx, cycleId, 'cycle.cancelled');
  }

  /** A cycle that was opened again meanwhile is left alone: its next close tells again. */
  @On('cycle.closed')
  async atClose(tx: Tx, { cycleId }: Events['cycle.closed']): Promise<void> {
    const cycle = await this.cycles.lock(tx, cycleId);
    if (cycle.state === 'closed') await this.queue.byItself(tx, cycleId, 'cycle');
  }
}
