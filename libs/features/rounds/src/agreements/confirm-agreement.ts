import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { lockAgreement } from './lock-agreement';
import { PairAgreement } from './pair-agreement.entity';
import { refuseOverlap } from './refuse-overlap';

/** The other commune says yes, and the agreement holds from its first day on. */
@Injectable()
export class ConfirmAgreement {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: Id<'PairAgreement'>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { agreement, sides } = await lockAgreement(tx, actor, id);
      const word = { personId: actor.personId, at: this.clock.now() };
      if (!agreement.confirm(sides, word)) return;
      const { state, supplierCommuneId, customerCommuneId, productId } = agreement;
      if (state === 'agreed') await refuseOverlap(tx, agreement);
      const { supplierConfirmedAt, supplierConfirmedBy, customerConfirmedAt, customerConfirmedBy } =
        agreement;
      await tx.update(PairAgreement, id, {
        ...{ state, supplierConfirmedAt, supplierConfirmedBy },
        ...{ customerConfirmedAt, customerConfirmedBy, version: agreement.version },
      });
      if (state !== 'agreed') return;
      const told = { agreementId: id, supplierCommuneId, customerCommuneId, productId };
      await this.outbox.tell(tx, 'pair_agreement.agreed', told);
    });
  }
}
