import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On, type Told } from '#platform/events';
import { addressees, PRODUCT, type Saying, told } from './addressees';
import { Announce } from './announce';

/** What the people of a producing commune hear of its lots. */
@Injectable()
export class HearInventory {
  constructor(private readonly announce: Announce) {}

  @On('lot.confirmed')
  async confirmed(tx: Tx, fact: Events['lot.confirmed']): Promise<void> {
    const telling = { name: 'lot.confirmed', id: fact.lotId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: CONFIRMED });
  }

  @On('lot.corrected')
  async corrected(tx: Tx, fact: Events['lot.corrected'], { eventId }: Told): Promise<void> {
    const telling = { name: 'lot.corrected', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: CORRECTED });
  }

  @On('lot.withdrawn')
  async withdrawn(tx: Tx, fact: Events['lot.withdrawn'], { eventId }: Told): Promise<void> {
    const telling = { name: 'lot.withdrawn', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: WITHDRAWN });
  }

  @On('lot.lost')
  async lost(tx: Tx, fact: Events['lot.lost'], { eventId }: Told): Promise<void> {
    const telling = { name: 'lot.lost', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: LOST });
  }

  /** A lot that was listed again can expire again, with what it then held. */
  @On('lot.expired')
  async expired(tx: Tx, fact: Events['lot.expired']): Promise<void> {
    const id = `${fact.lotId}:${String(fact.grams)}`;
    const telling = { name: 'lot.expired', id, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: EXPIRED });
  }
}

const PRODUCERS_AND_RECEIVERS: Saying['to'] = [
  { commune: 'lot.commune_id', roles: ['producer_spokesperson', 'centre_receiver'] },
];
const PRODUCERS: Saying['to'] = [{ commune: 'lot.commune_id', roles: ['producer_spokesperson'] }];

const CONFIRMED = ofLot('confirmed', PRODUCERS, {
  netGrams: told('netGrams', 'bigint'),
  announcedGrams: told('announcedGrams', 'bigint'),
});
const CORRECTED = ofLot('corrected', PRODUCERS, {
  changeGrams: told('changeGrams', 'bigint'),
  reason: told('reason'),
});
const WITHDRAWN = ofLot('withdrawn', PRODUCERS_AND_RECEIVERS, {
  grams: told('grams', 'bigint'),
  reason: told('reason'),
});
const LOST = ofLot('lost', PRODUCERS_AND_RECEIVERS, {
  grams: told('grams', 'bigint'),
  stage: `jsonb_build_object('key', 'notice.stage.' || (${told('stage')}))`,
  cause: told('cause'),
});
const EXPIRED = ofLot('expired', PRODUCERS_AND_RECEIVERS, {
  grams: told('grams', 'bigint'),
  bestBeforeOn: 'lot.best_before_on',
});

function ofLot(deed: string, to: Saying['to'], params: Saying['params']): string {
  return addressees({
    from: 'lot JOIN product ON product.id = lot.product_id',
    where: `lot.id = ${told('lotId', 'uuid')}`,
    to,
    key: `'notice.lot.${deed}'`,
    params: { lotCode: 'lot.code', product: PRODUCT, ...params },
    link: `'/lots/' || lot.id`,
  });
}
