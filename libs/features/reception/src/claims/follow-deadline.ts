import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On, Outbox } from '#platform/events';
import { Claim } from './claim.entity';

/** Five days without an answer make a claim overdue: everybody hears it, and it still waits for its answer. */
@Injectable()
export class FollowDeadline {
  constructor(private readonly outbox: Outbox) {}

  @On('claim.answer_time_passed')
  async overdue(tx: Tx, { claimId }: Events['claim.answer_time_passed']): Promise<void> {
    const claim = await tx.findOne(Claim, {
      where: { id: claimId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!claim?.becomeOverdue()) return;
    await tx.update(Claim, claim.id, claim.changes);
    const answerBy = claim.answerBy.toISOString();
    await this.outbox.tell(tx, 'claim.overdue', { ...claim.fact, answerBy });
  }
}
