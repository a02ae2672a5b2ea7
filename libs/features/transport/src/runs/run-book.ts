import { Injectable } from '@nestjs/common';
import { notFound } from '#core/kernel';
import { evaluateRun } from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import { FuelBook } from '../fuel/fuel-book';
import { OutsideConflicts, type PickUp, type PlacedRun } from './outside-conflicts';
import { type Consignment, type DraftShipment, type DraftStop, RunDraft } from './run-draft';
import { figuresOf, type RunFigures, sequenceOf } from './run-figures';
import { type NamedProblem, RunProblems } from './run-problem';
import { writeDraft } from './write-draft';
import { Run } from './run.entity';

/** Reads, evaluates and writes runs that people arrange. */
@Injectable()
export class RunBook {
  constructor(
    private readonly problems: RunProblems,
    private readonly outside: OutsideConflicts,
    private readonly fuel: FuelBook,
  ) {}

  /** The run under a row lock; one writer at a time arranges it or records on it. */
  async lock(tx: Tx, id: string): Promise<Run> {
    const run = await tx.findOne(Run, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw notFound('run', id);
    return run;
  }

  async draftOf(tx: Tx, runId: string): Promise<RunDraft> {
    const stops = await rowsOf<DraftStop>(
      tx,
      `SELECT id, site_id AS "siteId", kind, is_locked AS "isLocked" FROM stop
       WHERE run_id = $1 AND kind IN ('pick_up', 'delivery') AND EXISTS (
         SELECT 1 FROM shipment s WHERE stop.id IN (s.pick_up_stop_id, s.delivery_stop_id)
           AND s.run_id = $1 AND s.state IN ('planned', 'loaded', 'delivered'))
       ORDER BY position`,
      [runId],
    );
    const shipments = await rowsOf<DraftShipment>(
      tx,
      `SELECT id, allocation_id AS "allocationId", lot_id AS "lotId", packages, grams,
         pick_up_stop_id AS "pickUpStopId", delivery_stop_id AS "deliveryStopId",
         not_before AS "notBefore", due_by AS "dueBy"
       FROM shipment WHERE run_id = $1 AND state IN ('planned', 'loaded', 'delivered') ORDER BY id`,
      [runId],
    );
    return new RunDraft(stops, shipments);
  }

  /** The run as a question to the planner: its vehicle, its goods, their roads. */
  async problemOf(tx: Tx, run: PlacedRun, draft: RunDraft): Promise<NamedProblem> {
    return this.problems.build(tx, {
      communeId: run.communeId,
      dayOn: run.dayOn,
      vehicleIds: [run.vehicleId],
      goods: consignmentsOf(draft),
      bookedFuelMl: await this.fuel.bookedOn(tx, run.id),
    });
  }

  /** The run as it would go, with everything that is wrong with it. Saves nothing. */
  async evaluate(tx: Tx, run: PlacedRun, draft: RunDraft): Promise<RunFigures> {
    const goods = consignmentsOf(draft);
    const { problem, names } = await this.problemOf(tx, run, draft);
    const sequence = sequenceOf(draft);
    const evaluation = evaluateRun(problem, run.vehicleId, sequence);
    const figures = figuresOf(run.dayOn, sequence, evaluation, names);
    const conflicts = [
      ...(await this.outside.of(tx, run, goods, figures)),
      ...(await this.outside.notThereYet(tx, run.id, pickUpsOf(draft, figures))),
    ];
    return { ...figures, conflicts: [...figures.conflicts, ...conflicts] };
  }

  /** Evaluates the draft and writes it with its figures. The run must be locked. */
  async save(tx: Tx, run: Run, draft: RunDraft): Promise<RunFigures> {
    const figures = await this.evaluate(tx, run, draft);
    run.takeFigures(figures);
    await tx.save(run);
    await writeDraft(tx, run, draft, figures);
    return figures;
  }
}

function pickUpsOf({ stops, shipments }: RunDraft, figures: RunFigures): PickUp[] {
  const siteOf = new Map(stops.map((it) => [it.id, it.siteId]));
  const leavesAt = new Map(figures.stops.map((it) => [it.stopId, it.departsAt]));
  return shipments.flatMap(({ allocationId, pickUpStopId: stopId }) => {
    const [siteId, at] = [siteOf.get(stopId), leavesAt.get(stopId)];
    return siteId === undefined || at === undefined ? [] : [{ allocationId, siteId, stopId, at }];
  });
}

export function consignmentsOf(draft: RunDraft): Consignment[] {
  return draft.shipments.flatMap((shipment) => draft.consignment(shipment.id) ?? []);
}
