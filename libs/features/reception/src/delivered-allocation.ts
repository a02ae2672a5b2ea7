import { type Actor, type Id, notFound } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { mayReadBetween } from './reception.policy';

/** An allocation as far as its reception goes. Grams as the view allocation_reception derives them. */
export interface DeliveredAllocation {
  readonly id: Id<'Allocation'>;
  readonly state: string;
  readonly cycleState: string;
  readonly lotId: Id<'Lot'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly orderLineId: Id<'OrderLine'>;
  /** The receiving commune. */
  readonly communeId: Id<'Commune'>;
  readonly supplierCommuneId: Id<'Commune'>;
  readonly grams: number;
  readonly deliveredGrams: number;
  /** Delivered and received, whatever the scale said. */
  readonly coveredGrams: number;
  /** Delivered and not yet received. */
  readonly awaitingGrams: number;
  readonly receivedGrams: number;
  /** Missing at the receiver's scale. */
  readonly shortGrams: number;
  readonly handOutLostGrams: number;
  readonly claimLostGrams: number;
  /** Received and not lost since. */
  readonly leftGrams: number;
}

/**
 * Locks an allocation for one of its two communes until the transaction ends; to strangers it is not there.
 * The grams are read after the lock, so that nobody changes them meanwhile.
 */
export async function lockDelivered(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<DeliveredAllocation> {
  await tx.query('SELECT 1 FROM allocation WHERE id = $1 FOR UPDATE', [id]);
  const allocation = await deliveredOf(tx, id);
  if (!allocation || !mayReadBetween(actor, allocation)) throw notFound('allocation', id);
  return allocation;
}

export async function deliveredOf(tx: Tx, id: string): Promise<DeliveredAllocation | undefined> {
  const [allocation] = await rowsOf<DeliveredAllocation>(tx, DELIVERED, [id]);
  return allocation;
}

/** What every fact about an allocation's kilos says. */
export function partiesOf(allocation: DeliveredAllocation) {
  const {
    id: allocationId,
    lotId,
    cycleId,
    orderLineId,
    communeId,
    supplierCommuneId,
  } = allocation;
  return { allocationId, lotId, cycleId, orderLineId, communeId, supplierCommuneId };
}

const DELIVERED = `
  SELECT a.id, a.state, cycle.state AS "cycleState", a.lot_id AS "lotId", a.cycle_id AS "cycleId",
    a.order_line_id AS "orderLineId", a.customer_commune_id AS "communeId",
    a.supplier_commune_id AS "supplierCommuneId", a.grams, a.delivered_grams AS "deliveredGrams",
    r.covered_grams AS "coveredGrams", r.awaiting_grams AS "awaitingGrams", r.received_grams AS "receivedGrams",
    r.short_grams AS "shortGrams", r.hand_out_lost_grams AS "handOutLostGrams",
    r.claim_lost_grams AS "claimLostGrams", r.left_grams AS "leftGrams"
  FROM allocation a
  JOIN allocation_reception r ON r.allocation_id = a.id
  JOIN distribution_cycle cycle ON cycle.id = a.cycle_id
  WHERE a.id = $1`;
