import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, type Id, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { policyAdoptedByOtherAct } from '../rounds.errors';
import { mayAskForMatching } from '../rounds.policy';
import { MatchingPolicyRow } from './matching-policy.entity';

/** An assembly's act makes a proposal law for the rounds from its first day on. */
@Injectable()
export class AdoptPolicy {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, policyId: Id<'MatchingPolicy'>, act: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const policy = await tx.findOne(MatchingPolicyRow, {
        where: { id: policyId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!policy) throw notFound('matching_policy', policyId);
      allow(mayAskForMatching(actor, policy));
      if (policy.state === 'adopted') {
        if (policy.act === act) return;
        throw policyAdoptedByOtherAct();
      }
      await tx.update(MatchingPolicyRow, policyId, {
        state: 'adopted',
        act,
        adoptedBy: actor.personId,
        adoptedAt: this.clock.now(),
      });
      const { hostCommuneId } = policy;
      await this.outbox.tell(tx, 'matching_policy.adopted', { policyId, hostCommuneId, act });
    });
  }
}
