import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, newId, notFound } from '#core/kernel';
import { Cycles } from '#features/orders';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { assertHappened } from '../event-time';
import { FuelBook } from '../fuel/fuel-book';
import { assertCoordinator } from '../runs/arrange-run';
import { assertCrew } from '../runs/assert-crew';
import { RunBook } from '../runs/run-book';
import { communesOnTheWay, driverOf, gramsOnBoard, runFact } from '../runs/run-facts';
import type { CloseRunRequest, DepartRunRequest } from '../runs/run-request.dto';
import type { Run } from '../runs/run.entity';
import { SEEN_RUN } from '../runs/run.sql';
import { mayDrive, mayReadRun, type SeenRun } from '../transport.policy';
import { CustodyBook } from './custody-book';
import { shipmentsOf } from './deed';
import { noteOdometer } from './odometer';

/** The run as a whole leaves, is held up, goes on, and comes home. */
@Injectable()
export class MoveRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly cycles: Cycles,
    private readonly custody: CustodyBook,
    private readonly fuel: FuelBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The first departure of a cycle moves the cycle on. */
  async depart(actor: Actor, id: string, request: DepartRunRequest): Promise<void> {
    await this.asDriver(actor, id, async (tx, run) => {
      const at = this.at(request.eventTime);
      if (!run.depart()) return;
      await tx.save(run);
      await tx.query(`UPDATE stop SET state = 'served' WHERE run_id = $1 AND kind = 'start'`, [id]);
      if (request.odometerMetres !== undefined) await noteOdometer(tx, run, request.odometerMetres);
      await this.note(tx, run, { kind: 'departed', at, actor, facts: request });
      const cycle = await this.cycles.lock(tx, run.cycleId);
      if (cycle.state === 'matched') await this.cycles.step(tx, cycle, 'moving');
      const communeIds = await communesOnTheWay(tx, id);
      await this.outbox.tell(tx, 'run.departed', { ...runFact(run), code: run.code, communeIds });
    });
  }

  async suspend(actor: Actor, id: string, reason: string): Promise<void> {
    await this.asDriver(actor, id, async (tx, run) => {
      if (!run.suspend(reason)) return;
      await tx.save(run);
      await this.outbox.tell(tx, 'run.suspended', { ...runFact(run), reason });
    });
  }

  /** Goes on, perhaps with another vehicle: then the goods on board change hands on the spot. */
  async resume(actor: Actor, id: string, vehicleId: string | undefined): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, id);
      assertCoordinator(actor, run);
      if (!run.resume()) return;
      if (vehicleId !== undefined && vehicleId !== run.vehicleId) {
        await this.transship(tx, actor, run, vehicleId);
      }
      await tx.save(run);
      await this.outbox.tell(tx, 'run.resumed', runFact(run));
    });
  }

  /** Every stop was served, skipped or failed, and nothing is on board. Fuel really burnt corrects the quota. */
  async close(actor: Actor, id: string, request: CloseRunRequest): Promise<void> {
    await this.asDriver(actor, id, async (tx, run) => {
      const at = this.at(request.eventTime);
      const [open] = await rowsOf<{ stops: number }>(
        tx,
        `SELECT count(*)::int AS stops FROM stop
         WHERE run_id = $1 AND kind IN ('pick_up', 'delivery') AND state IN ('planned', 'arrived')`,
        [id],
      );
      if (!run.close()) return;
      if ((open?.stops ?? 0) > 0) throw run.wrongState('run.stops_open');
      if ((await gramsOnBoard(tx, id)) > 0) throw run.wrongState('run.goods_on_board');
      run.fuelUsedMl = request.fuelUsedMl ?? null;
      await tx.save(run);
      if (request.odometerMetres !== undefined) await noteOdometer(tx, run, request.odometerMetres);
      await tx.query(`UPDATE stop SET state = 'served' WHERE run_id = $1 AND kind = 'end'`, [id]);
      if (run.fuelUsedMl !== null) await this.settleFuel(tx, actor, run, run.fuelUsedMl);
      await this.note(tx, run, { kind: 'closed', at, actor, facts: request });
      await this.outbox.tell(tx, 'run.closed', await closingFact(tx, run));
    });
  }

  private at(eventTime: string | undefined): Date {
    const now = this.clock.now();
    return eventTime === undefined ? now : assertHappened(eventTime, now);
  }

  private async asDriver(
    actor: Actor,
    id: string,
    work: (tx: Tx, run: Run) => Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, id);
      const driver = await driverOf(tx, run.driverId);
      const seen = {
        communeId: run.communeId,
        driverPersonId: driver?.personId ?? null,
        driverCommuneId: driver?.communeId ?? null,
      };
      if (!mayDrive(actor, seen)) {
        const [known] = await rowsOf<SeenRun>(tx, SEEN_RUN, [id]);
        if (!known || !mayReadRun(actor, known)) throw notFound('run', id);
        allow(false);
      }
      await work(tx, run);
    });
  }

  private async transship(tx: Tx, actor: Actor, run: Run, vehicleId: string): Promise<void> {
    const { communeId, driverId } = run;
    await assertCrew(tx, actor, { communeId, vehicleId, driverId });
    const onBoard = (await shipmentsOf(tx, run.id)).filter((it) => it.state === 'loaded');
    const before = run.vehicleId;
    run.vehicleId = vehicleId;
    await this.custody.record(
      tx,
      onBoard.map((shipment) => ({
        lotId: shipment.lotId,
        allocationId: shipment.allocationId,
        runId: run.id,
        stopId: null,
        from: { kind: 'vehicle', id: before },
        to: { kind: 'vehicle', id: vehicleId },
        packages: shipment.loadedPackages ?? shipment.packages,
        grams: shipment.loadedGrams ?? 0,
        weighingId: null,
        reason: run.suspendReason,
        personId: actor.personId,
        eventTime: this.clock.now(),
      })),
    );
  }

  private async settleFuel(tx: Tx, actor: Actor, run: Run, burntMl: number): Promise<void> {
    const [vehicle] = await rowsOf<{ fuel: string }>(tx, 'SELECT fuel FROM vehicle WHERE id = $1', [
      run.vehicleId,
    ]);
    const { id, communeId, dayOn } = run;
    const note = { personId: actor.personId, reason: `run ${run.code}`, at: this.clock.now() };
    await this.fuel.settle(tx, { id, communeId, dayOn, fuel: vehicle?.fuel ?? '' }, burntMl, note);
  }

  private async note(
    tx: Tx,
    run: Run,
    event: { kind: 'departed' | 'closed'; at: Date; actor: Actor; facts: object },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO stop_event (id, run_id, kind, facts, person_id, event_time, record_time)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        newId(),
        run.id,
        event.kind,
        JSON.stringify(event.facts),
        event.actor.personId,
        event.at,
        this.clock.now(),
      ],
    );
  }
}

async function closingFact(tx: Tx, run: Run) {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    'SELECT coalesce(sum(delivered_grams), 0)::bigint AS grams FROM shipment WHERE run_id = $1',
    [run.id],
  );
  const { odometerStartMetres: start, odometerEndMetres: end } = run;
  const metres = start === null || end === null ? null : end - start;
  return { ...runFact(run), metres, deliveredGrams: row?.grams ?? 0 };
}
