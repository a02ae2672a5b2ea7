import { Injectable } from '@nestjs/common';
import { DomainError, fieldFault, newId } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { assertCentre, lockAllocations } from '../runs/legs';
import { runFact } from '../runs/run-facts';
import { type Deed, type ShipmentRow, shipmentsOf, skipIdleStops } from './deed';
import type { RecordStopEventRequest } from './stop-event.dto';

/** A stop that was passed by, or at which nothing could be done. */
@Injectable()
export class PassStop {
  constructor(private readonly outbox: Outbox) {}

  /** Goods that were to be loaded wait for another run. A stop with goods on board for it is not skipped: it fails. */
  async skip(tx: Tx, deed: Deed, request: RecordStopEventRequest): Promise<void> {
    const reason = requiredReason(request);
    const shipments = await shipmentsOf(tx, deed.run.id);
    if (onBoardFor(deed, shipments).length > 0) {
      throw new DomainError('conflict', 'stop.goods_on_board', { stopId: deed.stop.id });
    }
    await this.leaveBehind(tx, deed, 'cancelled');
    await pass(tx, deed, 'skipped');
    await skipIdleStops(tx, deed.run.id);
    const fact = { ...runFact(deed.run), stopId: deed.stop.id, reason };
    await this.outbox.tell(tx, 'stop.skipped', fact);
  }

  /** Nobody there, no road, no key. Goods on board go on: to the same place again, back, or to a centre. */
  async fail(tx: Tx, deed: Deed, request: RecordStopEventRequest): Promise<void> {
    const reason = requiredReason(request);
    const onBoard = onBoardFor(deed, await shipmentsOf(tx, deed.run.id));
    await this.leaveBehind(tx, deed, 'failed');
    if (onBoard.length > 0) await this.goOn(tx, deed, onBoard, request);
    await pass(tx, deed, 'failed');
    await skipIdleStops(tx, deed.run.id);
    const fact = { ...runFact(deed.run), stopId: deed.stop.id, reason };
    await this.outbox.tell(tx, 'stop.failed', fact);
  }

  private async leaveBehind(tx: Tx, deed: Deed, state: 'cancelled' | 'failed'): Promise<void> {
    await tx.query(
      `UPDATE shipment SET state = $2
       WHERE state = 'planned' AND (pick_up_stop_id = $1 OR delivery_stop_id = $1)`,
      [deed.stop.id, state],
    );
  }

  /** New stops before the end of the run, one for each place to which the goods go now. */
  private async goOn(
    tx: Tx,
    deed: Deed,
    onBoard: readonly ShipmentRow[],
    request: RecordStopEventRequest,
  ): Promise<void> {
    const allocations = await lockAllocations(
      tx,
      onBoard.map((it) => it.allocationId),
    );
    const siteIds = new Map<string, string[]>();
    for (const shipment of onBoard) {
      const origin = allocations.get(shipment.allocationId)?.fromSiteId ?? deed.stop.siteId;
      const siteId = await nextSite(tx, deed, request, origin);
      siteIds.set(siteId, [...(siteIds.get(siteId) ?? []), shipment.id]);
    }
    for (const [siteId, shipmentIds] of siteIds) {
      const stopId = await insertStopBeforeEnd(tx, deed.run.id, siteId);
      await tx.query('UPDATE shipment SET delivery_stop_id = $2 WHERE id = ANY($1::uuid[])', [
        shipmentIds,
        stopId,
      ]);
    }
  }
}

async function nextSite(
  tx: Tx,
  deed: Deed,
  request: RecordStopEventRequest,
  originSiteId: string,
): Promise<string> {
  switch (request.then) {
    case 'redeliver':
      return deed.stop.siteId;
    case 'return':
      return originSiteId;
    case 'to_centre':
      if (request.centreSiteId === undefined)
        throw fieldFault('centreSiteId', 'stop_event.field_needed');
      await assertCentre(tx, request.centreSiteId, 'centreSiteId');
      return request.centreSiteId;
    default:
      throw fieldFault('then', 'stop.goods_need_a_way');
  }
}

async function insertStopBeforeEnd(tx: Tx, runId: string, siteId: string): Promise<string> {
  const id = newId<'Stop'>();
  const [end] = await rowsOf<{ position: number }>(
    tx,
    `UPDATE stop SET position = position + 1 WHERE run_id = $1 AND kind = 'end' RETURNING position`,
    [runId],
  );
  await tx.query(
    `INSERT INTO stop (id, run_id, position, site_id, kind) VALUES ($1, $2, $3, $4, 'delivery')`,
    [id, runId, (end?.position ?? 1) - 1, siteId],
  );
  return id;
}

async function pass(tx: Tx, { stop }: Deed, state: 'skipped' | 'failed'): Promise<void> {
  if (stop.state === 'served')
    throw new DomainError('conflict', 'stop.served', { stopId: stop.id });
  await tx.query('UPDATE stop SET state = $2 WHERE id = $1', [stop.id, state]);
}

function onBoardFor(deed: Deed, shipments: readonly ShipmentRow[]): ShipmentRow[] {
  return shipments.filter((it) => it.state === 'loaded' && it.deliveryStopId === deed.stop.id);
}

function requiredReason({ reason }: RecordStopEventRequest): string {
  if (reason === undefined) throw fieldFault('reason', 'stop_event.field_needed');
  return reason;
}
