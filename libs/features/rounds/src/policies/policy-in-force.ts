import type { CivilDate } from '#core/kernel';
import { type MatchingPolicy, usualPolicy } from '#core/matching';
import { rowsOf, type Tx } from '#platform/database';

/** The latest policy adopted for the host's cycles, else for the network's, else the usual one. */
export async function policyInForce(
  tx: Tx,
  { hostCommuneId, on }: { readonly hostCommuneId: string | null; readonly on: CivilDate },
): Promise<MatchingPolicy> {
  const [policy] = await rowsOf<MatchingPolicy>(tx, IN_FORCE, [hostCommuneId, on]);
  return policy ?? usualPolicy;
}

const IN_FORCE = `
  SELECT version, act AS "actId", tolerance_permille AS "tolerancePermille",
    norms AS "normGramsPerFamily", memory_permille AS "memoryPermille",
    debt_orders_max AS "debtOrdersMax", shelf_margin_days AS "shelfMarginDays",
    is_consolidated AS consolidate
  FROM matching_policy
  WHERE state = 'adopted' AND valid_from <= $2 AND (host_commune_id IS NULL OR host_commune_id = $1)
  ORDER BY host_commune_id IS NULL, valid_from DESC, adopted_at DESC, id DESC LIMIT 1`;
