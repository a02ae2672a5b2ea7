import { DomainError, fieldFault, notFound } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import type { Consignment } from './run-draft';

/** An allocation under a row lock, as far as moving it is concerned. */
export interface LockedAllocation {
  readonly id: string;
  readonly lotId: string;
  readonly orderLineId: string;
  readonly cycleId: string;
  readonly state: string;
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
}

/** What waits for a vehicle at one place. */
export interface Waiting {
  readonly allocationId: string;
  readonly siteId: string;
  readonly grams: number;
  readonly packages: number;
}

/** Locks allocations in id order, so that nobody else plans or moves their kilos meanwhile. */
export async function lockAllocations(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, LockedAllocation>> {
  const rows = await rowsOf<LockedAllocation>(
    tx,
    `SELECT id, lot_id AS "lotId", order_line_id AS "orderLineId", cycle_id AS "cycleId", state,
       supplier_commune_id AS "supplierCommuneId", customer_commune_id AS "customerCommuneId",
       from_site_id AS "fromSiteId", to_site_id AS "toSiteId"
     FROM allocation WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What waits of these allocations, at every place. Call it with the allocations locked. */
export async function waitingOf(tx: Tx, allocationIds: readonly string[]): Promise<Waiting[]> {
  return rowsOf<Waiting>(
    tx,
    `SELECT allocation_id AS "allocationId", site_id AS "siteId", grams, packages
     FROM goods_to_move WHERE allocation_id = ANY($1::uuid[]) ORDER BY allocation_id, site_id`,
    [allocationIds],
  );
}

export interface AskedGoods {
  readonly shipmentId: string;
  readonly allocationId: string;
  readonly cycleId: string;
  readonly packages?: number;
  readonly fromSiteId?: string;
  readonly toSiteId?: string;
}

/**
 * Goods for a run, out of what waits: all of it, or so many whole packages with their share of the grams.
 * Goods travel from where they wait to where they were ordered for, or to a centre on the way. Locks the
 * allocation.
 */
export async function takeWaiting(tx: Tx, asked: AskedGoods): Promise<Consignment> {
  const allocation = (await lockAllocations(tx, [asked.allocationId])).get(asked.allocationId);
  if (allocation?.cycleId !== asked.cycleId) throw notFound('allocation', asked.allocationId);
  if (!['accepted', 'loaded', 'delivered'].includes(allocation.state)) {
    throw new DomainError('conflict', 'shipment.not_accepted', { state: allocation.state });
  }
  const fromSiteId = asked.fromSiteId ?? allocation.fromSiteId;
  const toSiteId = asked.toSiteId ?? allocation.toSiteId;
  if (fromSiteId === toSiteId) throw fieldFault('toSiteId', 'shipment.goes_nowhere');
  if (toSiteId !== allocation.toSiteId) await assertCentre(tx, toSiteId);
  const rooms = await waitingOf(tx, [asked.allocationId]);
  const room = rooms.find((it) => it.siteId === fromSiteId);
  if (!room || room.grams <= 0) {
    throw new DomainError('conflict', 'shipment.nothing_waits', { allocationId: allocation.id });
  }
  const whole = Math.max(1, room.packages);
  const packages = asked.packages ?? whole;
  if (packages > whole) {
    throw new DomainError(
      'conflict',
      'shipment.more_than_waits',
      { packages: whole, grams: room.grams },
      [{ field: 'packages', code: 'shipment.more_than_waits' }],
    );
  }
  return {
    id: asked.shipmentId,
    allocationId: allocation.id,
    lotId: allocation.lotId,
    packages,
    grams: packages === whole ? room.grams : Math.floor((room.grams * packages) / whole),
    fromSiteId,
    toSiteId,
  };
}

/** Only a collection centre takes goods into custody on the way. */
export async function assertCentre(tx: Tx, siteId: string, field = 'toSiteId'): Promise<void> {
  const [site] = await rowsOf(
    tx,
    `SELECT 1 FROM site WHERE id = $1 AND kind = 'collection_centre' AND is_active`,
    [siteId],
  );
  if (!site) throw fieldFault(field, 'shipment.not_a_centre');
}
