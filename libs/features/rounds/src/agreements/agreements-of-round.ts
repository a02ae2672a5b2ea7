import type { CivilDate } from '#core/kernel';
import type { MatchingAgreement, MatchingPreference } from '#core/matching';
import { rowsOf, type Tx } from '#platform/database';

interface AgreedRow extends MatchingAgreement {
  readonly costPermille: number | null;
}

/**
 * The agreements in force on a day: what each still claims in this cycle (portions that were offered and not
 * given back are off it), and which pairs prefer each other. A pair's cheapest road holds for all it trades.
 */
export async function agreementsOfRound(
  tx: Tx,
  { cycleId, on }: { readonly cycleId: string; readonly on: CivilDate },
): Promise<{ agreements: MatchingAgreement[]; preferences: MatchingPreference[] }> {
  const rows = await rowsOf<AgreedRow>(tx, AGREED, [cycleId, on]);
  const agreements = rows
    .filter((row) => row.grams > 0)
    .map(({ costPermille: _, ...agreement }) => agreement);
  const preferences = new Map<string, MatchingPreference>();
  for (const { supplierCommuneId, customerCommuneId, costPermille } of rows) {
    if (costPermille === null) continue;
    const pair = `${supplierCommuneId} ${customerCommuneId}`;
    const least = Math.min(costPermille, preferences.get(pair)?.costPermille ?? costPermille);
    preferences.set(pair, { supplierCommuneId, customerCommuneId, costPermille: least });
  }
  return {
    agreements,
    preferences: [...preferences.keys()].sort().flatMap((pair) => preferences.get(pair) ?? []),
  };
}

const AGREED = `
  SELECT it.id, it.supplier_commune_id AS "supplierCommuneId",
    it.customer_commune_id AS "customerCommuneId", it.product_id AS "productId",
    greatest(0, it.grams_per_cycle - coalesce(given.grams, 0))::bigint AS grams,
    it.cost_permille AS "costPermille"
  FROM pair_agreement it
  LEFT JOIN LATERAL (
    SELECT sum(a.grams) AS grams FROM allocation a
    WHERE a.cycle_id = $1 AND a.supplier_commune_id = it.supplier_commune_id
      AND a.customer_commune_id = it.customer_commune_id AND a.product_id = it.product_id
      AND a.state NOT IN ('declined', 'released')
  ) given ON true
  WHERE it.state = 'agreed' AND it.from_on <= $2 AND (it.to_on IS NULL OR it.to_on >= $2)
  ORDER BY it.id`;
