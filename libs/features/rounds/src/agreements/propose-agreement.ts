import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { sidesOf } from '../rounds.policy';
import { type AgreementFacts, PairAgreement } from './pair-agreement.entity';
import { refuseOverlap } from './refuse-overlap';

/** One of two communes proposes an agreement to the other; it holds once both have said yes. */
@Injectable()
export class ProposeAgreement {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: AgreementFacts): Promise<void> {
    const sides = sidesOf(actor, facts);
    allow(sides.length > 0);
    await this.db.transaction(async (tx) => {
      const word = { personId: actor.personId, at: this.clock.now() };
      const agreement = PairAgreement.propose(facts, sides, word);
      await assertReferences(tx, facts);
      if (!(await insertOnce(tx, PairAgreement, agreement, PairAgreement.FACTS))) return;
      if (agreement.state === 'agreed') await refuseOverlap(tx, agreement);
      const { id: agreementId, supplierCommuneId, customerCommuneId, productId } = facts;
      const told = { agreementId, supplierCommuneId, customerCommuneId, productId };
      await this.outbox.tell(tx, 'pair_agreement.proposed', told);
      if (agreement.state === 'agreed') await this.outbox.tell(tx, 'pair_agreement.agreed', told);
    });
  }
}

async function assertReferences(tx: Tx, facts: AgreementFacts): Promise<void> {
  const known = await rowsOf<{ id: string }>(
    tx,
    `SELECT id FROM commune WHERE id = ANY($1::uuid[])
     UNION ALL SELECT id FROM product WHERE id = $2`,
    [[facts.supplierCommuneId, facts.customerCommuneId], facts.productId],
  );
  const ids = new Set(known.map((row) => row.id));
  for (const field of ['supplierCommuneId', 'customerCommuneId'] as const) {
    if (!ids.has(facts[field])) throw fieldFault(field, 'commune.unknown');
  }
  if (!ids.has(facts.productId)) throw fieldFault('productId', 'product.unknown');
}
