import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError, fieldFault, notFound } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { assertHappened } from '../event-time';
import { lockAllocations } from '../runs/legs';
import { RunBook } from '../runs/run-book';
import { driverOf, runFact } from '../runs/run-facts';
import type { Run } from '../runs/run.entity';
import { SEEN_RUN } from '../runs/run.sql';
import { mayReadRun, mayRecordAtStop, type SeenRun } from '../transport.policy';
import {
  type Deed,
  netOf,
  settleStop,
  shipmentRefusal,
  shipmentsOf,
  type StopRow,
  stopOf,
  type WeighedShipment,
} from './deed';
import { DeliverGoods } from './deliver-goods';
import { LoadGoods } from './load-goods';
import { noteOdometer } from './odometer';
import { PassStop } from './pass-stop';
import { StopEvent } from './stop-event.entity';
import type { RecordStopEventRequest } from './stop-event.dto';

/**
 * Somebody on the road tells what happened, perhaps hours later and out of order, perhaps twice. Each event
 * counts once, with everything that follows from it, in one transaction under the run's lock.
 */
@Injectable()
export class RecordStopEvent {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly load: LoadGoods,
    private readonly deliver: DeliverGoods,
    private readonly passStop: PassStop,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: RecordStopEventRequest): Promise<void> {
    const now = this.clock.now();
    const at = assertHappened(request.eventTime, now);
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, request.runId);
      const stop = await this.stopFor(tx, actor, run, request);
      assertNothingUnused(request);
      const { runId: _run, stopId: _stop, kind, eventTime: _time, ...facts } = request;
      const event = StopEvent.of({
        id,
        runId: run.id,
        stopId: stop?.id ?? null,
        kind,
        facts: { ...facts },
        personId: actor.personId,
        eventTime: at,
        recordTime: now,
      });
      if (!(await insertOnce(tx, StopEvent, event, StopEvent.FACTS))) return;
      assertOnTheRoad(run, request);
      if (stop) await this.atStop(tx, { run, stop, personId: actor.personId, at }, request);
      else await this.onTheWay(tx, run, request);
    });
  }

  /** Who may not record may at least know why, if he may see the run. */
  private async stopFor(
    tx: Tx,
    actor: Actor,
    run: Run,
    { stopId }: RecordStopEventRequest,
  ): Promise<StopRow | null> {
    const driver = await driverOf(tx, run.driverId);
    const stop = stopId === undefined ? null : await stopOf(tx, run.id, stopId);
    const recorded = {
      communeId: run.communeId,
      driverPersonId: driver?.personId ?? null,
      driverCommuneId: driver?.communeId ?? null,
    };
    if (!mayRecordAtStop(actor, recorded, stop?.communeId ?? null)) {
      const [seen] = await rowsOf<SeenRun>(tx, SEEN_RUN, [run.id]);
      if (!seen || !mayReadRun(actor, seen)) throw notFound('run', run.id);
      allow(false);
    }
    if (stopId !== undefined && !stop) throw fieldFault('stopId', 'run.stop_unknown', { stopId });
    return stop;
  }

  private async atStop(tx: Tx, deed: Deed, request: RecordStopEventRequest): Promise<void> {
    const { run, stop } = deed;
    switch (request.kind) {
      case 'arrived':
        if (stop.state !== 'planned') return;
        await tx.query(`UPDATE stop SET state = 'arrived' WHERE id = $1`, [stop.id]);
        await this.outbox.tell(tx, 'stop.arrived', {
          ...runFact(run),
          stopId: stop.id,
          siteId: stop.siteId,
          stopCommuneId: stop.communeId,
        });
        return;
      case 'loaded':
        await this.load.within(tx, deed, await weighed(tx, deed, request, 'pick_up'));
        return settleStop(tx, stop);
      case 'delivered':
        await this.deliver.within(tx, deed, await weighed(tx, deed, request, 'delivery'));
        return settleStop(tx, stop);
      case 'skipped':
        return this.passStop.skip(tx, deed, request);
      case 'failed':
        return this.passStop.fail(tx, deed, request);
      case 'incident':
      case 'odometer':
        return this.onTheWay(tx, run, request);
    }
  }

  private async onTheWay(tx: Tx, run: Run, request: RecordStopEventRequest): Promise<void> {
    if (request.kind === 'odometer') {
      if (request.odometerMetres === undefined)
        throw fieldFault('odometerMetres', 'stop_event.field_needed');
      return noteOdometer(tx, run, request.odometerMetres);
    }
    if (request.kind !== 'incident') throw fieldFault('stopId', 'stop_event.field_needed');
    if (request.note === undefined) throw fieldFault('note', 'stop_event.field_needed');
    const stopId = request.stopId ?? null;
    await this.outbox.tell(tx, 'run.incident', { ...runFact(run), stopId, note: request.note });
  }
}

/** A place that nobody would check is not written down. */
function assertNothingUnused({ kind, then, centreSiteId }: RecordStopEventRequest): void {
  if (then !== undefined && kind !== 'failed') throw fieldFault('then', 'stop_event.field_unused');
  if (centreSiteId !== undefined && then !== 'to_centre')
    throw fieldFault('centreSiteId', 'stop_event.field_unused');
}

/** Loading may begin before the run is waved off; nothing is recorded on a run that was not cleared or is over. */
function assertOnTheRoad(run: Run, { kind }: RecordStopEventRequest): void {
  if (run.state === 'departed') return;
  if (run.state === 'suspended' && kind !== 'loaded') return;
  const isEarly =
    kind === 'arrived' || kind === 'loaded' || kind === 'odometer' || kind === 'incident';
  if (run.state === 'cleared' && isEarly) return;
  throw run.wrongState('run.not_on_the_road');
}

/** The goods of the event, each with its net and its locked allocation, in id order. */
async function weighed(
  tx: Tx,
  deed: Deed,
  { goods }: RecordStopEventRequest,
  kind: 'pick_up' | 'delivery',
): Promise<WeighedShipment[]> {
  if (deed.stop.kind !== kind) throw fieldFault('kind', 'stop.of_another_kind');
  if (goods.length === 0) throw fieldFault('goods', 'stop_event.field_needed');
  if (new Set(goods.map((it) => it.shipmentId)).size !== goods.length) {
    throw fieldFault('goods', 'stop.shipment_twice');
  }
  const known = new Map((await shipmentsOf(tx, deed.run.id)).map((it) => [it.id, it]));
  const items = goods.map((said, index) => {
    const field = `goods.${String(index)}`;
    const shipment = known.get(said.shipmentId);
    const stopId = kind === 'pick_up' ? shipment?.pickUpStopId : shipment?.deliveryStopId;
    if (!shipment || stopId !== deed.stop.id) {
      throw fieldFault(`${field}.shipmentId`, 'stop.shipment_unknown');
    }
    if (kind === 'pick_up' && shipment.state !== 'planned') {
      throw shipmentRefusal('shipment.not_waiting', shipment);
    }
    if (kind === 'delivery' && shipment.state !== 'loaded') {
      throw shipmentRefusal('shipment.not_loaded', shipment);
    }
    return { said, field, shipment, netGrams: netOf(said, field) };
  });
  const allocations = await lockAllocations(
    tx,
    items.map((it) => it.shipment.allocationId),
  );
  return items
    .map((item) => {
      const allocation = allocations.get(item.shipment.allocationId);
      if (!allocation) throw new DomainError('conflict', 'allocation.not_movable');
      return { ...item, allocation };
    })
    .sort((a, b) => (a.shipment.lotId < b.shipment.lotId ? -1 : 1));
}
