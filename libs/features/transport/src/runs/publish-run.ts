import { Injectable } from '@nestjs/common';
import { type Actor } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { assertCoordinator } from './arrange-run';
import { RunBook } from './run-book';
import { communesOnTheWay, driverOf, runFact } from './run-facts';

/** A proposal becomes a promise: to the driver, and to those who wait with their goods or for them. */
@Injectable()
export class PublishRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, id);
      assertCoordinator(actor, run);
      const driver = await driverOf(tx, run.driverId);
      const draft = await this.book.draftOf(tx, id);
      // Two runs of one vehicle may be published at once: the vehicle's row lets one of them see the other.
      await tx.query('SELECT 1 FROM vehicle WHERE id = $1 FOR UPDATE', [run.vehicleId]);
      if (driver) {
        await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [driver.personId]);
      }
      if (run.state === 'planned') await this.book.save(tx, run, draft);
      if (!run.publish(draft.shipments.length)) return;
      await tx.save(run);
      await this.outbox.tell(tx, 'run.published', {
        ...runFact(run),
        code: run.code,
        dayOn: run.dayOn,
        driverPersonId: driver?.personId ?? '',
        communeIds: await communesOnTheWay(tx, id),
      });
    });
  }
}
