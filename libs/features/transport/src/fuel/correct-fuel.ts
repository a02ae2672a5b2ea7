import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, fieldFault, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { assertHappened } from '../event-time';
import { mayCoordinate, mayReadTransportOf } from '../transport.policy';
import { FuelBook } from './fuel-book';
import type { CorrectFuelRequest } from './fuel.dto';
import { FuelQuota } from './fuel-quota.entity';

/** Fuel that was burnt outside of runs, or counted wrongly: a new entry with its reason, never an edit. */
@Injectable()
export class CorrectFuel {
  constructor(
    private readonly db: Database,
    private readonly book: FuelBook,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: CorrectFuelRequest): Promise<void> {
    if (request.ml === 0) throw fieldFault('ml', 'fuel_entry.of_nothing');
    const at = assertHappened(request.eventTime, this.clock.now());
    await this.db.transaction(async (tx) => {
      const quota = await tx.findOne(FuelQuota, {
        where: { id: request.quotaId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!quota || !mayReadTransportOf(actor, quota.communeId)) {
        throw notFound('fuel_quota', request.quotaId);
      }
      allow(mayCoordinate(actor, quota.communeId));
      const { quotaId, ml, reason } = request;
      await this.book.correct(tx, { id, quotaId, ml, reason, at, personId: actor.personId });
    });
  }
}
