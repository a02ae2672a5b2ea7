import { type Actor, notFound } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { mayReadBetween } from '../reception.policy';
import { Claim } from './claim.entity';

/** Locks a claim after its allocation, as every writer of either does. To strangers it is not there. */
export async function lockClaim(tx: Tx, actor: Actor, id: string): Promise<Claim> {
  await rowsOf(
    tx,
    `SELECT 1 FROM allocation WHERE id = (SELECT allocation_id FROM claim WHERE id = $1) FOR UPDATE`,
    [id],
  );
  const claim = await tx.findOne(Claim, { where: { id }, lock: { mode: 'pessimistic_write' } });
  const isInSight =
    claim &&
    mayReadBetween(actor, {
      communeId: claim.communeId,
      supplierCommuneId: claim.againstCommuneId,
    });
  if (!isInSight) throw notFound('claim', id);
  return claim;
}
