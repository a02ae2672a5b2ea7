import { type Actor, allow, type DomainError, notFound } from '#core/kernel';
import type { Tx } from '#platform/database';
import { DistributionCycle } from '../cycles/cycle.entity';
import { mayOrder, mayReadOrdersOf, mayReadOrdersOfCycle } from '../orders.policy';
import { Order } from './order.entity';
import { OrderLine } from './order-line.entity';

export interface LockedOrder {
  readonly order: Order;
  readonly cycle: DistributionCycle;
}

/**
 * An order that the actor may change, locked, and its cycle kept from closing meanwhile. Cycles are
 * locked before orders everywhere, so that nobody waits in a circle. Whoever may not even see it, finds nothing.
 */
export async function lockOrder(
  tx: Tx,
  actor: Actor,
  orderId: string,
  hidden: () => DomainError = () => notFound('order', orderId),
): Promise<LockedOrder> {
  const seen = await tx.findOneBy(Order, { id: orderId });
  if (!seen) throw hidden();
  const cycle = await tx.findOneOrFail(DistributionCycle, {
    where: { id: seen.cycleId },
    lock: { mode: 'pessimistic_read' },
  });
  const isVisible =
    mayReadOrdersOf(actor, seen.communeId) || mayReadOrdersOfCycle(actor, cycle.hostCommuneId);
  if (!isVisible) throw hidden();
  allow(mayOrder(actor, seen.communeId));
  const order = await tx.findOneOrFail(Order, {
    where: { id: orderId },
    lock: { mode: 'pessimistic_write' },
  });
  return { order, cycle };
}

/** The same for one of its lines; the lock on the order guards the line. */
export async function lockLine(
  tx: Tx,
  actor: Actor,
  lineId: string,
): Promise<LockedOrder & { readonly line: OrderLine }> {
  const seen = await tx.findOneBy(OrderLine, { id: lineId });
  if (!seen) throw notFound('order_line', lineId);
  const locked = await lockOrder(tx, actor, seen.orderId, () => notFound('order_line', lineId));
  const line = await tx.findOneByOrFail(OrderLine, { id: lineId });
  return { ...locked, line };
}

/** Names an order in a fact. */
export function factOf({ id, communeId, cycleId }: Order) {
  return { orderId: id, communeId, cycleId };
}
