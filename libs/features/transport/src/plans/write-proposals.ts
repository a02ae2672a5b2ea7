import { Injectable } from '@nestjs/common';
import { type CivilDate, Clock, momentAt, newId } from '#core/kernel';
import {
  type Leg,
  type PlannedRun,
  type RoutingPlan,
  type RoutingProblem,
  type Shipment,
} from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { lockAllocations, waitingOf } from '../runs/legs';
import { RunBook } from '../runs/run-book';
import { runCode } from '../runs/run-code';
import { type DraftShipment, type DraftStop, RunDraft } from '../runs/run-draft';
import { Run } from '../runs/run.entity';
import { allocationIdOf } from './freeze-plan';
import type { RunPlan } from './run-plan.entity';

/** Writes what the planner proposes as planned runs, stops and shipments. */
@Injectable()
export class WriteProposals {
  constructor(
    private readonly book: RunBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether every kilo that the answer moves still waits where the question found it. Locks the allocations
   * in id order until the transaction ends, so that nobody else plans the same kilo.
   */
  async stillWait(tx: Tx, problem: RoutingProblem, answer: RoutingPlan): Promise<boolean> {
    const planned = new Map<string, number>();
    for (const shipment of servedOf(problem, answer)) {
      const key = `${allocationIdOf(shipment.id)}.${shipment.pickupSiteId}`;
      planned.set(key, (planned.get(key) ?? 0) + shipment.grams);
    }
    const ids = [...new Set([...planned.keys()].map(allocationIdOf))];
    await lockAllocations(tx, ids);
    const waiting = new Map(
      (await waitingOf(tx, ids)).map((it) => [`${it.allocationId}.${it.siteId}`, it.grams]),
    );
    return [...planned].every(([key, grams]) => (waiting.get(key) ?? 0) >= grams);
  }

  async write(tx: Tx, plan: RunPlan, problem: RoutingProblem, answer: RoutingPlan): Promise<void> {
    const shipments = new Map(problem.shipments.map((it) => [it.id, it]));
    const lots = await lotsOf(tx, [...shipments.keys()].map(allocationIdOf));
    for (const planned of answer.runs) {
      const id = newId<'Run'>();
      const { communeId, cycleId, dayOn } = plan;
      const facts = { id, communeId, cycleId, dayOn, vehicleId: planned.vehicleId, driverId: null };
      const born = { code: runCode(id), by: plan.requestedBy, at: this.clock.now() };
      const run = Object.assign(Run.plan(facts, born), { planId: plan.id });
      await insertOnce(tx, Run, run, ['id']);
      await this.book.save(tx, run, draftOf(planned, { dayOn, shipments, lots }));
    }
  }
}

function servedOf(problem: RoutingProblem, answer: RoutingPlan): Shipment[] {
  const unserved = new Set(answer.unserved.map((it) => it.shipmentId));
  return problem.shipments.filter((it) => !unserved.has(it.id));
}

/** One stop for each step; goods that go by way of a centre are one shipment to it and another one from there. */
function draftOf(planned: PlannedRun, { shipments: known, lots, dayOn }: Writing): RunDraft {
  const stops: DraftStop[] = [];
  const ways = new Map<string, Way>();
  for (const step of planned.steps) {
    if ((step.kind !== 'pickup' && step.kind !== 'delivery') || step.siteId === null) continue;
    const id = newId<'Stop'>();
    const kind = step.kind === 'pickup' ? 'pick_up' : 'delivery';
    stops.push({ id, siteId: step.siteId, kind, isLocked: false });
    for (const [index, shipmentId] of step.shipmentIds.entries()) {
      const leg = step.legs?.[index] ?? null;
      const key = `${shipmentId} ${leg?.kind ?? ''}`;
      const way = ways.get(key) ?? { shipmentId, leg, pickup: '', delivery: '' };
      ways.set(key, { ...way, [step.kind]: id });
    }
  }
  const shipments = [...ways.values()].flatMap(({ shipmentId, leg, pickup, delivery }) => {
    const shipment = known.get(shipmentId);
    if (!shipment) return [];
    const allocationId = allocationIdOf(shipmentId);
    return [
      {
        id: newId<'Shipment'>(),
        allocationId,
        lotId: lots.get(allocationId) ?? '',
        packages: shipment.packages,
        grams: shipment.grams,
        pickUpStopId: pickup,
        deliveryStopId: delivery,
        ...handoverOf(leg, dayOn),
      },
    ];
  });
  return new RunDraft(stops, shipments);
}

interface Writing {
  readonly dayOn: CivilDate;
  readonly shipments: ReadonlyMap<string, Shipment>;
  readonly lots: ReadonlyMap<string, string>;
}

/** From where to where a run takes goods: the whole way, or one leg of it. */
interface Way {
  readonly shipmentId: string;
  readonly leg: Leg | null;
  readonly pickup: string;
  readonly delivery: string;
}

/** Neither vehicle waits for the other: the feeder is there by the hand-over, the trunk comes from then on. */
function handoverOf(leg: Leg | null, dayOn: CivilDate): Pick<DraftShipment, 'notBefore' | 'dueBy'> {
  if (leg === null) return {};
  const moment = new Date(momentAt(dayOn).getTime() + leg.handoverSeconds * 1_000);
  return leg.kind === 'trunk' ? { notBefore: moment } : { dueBy: moment };
}

async function lotsOf(tx: Tx, allocationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; lot_id: string }>(
    tx,
    'SELECT id, lot_id FROM allocation WHERE id = ANY($1::uuid[])',
    [[...new Set(allocationIds)]],
  );
  return new Map(rows.map((row) => [row.id, row.lot_id]));
}
