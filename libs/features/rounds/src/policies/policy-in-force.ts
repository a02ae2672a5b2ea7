import type { CivilDate } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** The parameters of sharing as the core takes them; `actId` is the act as the assembly calls it. */
export interface PolicyInForce {
  readonly version: string;
  readonly actId: string | null;
  readonly tolerancePermille: number;
  readonly normGramsPerFamily: Readonly<Record<string, number>>;
  readonly memoryPermille: number;
  readonly debtOrdersMax: number;
  readonly shelfMarginDays: number;
  readonly consolidate: boolean;
}

/** What holds until an assembly has voted anything. */
export const STANDING_POLICY: PolicyInForce = {
  version: 'standing-1',
  actId: null,
  tolerancePermille: 100,
  normGramsPerFamily: {},
  memoryPermille: 900,
  debtOrdersMax: 4,
  shelfMarginDays: 0,
  consolidate: true,
};

/** The latest policy adopted for the host's cycles, else for the network's, else the standing one. */
export async function policyInForce(
  tx: Tx,
  { hostCommuneId, on }: { readonly hostCommuneId: string | null; readonly on: CivilDate },
): Promise<PolicyInForce> {
  const [policy] = await rowsOf<PolicyInForce>(tx, IN_FORCE, [hostCommuneId, on]);
  return policy ?? STANDING_POLICY;
}

const IN_FORCE = `
  SELECT version, act AS "actId", tolerance_permille AS "tolerancePermille",
    norms AS "normGramsPerFamily", memory_permille AS "memoryPermille",
    debt_orders_max AS "debtOrdersMax", shelf_margin_days AS "shelfMarginDays",
    is_consolidated AS consolidate
  FROM matching_policy
  WHERE state = 'adopted' AND valid_from <= $2 AND (host_commune_id IS NULL OR host_commune_id = $1)
  ORDER BY host_commune_id IS NULL, valid_from DESC, adopted_at DESC, id DESC LIMIT 1`;
