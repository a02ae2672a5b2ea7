import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import type { Tx } from '#platform/database';
import { type Events, On, type Told } from '#platform/events';
import { Timers } from '#platform/timers';
import { addressees, PRODUCT, told } from './addressees';
import { Announce } from './announce';
import { CYCLE_MANAGERS } from './hear-cycles';
import { GOT_OR_PLACED, SETTLED, UNANSWERED } from './matching-sayings';

/** So long before the deadline are those reminded who have not answered. */
const REMINDED_BEFORE_MS = 3 * 3_600_000;

/** What each commune hears of how the harvest was shared, and until when it may say no. */
@Injectable()
export class HearMatching {
  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  @On('matching_run.planned')
  async planned(tx: Tx, fact: Events['matching_run.planned']): Promise<void> {
    const isTrial = fact.kind === 'dry_run' || fact.kind === 'what_if';
    const telling = { name: 'matching_run.planned', id: fact.runId, fact } as const;
    await this.announce.run(tx, {
      ...telling,
      addressees: isTrial ? TRIED : GOT_OR_PLACED,
    });
    if (!isTrial && fact.acceptBy !== null) await this.remind(tx, fact, new Date(fact.acceptBy));
  }

  @On('order_line.dropped_again')
  async droppedAgain(
    tx: Tx,
    fact: Events['order_line.dropped_again'],
    { eventId }: Told,
  ): Promise<void> {
    const telling = { name: 'order_line.dropped_again', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: DROPPED_AGAIN });
  }

  @On('matching_run.failed')
  async failed(tx: Tx, fact: Events['matching_run.failed']): Promise<void> {
    const telling = { name: 'matching_run.failed', id: fact.runId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: FAILED });
  }

  @On('notices.acceptance_ends_soon')
  async endsSoon(tx: Tx, fact: Events['notices.acceptance_ends_soon']): Promise<void> {
    const telling = { name: 'notices.acceptance_ends_soon', id: fact.runId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: UNANSWERED });
  }

  @On('matching_run.settled')
  async settled(tx: Tx, fact: Events['matching_run.settled']): Promise<void> {
    const telling = { name: 'matching_run.settled', id: fact.runId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: SETTLED });
  }

  private async remind(
    tx: Tx,
    { runId, cycleId }: Events['matching_run.planned'],
    acceptBy: Date,
  ): Promise<void> {
    const dueAt = new Date(acceptBy.getTime() - REMINDED_BEFORE_MS);
    if (dueAt <= this.clock.now()) return;
    await this.timers.set(tx, {
      key: `notices.acceptance_ends_soon:${runId}`,
      dueAt,
      name: 'notices.acceptance_ends_soon',
      payload: { runId, cycleId },
    });
  }
}

const RUN = 'matching_run run JOIN distribution_cycle cycle ON cycle.id = run.cycle_id';
const RUN_TOLD = `run.id = ${told('runId', 'uuid')}`;

const TRIED = addressees({
  from: RUN,
  where: RUN_TOLD,
  to: [{ person: 'run.requested_by' }],
  key: `'notice.matching_run.tried'`,
  params: {
    cycle: 'cycle.name',
    placedGrams: told('placedGrams', 'bigint'),
    unplacedGrams: told('unplacedGrams', 'bigint'),
  },
  link: `'/matching-runs/' || run.id`,
});

const FAILED = addressees({
  from: RUN,
  where: RUN_TOLD,
  to: [...CYCLE_MANAGERS, { person: 'run.requested_by' }],
  key: `'notice.matching_run.failed'`,
  params: { cycle: 'cycle.name', reason: told('reason') },
  link: `'/matching-runs/' || run.id`,
});

/** The people of the commune whose line it is. */
const DROPPED_AGAIN = addressees({
  from: `${RUN} JOIN product ON product.id = ${told('productId', 'uuid')}
    JOIN commune ON commune.id = ${told('communeId', 'uuid')}`,
  where: RUN_TOLD,
  to: [{ commune: 'commune.id', roles: ['food_spokesperson', 'comptroller'] }],
  key: `'notice.order_line.dropped_again'`,
  params: {
    cycle: 'cycle.name',
    commune: 'commune.name',
    product: PRODUCT,
    rounds: told('rounds', 'bigint'),
  },
  link: `'/cycles/' || cycle.id || '/allocations'`,
});
