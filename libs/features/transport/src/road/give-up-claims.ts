import { rowsOf, type Tx } from '#platform/database';
import type { Deed, WeighedShipment } from './deed';

interface ClaimRow {
  readonly id: string;
  readonly grams: number;
  readonly fedACentre: boolean;
}

/**
 * Goods that are brought back stand for their allocation no longer, and the shipments that took them away from
 * where they grew claim that much less: the very one, or those that fed the centre they came from. Answers
 * how many grams were given up; what was loaded beyond the promise belongs to nobody and is not among them.
 */
export async function giveUpClaims(
  tx: Tx,
  deed: Deed,
  { shipment, allocation, netGrams }: WeighedShipment,
): Promise<number> {
  const left = await rowsOf<ClaimRow>(
    tx,
    `SELECT id, coalesce(claimed_grams, grams) AS grams,
       state = 'delivered' AND to_site_id <> $3 AS "fedACentre"
     FROM shipment_leg WHERE allocation_id = $1 AND from_site_id = $2 ORDER BY id DESC`,
    [allocation.id, deed.stop.siteId, allocation.toSiteId],
  );
  const own = left.filter((claim) => claim.id === shipment.id);
  const claims = own.length > 0 ? own : left.filter((claim) => claim.fedACentre);
  let open = netGrams;
  for (const claim of claims) {
    const part = Math.min(open, claim.grams);
    if (part === 0) continue;
    await tx.query('UPDATE shipment SET claimed_grams = $2 WHERE id = $1', [
      claim.id,
      claim.grams - part,
    ]);
    open -= part;
  }
  return netGrams - open;
}
