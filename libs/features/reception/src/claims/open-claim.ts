import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError, fieldFault, type Id } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { Timers } from '#platform/timers';
import { type DeliveredAllocation, lockDelivered } from '../delivered-allocation';
import { eventTimeOf } from '../event-time';
import { mayClaim } from '../reception.policy';
import { ANSWER_DAYS, Claim, type ClaimKind } from './claim.entity';

const DAY_MS = 86_400_000;

export interface ClaimFacts {
  readonly id: Id<'Claim'>;
  readonly allocationId: Id<'Allocation'>;
  readonly kind: ClaimKind;
  readonly grams: number;
  readonly note: string;
  readonly eventTime: string;
}

/** The receiving commune says what was wrong; the supplier has five days to answer. Weigh first, then claim. */
@Injectable()
export class OpenClaim {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: ClaimFacts): Promise<void> {
    await this.db.transaction(async (tx) => {
      const allocation = await lockDelivered(tx, actor, facts.allocationId);
      allow(mayClaim(actor, allocation.communeId));
      const isNew = (await tx.countBy(Claim, { id: facts.id })) === 0;
      if (isNew) assertClaimable(facts, allocation);
      const recordTime = this.clock.now();
      const claim = Object.assign(new Claim(), facts, {
        allocationId: allocation.id,
        communeId: allocation.communeId,
        againstCommuneId: allocation.supplierCommuneId,
        state: 'open',
        answerBy: new Date(recordTime.getTime() + ANSWER_DAYS * DAY_MS),
        personId: actor.personId,
        eventTime: eventTimeOf(facts.eventTime, recordTime),
        recordTime,
      });
      if (await insertOnce(tx, Claim, claim, Claim.FACTS)) await this.announce(tx, claim);
    });
  }

  private async announce(tx: Tx, claim: Claim): Promise<void> {
    await this.timers.set(tx, {
      key: claimTimer(claim.id),
      dueAt: claim.answerBy,
      name: 'claim.answer_time_passed',
      payload: { claimId: claim.id },
    });
    const answerBy = claim.answerBy.toISOString();
    await this.outbox.tell(tx, 'claim.opened', { ...claim.fact, answerBy });
  }
}

export function claimTimer(claimId: string): string {
  return `claim.answer:${claimId}`;
}

/** Of food that came, no more than came; of food that did not come, no more than was allocated. */
function assertClaimable({ kind, grams }: ClaimFacts, allocation: DeliveredAllocation): void {
  const { state, cycleState, deliveredGrams, receivedGrams } = allocation;
  if (cycleState === 'settled') throw new DomainError('conflict', 'claim.cycle_settled');
  const hasArrived = allocation.coveredGrams > 0;
  if (!hasArrived && !(state === 'lost' && kind === 'short_delivery')) {
    throw new DomainError('conflict', 'claim.not_received', { state });
  }
  const gramsMax =
    kind === 'short_delivery' ? allocation.grams : Math.max(deliveredGrams, receivedGrams);
  if (grams > gramsMax) throw fieldFault('grams', 'claim.grams_absurd', { grams, gramsMax });
}
