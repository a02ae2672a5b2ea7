import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, type Id, newId } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { type DeliveredAllocation, deliveredOf } from '../delivered-allocation';
import { mayAnswerClaim } from '../reception.policy';
import { Claim } from './claim.entity';
import { lockClaim } from './lock-claim';
import { claimTimer } from './open-claim';

export interface ClaimAnswer {
  readonly id: Id<'Claim'>;
  readonly isAccepted: boolean;
  readonly resolution: string;
}

/**
 * The supplying commune answers. Accepting a claim of spoilage makes sure that so many grams of the
 * allocation count as lost: those that no reception and no hand-out loss has counted go from delivered to
 * lost. Every other answer moves no stock.
 */
@Injectable()
export class AnswerClaim {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /** Locks: allocation, claim, lot, in this order. */
  async run(actor: Actor, { id, isAccepted, resolution }: ClaimAnswer): Promise<void> {
    await this.db.transaction(async (tx) => {
      const claim = await lockClaim(tx, actor, id);
      allow(mayAnswerClaim(actor, claim.againstCommuneId));
      const word = { resolution, personId: actor.personId, at: this.clock.now() };
      if (!claim.end(isAccepted ? 'accepted' : 'rejected', word)) return;

      const allocation = await deliveredOf(tx, claim.allocationId);
      const isSpoilt = isAccepted && claim.kind === 'spoilage';
      if (allocation && isSpoilt) claim.stockGrams = await uncounted(tx, claim, allocation);
      await tx.update(Claim, claim.id, claim.changes);
      await this.timers.cancel(tx, claimTimer(claim.id));
      const { stockGrams } = claim;
      const fact = { ...claim.fact, isAccepted, resolution, stockGrams };
      await this.outbox.tell(tx, 'claim.resolved', fact);
      if (allocation && stockGrams > 0) await this.lose(tx, claim, { allocation, word });
    });
  }

  private async lose(
    tx: Tx,
    { allocationId, stockGrams }: Claim,
    ground: {
      readonly allocation: DeliveredAllocation;
      readonly word: { resolution: string; personId: string; at: Date };
    },
  ): Promise<void> {
    const { resolution: reason, personId, at: eventTime } = ground.word;
    await this.stock.move(tx, [
      {
        ...{ id: newId(), lotId: ground.allocation.lotId, allocationId, grams: stockGrams },
        ...{ reason, personId, eventTime },
        kind: 'lose',
        from: 'delivered',
        to: 'lost',
        stage: 'reception',
        cause: 'spoilage',
      },
    ]);
  }
}

/** Spoilt grams, this claim's included, that nothing has counted as lost yet; never more than are left. */
async function uncounted(tx: Tx, claim: Claim, allocation: DeliveredAllocation): Promise<number> {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    `SELECT coalesce(sum(grams), 0)::bigint AS grams FROM claim
     WHERE allocation_id = $1 AND kind = 'spoilage' AND state = 'accepted' AND id <> $2`,
    [claim.allocationId, claim.id],
  );
  const { shortGrams, handOutLostGrams, claimLostGrams, leftGrams } = allocation;
  const counted = shortGrams + handOutLostGrams + claimLostGrams;
  const open = (row?.grams ?? 0) + claim.grams - counted;
  return Math.max(0, Math.min(open, leftGrams, claim.grams));
}
