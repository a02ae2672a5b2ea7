import { DomainError, notFound, readsFor, type Actor, type Id } from '#core/kernel';
import type { Tx } from '#platform/database';
import { sidesOf } from '../rounds.policy';
import type { Side } from '../rounds.events';
import { Allocation } from './allocation.entity';

export interface SpokenFor {
  readonly allocation: Allocation;
  readonly sides: readonly Side[];
}

/**
 * Locks an allocation for somebody who speaks for one of its sides. Strangers are not told that it
 * exists; those who may see it and not speak are refused. `as` narrows a person of two mandates to one side.
 */
export async function lockSpokenFor(
  tx: Tx,
  actor: Actor,
  { id, as }: { id: Id<'Allocation'>; as?: Side | undefined },
): Promise<SpokenFor> {
  const allocation = await tx.findOne(Allocation, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!allocation) throw notFound('allocation', id);
  const sides = sidesOf(actor, allocation).filter((side) => as === undefined || side === as);
  if (sides.length > 0) return { allocation, sides };

  const communes = [allocation.supplierCommuneId, allocation.customerCommuneId];
  const maySee = communes.some((communeId) => readsFor(actor, communeId));
  throw maySee ? new DomainError('forbidden', 'access.forbidden') : notFound('allocation', id);
}
