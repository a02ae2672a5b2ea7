import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayRecordNeed } from '../orders.policy';
import { type CensusFacts, NeedCensus } from './need-census.entity';

/** A commune counts the families of one of its councils; the latest count is the one that matters. */
@Injectable()
export class RecordCensus {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: CensusFacts): Promise<void> {
    allow(mayRecordNeed(actor, facts.communeId));
    const census = NeedCensus.record(facts, actor.personId, this.clock.now());
    census.assertTakenBy(civilDateAt(this.clock.now()));
    await this.db.transaction(async (tx) => {
      const councils = await rowsOf(
        tx,
        'SELECT id FROM council WHERE id = $1 AND commune_id = $2',
        [facts.councilId, facts.communeId],
      );
      if (councils.length === 0) throw fieldFault('councilId', 'need_census.not_own_council');
      if (!(await insertOnce(tx, NeedCensus, census, NeedCensus.FACTS))) return;
      const { communeId, councilId, families } = census;
      await this.outbox.tell(tx, 'need_census.recorded', { communeId, councilId, families });
    });
  }
}
