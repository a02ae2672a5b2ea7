import { rowsOf, type Tx } from '#platform/database';
import { agreementOverlaps } from '../rounds.errors';
import type { PairAgreement } from './pair-agreement.entity';

/**
 * One agreement at a time for a pair and a product, or the same kilos would be claimed twice. Locks the two
 * communes in id order, so that two agreements cannot come about side by side.
 */
export async function refuseOverlap(tx: Tx, agreement: PairAgreement): Promise<void> {
  const { id, supplierCommuneId, customerCommuneId, productId, fromOn, toOn } = agreement;
  await tx.query('SELECT FROM commune WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
    [supplierCommuneId, customerCommuneId],
  ]);
  const [other] = await rowsOf<{ id: string }>(
    tx,
    `SELECT id FROM pair_agreement
     WHERE supplier_commune_id = $1 AND customer_commune_id = $2 AND product_id = $3 AND id <> $4
       AND state = 'agreed' AND (to_on IS NULL OR to_on >= $5) AND ($6::date IS NULL OR from_on <= $6)
     LIMIT 1`,
    [supplierCommuneId, customerCommuneId, productId, id, fromOn, toOn],
  );
  if (other) throw agreementOverlaps(other.id);
}
