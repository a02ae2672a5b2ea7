import { type Id, notFound } from '#core/kernel';
import type { Tx } from '#platform/database';
import { Commune } from './commune.entity';

/** The commune under a row lock. Communes are public, so an unknown one is simply not there. */
export async function lockCommune(tx: Tx, id: Id<'Commune'>): Promise<Commune> {
  const lock = { mode: 'pessimistic_write' } as const;
  const commune = await tx.findOne(Commune, { where: { id }, lock });
  if (!commune) throw notFound('commune', id);
  return commune;
}
