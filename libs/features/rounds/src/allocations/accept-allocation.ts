import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import type { Side } from '../rounds.events';
import { AllAnswered } from './all-answered';
import { Allocation } from './allocation.entity';
import { factOf } from './allocation-fact';
import { lockSpokenFor } from './lock-allocation';

/** A commune says yes to one allocation, for the side or sides that the actor's mandates speak for. */
@Injectable()
export class AcceptAllocation {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly allAnswered: AllAnswered,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, wish: { id: Id<'Allocation'>; as?: Side | undefined }): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { allocation, sides } = await lockSpokenFor(tx, actor, wish);
      const word = { personId: actor.personId, at: this.clock.now() };
      if (!allocation.accept(sides, word)) return;
      await tx.update(Allocation, allocation.id, {
        state: allocation.state,
        supplierAcceptedAt: allocation.supplierAcceptedAt,
        supplierAcceptedBy: allocation.supplierAcceptedBy,
        customerAcceptedAt: allocation.customerAcceptedAt,
        customerAcceptedBy: allocation.customerAcceptedBy,
        version: allocation.version,
      });
      if (allocation.state !== 'accepted') return;
      await this.outbox.tell(tx, 'allocation.accepted', factOf(allocation));
      await this.allAnswered.ofCycle(tx, allocation.cycleId);
    });
  }
}
