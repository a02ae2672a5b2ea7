import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { derivedId } from '../derived-id';

/** What one round did to one balance, in grams. */
export interface BalanceChange {
  readonly communeId: string;
  readonly productId: string;
  readonly families: number;
  readonly askedGrams: number;
  readonly rightGrams: number;
  readonly reachGrams: number;
  readonly givenGrams: number;
  readonly beforeGrams: number;
  readonly changeGrams: number;
  /** Its minimum left it with nothing. */
  readonly isDropped: boolean;
}

/** A balance whose line has been dropped in this and earlier rounds. */
export interface DroppedAgain {
  readonly communeId: Id<'Commune'>;
  readonly productId: Id<'Product'>;
  readonly rounds: number;
}

/**
 * Writes the changes of a round and the balances that follow from them, in two statements. The table refuses
 * changes of a product that do not sum to zero. Answers whose line was dropped for the third round running or more.
 */
export async function writeFairness(
  tx: Tx,
  { runId, at }: { readonly runId: string; readonly at: Date },
  changes: readonly BalanceChange[],
): Promise<DroppedAgain[]> {
  if (changes.length === 0) return [];
  await tx.query(CHANGE, [
    runId,
    at,
    changes.map((it) => derivedId(runId, 'fairness', it.communeId, it.productId)),
    changes.map((it) => it.communeId),
    changes.map((it) => it.productId),
    changes.map((it) => it.families),
    changes.map((it) => it.askedGrams),
    changes.map((it) => it.rightGrams),
    changes.map((it) => it.reachGrams),
    changes.map((it) => it.givenGrams),
    changes.map((it) => it.beforeGrams),
    changes.map((it) => it.changeGrams),
    changes.map((it) => it.isDropped),
  ]);
  return rowsOf<DroppedAgain>(tx, BALANCE, [runId, at, ROUNDS_UNTIL_ALERT]);
}

/** So many rounds running a line may be left with nothing by its minimum before people are told. */
const ROUNDS_UNTIL_ALERT = 3;

const CHANGE = `
  INSERT INTO fairness_change (id, run_id, commune_id, product_id, families, asked_grams, right_grams,
    reach_grams, given_grams, before_grams, change_grams, after_grams, is_dropped, rounds_dropped, changed_at)
  SELECT told.id, $1, told.commune_id, told.product_id, told.families, told.asked, told.right_grams,
    told.reach, told.given, told.before, told.change, told.before + told.change, told.is_dropped,
    CASE WHEN told.is_dropped THEN coalesce(balance.rounds_dropped, 0) + 1 ELSE 0 END, $2
  FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::bigint[],
      $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::boolean[])
    AS told (id, commune_id, product_id, families, asked, right_grams, reach, given, before, change,
      is_dropped)
  LEFT JOIN fairness_balance balance
    ON balance.commune_id = told.commune_id AND balance.product_id = told.product_id`;

/** A balance that another round has changed meanwhile keeps that change: this one is added to it. */
const BALANCE = `
  WITH written AS (
    INSERT INTO fairness_balance AS balance
      (id, commune_id, product_id, debt_grams, rounds_dropped, run_id, changed_at)
    SELECT id, commune_id, product_id, change_grams, rounds_dropped, run_id, $2
    FROM fairness_change WHERE run_id = $1 ORDER BY commune_id, product_id
    ON CONFLICT (commune_id, product_id) DO UPDATE SET
      debt_grams = balance.debt_grams + excluded.debt_grams,
      rounds_dropped = excluded.rounds_dropped, run_id = excluded.run_id,
      changed_at = excluded.changed_at
    RETURNING commune_id, product_id, rounds_dropped
  )
  SELECT commune_id AS "communeId", product_id AS "productId", rounds_dropped AS rounds
  FROM written WHERE rounds_dropped >= $3 ORDER BY commune_id, product_id`;
