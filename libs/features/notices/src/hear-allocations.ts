import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On, type Told } from '#platform/events';
import { addressees, PRODUCT, type Saying, told } from './addressees';
import { Announce } from './announce';

/** What the two communes of an allocation hear of it, and who hears of food that nobody took. */
@Injectable()
export class HearAllocations {
  constructor(private readonly announce: Announce) {}

  /** The other side is told; an allocation can be declined, restored and declined again. */
  @On('allocation.declined')
  async declined(tx: Tx, fact: Events['allocation.declined'], { eventId }: Told): Promise<void> {
    const telling = { name: 'allocation.declined', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: DECLINED });
  }

  @On('allocation.restored')
  async restored(tx: Tx, fact: Events['allocation.restored'], { eventId }: Told): Promise<void> {
    const telling = { name: 'allocation.restored', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: RESTORED });
  }

  @On('allocation.released')
  async released(tx: Tx, fact: Events['allocation.released'], { eventId }: Told): Promise<void> {
    const telling = { name: 'allocation.released', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: RELEASED });
  }

  @On('allocation.lost')
  async lost(tx: Tx, fact: Events['allocation.lost']): Promise<void> {
    const telling = { name: 'allocation.lost', id: fact.allocationId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: LOST });
  }

  @On('rescue_listing.opened')
  async listed(tx: Tx, fact: Events['rescue_listing.opened']): Promise<void> {
    const telling = { name: 'rescue_listing.opened', id: fact.listingId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: LISTED });
  }

  @On('rescue_listing.taken')
  async taken(tx: Tx, fact: Events['rescue_listing.taken'], { eventId }: Told): Promise<void> {
    const telling = { name: 'rescue_listing.taken', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: TAKEN });
  }
}

const SUPPLIERS = {
  commune: 'allocation.supplier_commune_id',
  roles: ['producer_spokesperson'],
} as const;
const CUSTOMERS = {
  commune: 'allocation.customer_commune_id',
  roles: ['food_spokesperson'],
} as const;

const DECLINED = addressees(
  ofAllocation('declined.by_supplier', {
    to: [CUSTOMERS],
    params: { reason: told('reason') },
    where: `${told('declinedAs')} = 'supplier'`,
  }),
  ofAllocation('declined.by_customer', {
    to: [SUPPLIERS],
    params: { reason: told('reason') },
    where: `${told('declinedAs')} = 'customer'`,
  }),
);
const RESTORED = addressees(ofAllocation('restored', { to: [SUPPLIERS, CUSTOMERS] }));
const RELEASED = addressees(
  ofAllocation('released', {
    to: [SUPPLIERS, CUSTOMERS],
    params: { releasedGrams: told('releasedGrams', 'bigint'), reason: told('reason') },
  }),
);
const LOST = addressees(ofAllocation('lost', { to: [SUPPLIERS, CUSTOMERS] }));

const FROM_LISTING = `rescue_listing listing JOIN lot ON lot.id = listing.lot_id
  JOIN product ON product.id = lot.product_id JOIN commune ON commune.id = listing.commune_id`;
const LISTING_TOLD = `listing.id = ${told('listingId', 'uuid')}`;
const LISTING_PARAMS = {
  lotCode: 'lot.code',
  product: PRODUCT,
  commune: 'commune.name',
  grams: told('grams', 'bigint'),
  bestBeforeOn: 'listing.best_before_on',
};

/** Its own people; and the neighbours of the same municipality, who may know a school or a canteen. */
const LISTED = addressees(
  {
    from: FROM_LISTING,
    where: LISTING_TOLD,
    to: [{ commune: 'listing.commune_id', roles: ['producer_spokesperson', 'centre_receiver'] }],
    key: `'notice.rescue_listing.opened'`,
    params: LISTING_PARAMS,
    link: `'/rescue/' || listing.id`,
  },
  {
    from: `${FROM_LISTING} JOIN commune neighbour ON neighbour.state = 'active'
      AND neighbour.municipality_code = commune.municipality_code AND neighbour.id <> commune.id`,
    where: LISTING_TOLD,
    to: [{ commune: 'neighbour.id', roles: ['food_spokesperson'] }],
    key: `'notice.rescue_listing.opened.neighbours'`,
    params: LISTING_PARAMS,
    link: `'/rescue/' || listing.id`,
  },
);

const TAKEN = addressees({
  from: FROM_LISTING,
  where: LISTING_TOLD,
  to: [{ commune: 'listing.commune_id', roles: ['producer_spokesperson'] }],
  key: `'notice.rescue_listing.taken'`,
  params: LISTING_PARAMS,
  link: `'/rescue/' || listing.id`,
});

function ofAllocation(
  deed: string,
  {
    to,
    params = {},
    where = 'true',
  }: { params?: Saying['params']; where?: string } & Pick<Saying, 'to'>,
): Saying {
  return {
    from: `allocation JOIN lot ON lot.id = allocation.lot_id
      JOIN product ON product.id = allocation.product_id
      JOIN commune supplier ON supplier.id = allocation.supplier_commune_id
      JOIN commune customer ON customer.id = allocation.customer_commune_id`,
    where: `allocation.id = ${told('allocationId', 'uuid')} AND ${where}`,
    to,
    key: `'notice.allocation.${deed}'`,
    params: {
      allocationCode: 'allocation.code',
      lotCode: 'lot.code',
      product: PRODUCT,
      supplier: 'supplier.name',
      customer: 'customer.name',
      grams: told('grams', 'bigint'),
      ...params,
    },
    link: `'/allocations/' || allocation.id`,
  };
}
