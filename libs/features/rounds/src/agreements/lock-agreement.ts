import { type Actor, allow, type Id, notFound } from '#core/kernel';
import type { Tx } from '#platform/database';
import type { Side } from '../rounds.events';
import { sidesOf } from '../rounds.policy';
import { PairAgreement } from './pair-agreement.entity';

/** The agreement under a row lock, and the sides for which the actor speaks; for none of them: 403. */
export async function lockAgreement(
  tx: Tx,
  actor: Actor,
  id: Id<'PairAgreement'>,
): Promise<{ agreement: PairAgreement; sides: Side[] }> {
  const agreement = await tx.findOne(PairAgreement, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!agreement) throw notFound('pair_agreement', id);
  const sides = sidesOf(actor, agreement);
  allow(sides.length > 0);
  return { agreement, sides };
}
