import { Injectable } from '@nestjs/common';
import { Clock, momentAt, newId } from '#core/kernel';
import type { PlannedRun, RoutingPlan, RoutingProblem } from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { Outbox } from '#platform/events';
import { freeVehicles } from '../plans/freeze-plan';
import type { RunPlan } from '../plans/run-plan.entity';
import { skipIdleStops } from '../road/deed';
import { lockAllocations } from '../runs/legs';
import { OutsideConflicts } from '../runs/outside-conflicts';
import { consignmentsOf, RunBook } from '../runs/run-book';
import { runCode } from '../runs/run-code';
import { driverOf, runFact } from '../runs/run-facts';
import { Run } from '../runs/run.entity';
import { figuresOnTheRoad } from './figures-on-the-road';
import { MoveGoods } from './move-goods';
import { type NewWays, newWaysOf } from './new-ways';
import { type Remaining, remainingOf, shipmentIdOf } from './replan-question';
import { basisOf, runsAsTheyStand } from './replan-rows';

interface Replanned {
  readonly plan: RunPlan;
  readonly problem: RoutingProblem;
  readonly answer: RoutingPlan;
}

/** Arranges runs anew as a plan says: what was done stays done, what is on board of a vehicle that goes on stays there. */
@Injectable()
export class WriteReplan {
  constructor(
    private readonly book: RunBook,
    private readonly outside: OutsideConflicts,
    private readonly goods: MoveGoods,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** False when something happened on the runs since the question was frozen. Locks runs and goods in id order. */
  async write(tx: Tx, replanned: Replanned): Promise<boolean> {
    const { plan, answer } = replanned;
    const runs = new Map<string, Run>();
    for (const id of plan.replansRunIds) runs.set(id, await this.book.lock(tx, id));
    if ((await basisOf(tx, plan.replansRunIds)) !== plan.basis) return false;
    const remaining = remainingOf(await runsAsTheyStand(tx, plan.replansRunIds));
    if (!(await this.vehiclesAreFree(tx, plan, remaining, answer))) return false;
    const shipments = remaining.flatMap((it) => it.shipments);
    await lockAllocations(tx, [...new Set(shipments.map((it) => it.allocationId))].sort());

    for (const planned of answer.runs) {
      const known = remaining.find((it) => isDrivenBy(it, planned.vehicleId));
      const run = known ? runs.get(known.run.id) : await this.newRun(tx, plan, planned);
      if (run) await this.rearrange(tx, { run, planned, known, replanned, remaining });
    }
    await this.goods.leave(tx, unservedIds(answer));
    for (const it of remaining) {
      const run = runs.get(it.run.id);
      if (run) await this.settle(tx, run, it, answer);
    }
    return true;
  }

  private async vehiclesAreFree(
    tx: Tx,
    plan: RunPlan,
    remaining: readonly Remaining[],
    answer: RoutingPlan,
  ): Promise<boolean> {
    const free = new Set([
      ...(await freeVehicles(tx, plan)),
      ...remaining.flatMap((it) => (it.isStranded ? [] : [it.run.vehicleId])),
    ]);
    return answer.runs.every((run) => free.has(run.vehicleId));
  }

  private async newRun(tx: Tx, plan: RunPlan, planned: PlannedRun): Promise<Run> {
    const id = newId<'Run'>();
    const { communeId, cycleId, dayOn } = plan;
    const facts = { id, communeId, cycleId, dayOn, vehicleId: planned.vehicleId, driverId: null };
    const born = { code: runCode(id), by: plan.requestedBy, at: this.clock.now() };
    const run = Object.assign(Run.plan(facts, born), { planId: plan.id });
    await insertOnce(tx, Run, run, ['id']);
    return run;
  }

  private async rearrange(
    tx: Tx,
    work: {
      run: Run;
      planned: PlannedRun;
      known: Remaining | undefined;
      replanned: Replanned;
      remaining: readonly Remaining[];
    },
  ): Promise<void> {
    const { run, planned, known, replanned, remaining } = work;
    const arrivedAt = known?.stops.find((it) => it.state === 'arrived');
    const ways = newWaysOf(planned, replanned.plan.dayOn, arrivedAt);
    await placeStops(tx, run.id, ways, known);
    const parts = new Map(replanned.problem.shipments.map((it) => [it.id, it]));
    for (const [goodsId, way] of ways.ways) {
      const part = parts.get(goodsId);
      const shipment = remaining
        .flatMap((it) => it.shipments.map((own) => ({ ...own, isStranded: it.isStranded })))
        .find((it) => it.id === shipmentIdOf(goodsId));
      if (part && shipment) await this.goods.take(tx, { run, shipment, part, way });
    }
    if (!known?.isOnTheRoad) {
      await this.book.save(tx, run, await this.book.draftOf(tx, run.id));
      return;
    }
    const { dayOn } = replanned.plan;
    const figures = figuresOnTheRoad(planned, known, { run, from: momentAt(dayOn) });
    const draft = await this.book.draftOf(tx, run.id);
    const conflicts = await this.outside.of(tx, run, consignmentsOf(draft), figures);
    run.takeFigures({ ...figures, conflicts });
    await tx.save(run);
  }

  /** What is left of a run that others have taken goods from; its driver is told. */
  private async settle(tx: Tx, run: Run, it: Remaining, answer: RoutingPlan): Promise<void> {
    const isUsed = !it.isStranded && answer.runs.some((own) => isDrivenBy(it, own.vehicleId));
    if (!it.isOnTheRoad) {
      if (!isUsed) await this.book.save(tx, run, await this.book.draftOf(tx, run.id));
      return;
    }
    await skipIdleStops(tx, run.id);
    const driver = await driverOf(tx, run.driverId);
    await this.outbox.tell(tx, 'run.replanned', {
      ...runFact(run),
      code: run.code,
      isStranded: it.isStranded,
      driverPersonId: driver?.personId ?? null,
    });
  }
}

function isDrivenBy({ run, isStranded }: Remaining, vehicleId: string): boolean {
  return !isStranded && run.vehicleId === vehicleId;
}

/** Shipments of which a part stays behind: what is left of their own row once the other parts have gone. */
function unservedIds({ unserved }: RoutingPlan): string[] {
  return [...new Set(unserved.map((it) => shipmentIdOf(it.shipmentId)))].sort();
}

/** After what is done come the new stops, then old ones that somebody still counts on, then the end. */
async function placeStops(
  tx: Tx,
  runId: string,
  { stops }: NewWays,
  known: Remaining | undefined,
): Promise<void> {
  const open = known?.stops.map((it) => it.id) ?? [];
  const [last] = await rowsOf<{ position: number }>(
    tx,
    `SELECT coalesce(max(position), 0)::int AS position FROM stop
     WHERE run_id = $1 AND kind <> 'end' AND id <> ALL($2::uuid[])`,
    [runId, open],
  );
  const first = (last?.position ?? 0) + 1;
  const rest = open.filter((id) => !stops.some((it) => it.id === id));
  await tx.query(
    `UPDATE stop SET position = $2 + rest.at::int FROM unnest($3::uuid[]) WITH ORDINALITY AS rest (id, at)
     WHERE stop.id = rest.id AND stop.run_id = $1`,
    [runId, first + stops.length, rest],
  );
  await tx.query(`UPDATE stop SET position = $2 WHERE run_id = $1 AND kind = 'end'`, [
    runId,
    first + stops.length + rest.length + 1,
  ]);
  await tx.query(
    `INSERT INTO stop (run_id, id, position, site_id, kind, arrives_at, departs_at, metres_from_last,
       load_grams_after)
     SELECT $1, * FROM unnest($2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::timestamptz[],
       $7::timestamptz[], $8::bigint[], $9::bigint[])
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, departs_at = excluded.departs_at,
       load_grams_after = excluded.load_grams_after`,
    [
      runId,
      stops.map((it) => it.id),
      stops.map((_, index) => first + index),
      stops.map((it) => it.siteId),
      stops.map((it) => it.kind),
      stops.map((it) => it.arrivesAt),
      stops.map((it) => it.departsAt),
      stops.map((it) => it.metresFromLast),
      stops.map((it) => it.loadGramsAfter),
    ],
  );
}
