import { Injectable } from '@nestjs/common';
import { allow, fieldFault, type Actor, type Id } from '#core/kernel';
import { Cycles } from '#features/orders';
import { Database, rowsOf, type Tx } from '#platform/database';
import { drawnSeed } from '../derived-id';
import { lotNotFree, lotNotInCycle } from '../rounds.errors';
import { mayAskForMatching } from '../rounds.policy';
import { refusalOfMatching } from './matching-run.entity';
import { QueueMatchingRun } from './queue-matching-run';
import { toldBefore } from './told-before';

export interface UrgentWish {
  readonly id: Id<'MatchingRun'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly lotId: Id<'Lot'>;
}

/** A lot that cannot wait for the round is shared by itself, by the same rules, among the orders as they stand. */
@Injectable()
export class RequestUrgent {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
    private readonly queue: QueueMatchingRun,
  ) {}

  async run(actor: Actor, { id, cycleId, lotId }: UrgentWish): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, cycleId);
      allow(mayAskForMatching(actor, cycle));
      const wish = { id, cycleId, lotId, kind: 'urgent' } as const;
      if (await toldBefore(tx, wish)) return;
      const refusal = refusalOfMatching('urgent', cycle.state);
      if (refusal) throw refusal;
      await assertLot(tx, { cycleId, lotId });
      const seed = drawnSeed(cycleId, id);
      await this.queue.within(tx, { ...wish, seed, requestedBy: actor.personId });
    });
  }
}

/** The lot must have something to share, and its commune must take part in the cycle. */
async function assertLot(
  tx: Tx,
  { cycleId, lotId }: { readonly cycleId: string; readonly lotId: string },
): Promise<void> {
  const [lot] = await rowsOf<{ free: boolean; within: boolean }>(
    tx,
    `SELECT lot.state = 'confirmed' AND lot.available_packages > 0 AS free,
       NOT EXISTS (SELECT FROM cycle_commune WHERE cycle_id = $1) OR EXISTS (SELECT FROM cycle_commune
         WHERE cycle_id = $1 AND commune_id = lot.commune_id) AS within
     FROM lot_account lot WHERE lot.id = $2`,
    [cycleId, lotId],
  );
  if (!lot) throw fieldFault('lotId', 'lot.not_found');
  if (!lot.within) throw lotNotInCycle(lotId);
  if (!lot.free) throw lotNotFree(lotId);
}
