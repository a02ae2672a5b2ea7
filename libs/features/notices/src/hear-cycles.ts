import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On, type Told } from '#platform/events';
import { addressees, type Saying, told } from './addressees';
import { Announce } from './announce';

/** What communes hear of a cycle in which they may take part, and those who manage it. */
@Injectable()
export class HearCycles {
  constructor(private readonly announce: Announce) {}

  @On('cycle.opened')
  async opened(tx: Tx, fact: Events['cycle.opened']): Promise<void> {
    const telling = { name: 'cycle.opened', id: fact.cycleId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: OPENED });
  }

  /** A cycle that was reopened closes again: each closing is told. */
  @On('cycle.closed')
  async closed(tx: Tx, fact: Events['cycle.closed'], { eventId }: Told): Promise<void> {
    const telling = { name: 'cycle.closed', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: CLOSED });
  }

  @On('cycle.reopened')
  async reopened(tx: Tx, fact: Events['cycle.reopened'], { eventId }: Told): Promise<void> {
    const telling = { name: 'cycle.reopened', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: REOPENED });
  }

  @On('cycle.cancelled')
  async cancelled(tx: Tx, fact: Events['cycle.cancelled']): Promise<void> {
    const telling = { name: 'cycle.cancelled', id: fact.cycleId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: CANCELLED });
  }

  @On('cycle.dates_changed')
  async moved(tx: Tx, fact: Events['cycle.dates_changed'], { eventId }: Told): Promise<void> {
    const telling = { name: 'cycle.dates_changed', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: DATES_CHANGED });
  }

  @On('standing_order.placed')
  async placed(tx: Tx, fact: Events['standing_order.placed']): Promise<void> {
    const id = `${fact.standingOrderId}:${fact.cycleId}`;
    const telling = { name: 'standing_order.placed', id, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: STANDING_PLACED });
  }

  @On('standing_order.skipped')
  async skipped(tx: Tx, fact: Events['standing_order.skipped']): Promise<void> {
    const id = `${fact.standingOrderId}:${fact.cycleId}`;
    const telling = { name: 'standing_order.skipped', id, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: STANDING_SKIPPED });
  }
}

/** Active communes that take part in the cycle told of; none listed means all. */
const PARTICIPANTS = `
  distribution_cycle cycle JOIN commune ON commune.state = 'active' AND (
    commune.id IN (SELECT commune_id FROM cycle_commune WHERE cycle_id = ${told('cycleId', 'uuid')})
    OR NOT EXISTS (SELECT 1 FROM cycle_commune WHERE cycle_id = ${told('cycleId', 'uuid')}))`;
const CYCLE_TOLD = `cycle.id = ${told('cycleId', 'uuid')}`;

const DATES = {
  cycle: 'cycle.name',
  opensOn: 'cycle.opens_on',
  closesAt: `(cycle.closes_on + make_interval(mins => cycle.closes_minute)) AT TIME ZONE 'America/Caracas'`,
  movesOn: 'cycle.moves_on',
  handsOutOn: 'cycle.hands_out_on',
  settlesOn: 'cycle.settles_on',
};
const LINK = `'/cycles/' || cycle.id`;

/** The people of a commune who offer, ask and drive. */
const TAKING_PART: Saying['to'] = [
  {
    commune: 'commune.id',
    roles: ['food_spokesperson', 'producer_spokesperson', 'transport_coordinator'],
  },
];
export const CYCLE_MANAGERS: Saying['to'] = [
  { network: true },
  {
    commune: 'cycle.host_commune_id',
    roles: ['assembly_recorder', 'food_spokesperson', 'transport_coordinator'],
  },
];

const OPENED = ofCycle('opened');
const REOPENED = ofCycle('reopened');
const CANCELLED = ofCycle('cancelled', { reason: told('reason') });

/** The communes that asked, each with its own sum; and the managers with the sum of all. */
const CLOSED = addressees(
  {
    from: `distribution_cycle cycle JOIN (
        SELECT o.commune_id, sum(line.wanted_grams) AS wanted
        FROM "order" o JOIN order_line line ON line.order_id = o.id AND NOT line.is_cancelled
        WHERE o.cycle_id = ${told('cycleId', 'uuid')} AND o.state NOT IN ('draft', 'cancelled')
        GROUP BY o.commune_id) asked ON true`,
    where: CYCLE_TOLD,
    to: [{ commune: 'asked.commune_id', roles: ['food_spokesperson'] }],
    key: `'notice.cycle.closed'`,
    params: { ...DATES, wantedGrams: 'asked.wanted' },
    link: LINK,
    part: `':' || asked.commune_id`,
  },
  {
    from: 'distribution_cycle cycle',
    where: CYCLE_TOLD,
    to: CYCLE_MANAGERS,
    key: `'notice.cycle.closed.managers'`,
    params: {
      ...DATES,
      orders: told('orders', 'bigint'),
      wantedGrams: told('wantedGrams', 'bigint'),
    },
    link: LINK,
  },
);

/** A commune whose order no longer fits the new dates is told so. */
const DATES_CHANGED = addressees({
  from: `${PARTICIPANTS} LEFT JOIN "order" o ON o.cycle_id = cycle.id AND o.commune_id = commune.id
      AND o.state NOT IN ('draft', 'cancelled')
      AND (o.window_from_on < cycle.moves_on OR o.window_to_on > cycle.settles_on)`,
  where: CYCLE_TOLD,
  to: TAKING_PART,
  key: `CASE WHEN o.id IS NULL THEN 'notice.cycle.dates_changed'
    ELSE 'notice.cycle.dates_changed.order_outside' END`,
  params: DATES,
  link: LINK,
});

const STANDING_PLACED = ofStandingOrder('placed', {});
/** The refusal's own code is a message; the dates of the cycle fill its slots. */
const STANDING_SKIPPED = ofStandingOrder('skipped', {
  why: `jsonb_build_object('key', ${told('code')})`,
});

function ofCycle(deed: string, params: Saying['params'] = {}): string {
  return addressees({
    from: PARTICIPANTS,
    where: CYCLE_TOLD,
    to: TAKING_PART,
    key: `'notice.cycle.${deed}'`,
    params: { ...DATES, ...params },
    link: LINK,
  });
}

function ofStandingOrder(deed: string, params: Saying['params']): string {
  return addressees({
    from: 'distribution_cycle cycle',
    where: CYCLE_TOLD,
    to: [{ commune: told('communeId', 'uuid'), roles: ['food_spokesperson'] }],
    key: `'notice.standing_order.${deed}'`,
    params: { ...DATES, ...params },
    link: `'/standing-orders/' || (${told('standingOrderId')})`,
  });
}
