import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { mayAnnounce } from '../inventory.policy';
import { forecastInSight, lockForecast } from './find-forecast';
import type { ChangeForecastRequest } from './forecast.dto';

/** The closer the harvest, the better the guess: window and masses may be changed while it is open. */
@Injectable()
export class ChangeForecast {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    id: string,
    { seen, changes }: { seen: number; changes: ChangeForecastRequest },
  ): Promise<void> {
    const { communeId } = await forecastInSight(this.db, actor, id);
    allow(mayAnnounce(actor, communeId));
    await this.db.transaction(async (tx) => {
      const forecast = await lockForecast(tx, id);
      sameVersion(forecast.version, seen);
      forecast.change(
        {
          fromOn: changes.fromOn ?? forecast.fromOn,
          toOn: changes.toOn ?? forecast.toOn,
          minGrams: changes.minGrams ?? forecast.minGrams,
          likelyGrams: changes.likelyGrams ?? forecast.likelyGrams,
          maxGrams: changes.maxGrams ?? forecast.maxGrams,
        },
        civilDateAt(this.clock.now()),
      );
      forecast.version += 1;
      await tx.save(forecast);
      await this.outbox.tell(tx, 'forecast.changed', { forecastId: forecast.id, communeId });
    });
  }
}
