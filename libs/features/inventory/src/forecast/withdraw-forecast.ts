import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayAnnounce } from '../inventory.policy';
import { forecastInSight, lockForecast } from './find-forecast';

/** A forecast that will not come true is taken back. Told twice, it stays taken back. */
@Injectable()
export class WithdrawForecast {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    const { communeId } = await forecastInSight(this.db, actor, id);
    allow(mayAnnounce(actor, communeId));
    await this.db.transaction(async (tx) => {
      const forecast = await lockForecast(tx, id);
      if (forecast.state === 'withdrawn') return;
      forecast.requireOpen();
      forecast.state = 'withdrawn';
      forecast.version += 1;
      await tx.save(forecast);
      await this.outbox.tell(tx, 'forecast.withdrawn', { forecastId: forecast.id, communeId });
    });
  }
}
