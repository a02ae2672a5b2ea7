import { rowsOf, type Tx } from '#platform/database';

interface DebtRow {
  readonly communeId: string;
  readonly productId: string;
  readonly grams: number;
}

/** What earlier rounds owe the communes of a cycle, by commune and product; one line asks for each pair. */
export async function debtsOfRound(
  tx: Tx,
  cycleId: string,
): Promise<(communeId: string, productId: string) => number> {
  const rows = await rowsOf<DebtRow>(
    tx,
    `SELECT commune_id AS "communeId", product_id AS "productId", debt_grams AS grams
     FROM fairness_balance
     WHERE debt_grams <> 0 AND commune_id IN (SELECT commune_id FROM "order" WHERE cycle_id = $1)`,
    [cycleId],
  );
  const debts = new Map(rows.map((row) => [`${row.communeId} ${row.productId}`, row.grams]));
  return (communeId, productId) => debts.get(`${communeId} ${productId}`) ?? 0;
}
