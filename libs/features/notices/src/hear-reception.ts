import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On } from '#platform/events';
import { addressees, PRODUCT, type Saying, told } from './addressees';
import { Announce } from './announce';

/** What communes hear when less or other came than was sent, and of the claims that follow. */
@Injectable()
export class HearReception {
  constructor(private readonly announce: Announce) {}

  @On('reception.recorded')
  async received(tx: Tx, fact: Events['reception.recorded']): Promise<void> {
    if (fact.differenceGrams === 0) return;
    const telling = { name: 'reception.recorded', id: fact.receptionId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: DIFFERS });
  }

  @On('reception.corrected')
  async corrected(tx: Tx, fact: Events['reception.corrected']): Promise<void> {
    const telling = { name: 'reception.corrected', id: fact.receptionId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: CORRECTED });
  }

  @On('claim.opened')
  async opened(tx: Tx, fact: Events['claim.opened']): Promise<void> {
    const telling = { name: 'claim.opened', id: fact.claimId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: OPENED });
  }

  @On('claim.resolved')
  async resolved(tx: Tx, fact: Events['claim.resolved']): Promise<void> {
    const telling = { name: 'claim.resolved', id: fact.claimId, fact } as const;
    await this.announce.run(tx, {
      ...telling,
      addressees: fact.isAccepted ? ACCEPTED : REJECTED,
    });
  }

  @On('claim.withdrawn')
  async withdrawn(tx: Tx, fact: Events['claim.withdrawn']): Promise<void> {
    const telling = { name: 'claim.withdrawn', id: fact.claimId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: WITHDRAWN });
  }

  @On('claim.overdue')
  async overdue(tx: Tx, fact: Events['claim.overdue']): Promise<void> {
    const telling = { name: 'claim.overdue', id: fact.claimId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: OVERDUE });
  }
}

const FROM_ALLOCATION = `allocation JOIN lot ON lot.id = allocation.lot_id
  JOIN product ON product.id = allocation.product_id
  JOIN commune supplier ON supplier.id = allocation.supplier_commune_id
  JOIN commune customer ON customer.id = allocation.customer_commune_id`;
const GOODS = {
  allocationCode: 'allocation.code',
  lotCode: 'lot.code',
  product: PRODUCT,
  supplier: 'supplier.name',
  customer: 'customer.name',
};
const SUPPLIERS = {
  commune: 'allocation.supplier_commune_id',
  roles: ['producer_spokesperson'],
} as const;
const CUSTOMERS = {
  commune: 'allocation.customer_commune_id',
  roles: ['food_spokesperson'],
} as const;

const DIFFERS = ofReception('differs');
const CORRECTED = ofReception('corrected');

const CLAIMANTS = { commune: told('communeId', 'uuid'), roles: ['food_spokesperson'] } as const;
const ANSWERERS = {
  commune: told('againstCommuneId', 'uuid'),
  roles: ['producer_spokesperson'],
} as const;

const OPENED = ofClaim('opened', [ANSWERERS]);
const ACCEPTED = ofClaim('accepted', [CLAIMANTS], { resolution: told('resolution') });
const REJECTED = ofClaim('rejected', [CLAIMANTS], { resolution: told('resolution') });
const WITHDRAWN = ofClaim('withdrawn', [ANSWERERS]);
const OVERDUE = ofClaim('overdue', [ANSWERERS, CLAIMANTS]);

/** Both communes, and the coordinators whose runs carried it. */
function ofReception(deed: string): string {
  const carriers = {
    commune: `ANY (SELECT run.commune_id FROM shipment JOIN run ON run.id = shipment.run_id
      WHERE shipment.allocation_id = allocation.id AND shipment.state <> 'cancelled')`,
    roles: ['transport_coordinator'],
  } as const;
  return addressees({
    from: FROM_ALLOCATION,
    where: `allocation.id = ${told('allocationId', 'uuid')}`,
    to: [SUPPLIERS, CUSTOMERS, carriers],
    key: `'notice.reception.${deed}'`,
    params: {
      ...GOODS,
      deliveredGrams: told('deliveredGrams', 'bigint'),
      receivedGrams: told('receivedGrams', 'bigint'),
      differenceGrams: told('differenceGrams', 'bigint'),
      reason: told('reason'),
    },
    link: `'/allocations/' || allocation.id`,
  });
}

function ofClaim(deed: string, to: Saying['to'], params: Saying['params'] = {}): string {
  return addressees({
    from: `${FROM_ALLOCATION} JOIN claim ON claim.id = ${told('claimId', 'uuid')}`,
    where: 'allocation.id = claim.allocation_id',
    to,
    key: `'notice.claim.${deed}'`,
    params: {
      ...GOODS,
      kind: `jsonb_build_object('key', 'notice.claim_kind.' || claim.kind)`,
      grams: 'claim.grams',
      answerBy: 'claim.answer_by',
      ...params,
    },
    link: `'/claims/' || claim.id`,
  });
}
