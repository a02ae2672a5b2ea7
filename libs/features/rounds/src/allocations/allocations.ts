import { Injectable } from '@nestjs/common';
import type { CivilDate, Id } from '#core/kernel';
import { Orders } from '#features/orders';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { notInTransit } from '../rounds.errors';
import type { AllocationFact } from '../rounds.events';
import { factColumns, factOf, type ToldAllocation } from './allocation-fact';

/** An allocation that both sides accepted, with what is needed to move it. */
export interface AcceptedAllocation {
  readonly id: Id<'Allocation'>;
  readonly code: string;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly lotId: Id<'Lot'>;
  readonly orderLineId: Id<'OrderLine'>;
  readonly productId: Id<'Product'>;
  readonly supplierCommuneId: Id<'Commune'>;
  readonly customerCommuneId: Id<'Commune'>;
  readonly fromSiteId: Id<'Site'>;
  readonly toSiteId: Id<'Site'>;
  readonly packages: number;
  readonly packageGrams: number;
  readonly grams: number;
  readonly loadedGrams: number;
  readonly deliveredGrams: number;
  readonly state: 'accepted' | 'loaded' | 'delivered' | 'reconciled';
  readonly coldChain: boolean;
  readonly litresPerTonne: number;
  readonly readyOn: CivilDate;
  readonly bestBeforeOn: CivilDate;
  readonly windowFromOn: CivilDate;
  readonly windowToOn: CivilDate;
  readonly families: number;
}

/** So many grams more (or, negative, fewer: a correction) of one allocation. */
export interface AllocationGrams {
  readonly allocationId: string;
  readonly grams: number;
}

type Moved = ToldAllocation & { readonly total: number };

/**
 * The door to allocations for transport and reception. All calls work in bulk, lock the allocations in id
 * order, are all or nothing (`allocation.not_movable` names those that refuse) and let the orders follow.
 * They count what they are told: that an event counts once is the caller's promise. Stock moves through
 * the StockBook of inventory, after these calls.
 */
@Injectable()
export class Allocations {
  constructor(
    private readonly orders: Orders,
    private readonly outbox: Outbox,
  ) {}

  /** All of a cycle that both sides accepted, on the road or not yet, in id order. Locks nothing. */
  async acceptedForCycle(tx: Tx, cycleId: string): Promise<AcceptedAllocation[]> {
    return rowsOf<AcceptedAllocation>(tx, `${ACCEPTED} WHERE a.cycle_id = $1 ${MOVABLE}`, [
      cycleId,
    ]);
  }

  /** The same for some allocations; those that are not movable are left out. */
  async acceptedOf(tx: Tx, ids: readonly string[]): Promise<AcceptedAllocation[]> {
    return rowsOf<AcceptedAllocation>(tx, `${ACCEPTED} WHERE a.id = ANY($1::uuid[]) ${MOVABLE}`, [
      ids,
    ]);
  }

  async markLoaded(tx: Tx, loads: readonly AllocationGrams[]): Promise<void> {
    const moved = await this.change(tx, MARK_LOADED, loads);
    const facts = moved.map((it) => ({ ...factOf(it), loadedGrams: it.total }));
    await this.outbox.tellAll(tx, 'allocation.loaded', facts);
  }

  async markDelivered(tx: Tx, deliveries: readonly AllocationGrams[]): Promise<void> {
    const moved = await this.change(tx, MARK_DELIVERED, deliveries);
    const facts = moved.map((it) => ({ ...factOf(it), deliveredGrams: it.total }));
    await this.outbox.tellAll(tx, 'allocation.delivered', facts);
  }

  /** The receiver's own figure, in all: a correction simply says the new total. */
  async markReceived(tx: Tx, receptions: readonly AllocationGrams[]): Promise<void> {
    const moved = await this.change(tx, MARK_RECEIVED, receptions);
    const facts = moved.map((it) => ({ ...factOf(it), receivedGrams: it.total }));
    await this.outbox.tellAll(tx, 'allocation.received', facts);
  }

  /** All of it was lost on the way: nothing will arrive. */
  async markLost(tx: Tx, ids: readonly string[]): Promise<void> {
    const lost = ids.map((allocationId) => ({ allocationId, grams: 0 }));
    const moved = await this.change(tx, MARK_LOST, lost);
    const facts: AllocationFact[] = moved.map((it) => factOf(it));
    await this.outbox.tellAll(tx, 'allocation.lost', facts);
  }

  private async change(
    tx: Tx,
    update: string,
    changes: readonly AllocationGrams[],
  ): Promise<Moved[]> {
    const sums = new Map<string, number>();
    for (const { allocationId, grams } of changes) {
      sums.set(allocationId, (sums.get(allocationId) ?? 0) + grams);
    }
    if (sums.size === 0) return [];
    const moved = await rowsOf<Moved>(tx, LOCKED + update, [[...sums.keys()], [...sums.values()]]);
    if (moved.length < sums.size) {
      for (const { id } of moved) sums.delete(id);
      throw notInTransit([...sums.keys()].slice(0, 20));
    }
    await this.orders.follow(
      tx,
      moved.map((it) => it.orderLineId),
    );
    return moved;
  }
}

const ACCEPTED = `
  SELECT a.id, a.code, a.cycle_id AS "cycleId", a.lot_id AS "lotId",
    a.order_line_id AS "orderLineId", a.product_id AS "productId",
    a.supplier_commune_id AS "supplierCommuneId", a.customer_commune_id AS "customerCommuneId",
    a.from_site_id AS "fromSiteId", a.to_site_id AS "toSiteId", a.packages,
    lot.package_grams AS "packageGrams", a.grams, a.loaded_grams AS "loadedGrams",
    a.delivered_grams AS "deliveredGrams", a.state, product.cold_chain AS "coldChain",
    product.litres_per_tonne AS "litresPerTonne", lot.ready_on AS "readyOn",
    lot.best_before_on AS "bestBeforeOn", o.window_from_on AS "windowFromOn",
    o.window_to_on AS "windowToOn", o.families
  FROM allocation a
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN order_line line ON line.id = a.order_line_id
  JOIN "order" o ON o.id = line.order_id`;
const MOVABLE = `AND a.state IN ('accepted', 'loaded', 'delivered', 'reconciled') ORDER BY a.id`;

const LOCKED = `
  WITH change AS (
    SELECT a.id, told.grams
    FROM unnest($1::uuid[], $2::bigint[]) AS told (id, grams) JOIN allocation a USING (id)
    ORDER BY a.id FOR UPDATE OF a
  )`;
const MARK_LOADED = `
  UPDATE allocation a SET loaded_grams = a.loaded_grams + change.grams, version = a.version + 1,
    state = CASE WHEN a.state = 'accepted' THEN 'loaded' ELSE a.state END
  FROM change
  WHERE a.id = change.id AND a.state IN ('accepted', 'loaded', 'delivered')
    AND a.loaded_grams + change.grams >= a.delivered_grams
  RETURNING ${factColumns('a')}, a.loaded_grams AS total`;
/** The receiver may have spoken before the driver's phone finds a network: then the state stays. */
const MARK_DELIVERED = `
  UPDATE allocation a SET delivered_grams = a.delivered_grams + change.grams,
    version = a.version + 1,
    state = CASE WHEN a.state = 'loaded' THEN 'delivered' ELSE a.state END
  FROM change
  WHERE a.id = change.id AND a.state IN ('loaded', 'delivered', 'reconciled')
    AND a.delivered_grams + change.grams BETWEEN 0 AND a.loaded_grams
  RETURNING ${factColumns('a')}, a.delivered_grams AS total`;
/** Reconciled is the end: a part that has been received waits for what may still arrive. */
const MARK_RECEIVED = `
  UPDATE allocation a SET received_grams = change.grams, version = a.version + 1,
    state = CASE WHEN EXISTS (SELECT 1 FROM allocation_to_come coming WHERE coming.allocation_id = a.id
        AND coming.reserved_grams + coming.on_the_road_grams > 0)
      THEN a.state ELSE 'reconciled' END
  FROM change
  WHERE a.id = change.id AND a.state IN ('loaded', 'delivered', 'reconciled')
  RETURNING ${factColumns('a')}, a.received_grams AS total`;
const MARK_LOST = `
  UPDATE allocation a SET state = 'lost', version = a.version + 1
  FROM change
  WHERE a.id = change.id AND a.state IN ('accepted', 'loaded')
  RETURNING ${factColumns('a')}, 0 AS total`;
