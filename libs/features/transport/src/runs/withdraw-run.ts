import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { FuelBook } from '../fuel/fuel-book';
import { PermitCheck } from '../permits/permit-check';
import { assertCoordinator } from './arrange-run';
import { RunBook } from './run-book';
import { communesOnTheWay, driverOf, gramsOnBoard, runFact } from './run-facts';
import type { Run } from './run.entity';

/** Takes a published run back to be arranged anew, or gives it up. Fuel and papers are free again. */
@Injectable()
export class WithdrawRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly fuel: FuelBook,
    private readonly permits: PermitCheck,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async unpublish(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, id);
      assertCoordinator(actor, run);
      if (!run.unpublish()) return;
      if (await hasEvents(tx, id)) throw run.wrongState('run.has_left');
      await this.free(tx, actor, run, reason);
      await tx.save(run);
      const driver = await driverOf(tx, run.driverId);
      await this.outbox.tell(tx, 'run.unpublished', {
        ...runFact(run),
        reason,
        driverPersonId: driver?.personId ?? null,
      });
    });
  }

  /** Before it has left. Its goods wait for another run; the run stays on record with its reason. */
  async cancel(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, id);
      assertCoordinator(actor, run);
      if (run.state === 'departed' || run.state === 'suspended')
        throw run.wrongState('run.has_left');
      if (!run.cancel(reason)) return;
      if ((await gramsOnBoard(tx, id)) > 0) throw run.wrongState('run.goods_on_board');
      await this.free(tx, actor, run, reason);
      await tx.save(run);
      await tx.query(
        `UPDATE shipment SET state = 'cancelled' WHERE run_id = $1 AND state = 'planned'`,
        [id],
      );
      const driver = await driverOf(tx, run.driverId);
      await this.outbox.tell(tx, 'run.cancelled', {
        ...runFact(run),
        code: run.code,
        reason,
        driverPersonId: driver?.personId ?? null,
        communeIds: await communesOnTheWay(tx, id),
      });
    });
  }

  private async free(tx: Tx, actor: Actor, run: Run, reason: string): Promise<void> {
    const note = { personId: actor.personId, reason, at: this.clock.now() };
    const booked = await this.fuel.bookedOn(tx, run.id);
    await this.fuel.giveBack(tx, run.id, booked, { ...note, kind: 'returned' });
    await this.permits.forget(tx, run.id);
  }
}

/** Loading may begin before departure: a run with a past is not arranged anew. */
async function hasEvents(tx: Tx, runId: string): Promise<boolean> {
  const events = await rowsOf(tx, 'SELECT 1 FROM stop_event WHERE run_id = $1 LIMIT 1', [runId]);
  return events.length > 0;
}
