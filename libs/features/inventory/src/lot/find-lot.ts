import { type Actor, type Id, notFound } from '#core/kernel';
import type { Database, Tx } from '#platform/database';
import { mayReadInventoryOf } from '../inventory.policy';
import { Lot } from './lot.entity';

/** The lot, if there is one and the actor may see it; else 404, as if there were none. */
export async function lotInSight(db: Database, actor: Actor, id: string): Promise<Lot> {
  const lot = await db.read.findOneBy(Lot, { id: id as Id<'Lot'> });
  if (!lot || !mayReadInventoryOf(actor, lot.communeId)) throw notFound('lot', id);
  return lot;
}

/** The lot as it is now, locked until the transaction ends; deeds upon one lot happen one after the other. */
export async function lockLot(tx: Tx, id: string): Promise<Lot> {
  return tx.findOneOrFail(Lot, {
    where: { id: id as Id<'Lot'> },
    lock: { mode: 'for_no_key_update' },
  });
}
