import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { lockAgreement } from './lock-agreement';
import { PairAgreement } from './pair-agreement.entity';

/** Either commune ends an agreement or turns a proposal down. What was shared by it stays shared. */
@Injectable()
export class EndAgreement {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: Id<'PairAgreement'>, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { agreement } = await lockAgreement(tx, actor, id);
      if (!agreement.end(reason, { personId: actor.personId, at: this.clock.now() })) return;
      const { state, endedBy, endedAt, version } = agreement;
      await tx.update(PairAgreement, id, { state, endedBy, endedAt, endReason: reason, version });
      const { supplierCommuneId, customerCommuneId, productId } = agreement;
      const told = { agreementId: id, supplierCommuneId, customerCommuneId, productId };
      await this.outbox.tell(tx, 'pair_agreement.ended', { ...told, reason });
    });
  }
}
