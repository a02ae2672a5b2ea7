import { FAMILIES_COUNTED } from '../needs/families-counted.sql';

/**
 * Everything a submission depends on, in one round trip. The share lock keeps the cycle from closing
 * before the order is written. $1 cycle, $2 commune, $3 point, $4 products, $5 submission, $6 its facts,
 * $7 whether families are to be counted.
 */
export const SITUATION = `
  SELECT cycle.state, cycle.opens_on AS "opensOn", cycle.closes_on AS "closesOn",
    cycle.closes_minute AS "closesMinute", cycle.moves_on AS "movesOn",
    cycle.hands_out_on AS "handsOutOn", cycle.settles_on AS "settlesOn",
    commune.state AS "communeState", point.id IS NOT NULL AS "isOwnPoint", o.id AS "orderId",
    told.facts = $6::jsonb AS "isSame", told.outcome,
    EXISTS (SELECT 1 FROM cycle_commune WHERE cycle_id = $1 AND commune_id = $2)
      OR NOT EXISTS (SELECT 1 FROM cycle_commune WHERE cycle_id = $1) AS "takesPart",
    ARRAY(
      SELECT asked.id FROM unnest($4::uuid[]) AS asked (id)
      WHERE NOT EXISTS (SELECT 1 FROM product WHERE product.id = asked.id AND product.is_active)
    ) AS "unknownProductIds",
    CASE WHEN $7::boolean THEN (${FAMILIES_COUNTED('$2')}) ELSE 0 END AS "familiesCounted"
  FROM distribution_cycle cycle
  LEFT JOIN commune ON commune.id = $2
  LEFT JOIN site point ON point.id = $3 AND point.commune_id = $2
    AND point.kind = 'distribution_point' AND point.is_active
  LEFT JOIN "order" o ON o.commune_id = $2 AND o.cycle_id = $1
  LEFT JOIN order_submission told ON told.id = $5
  WHERE cycle.id = $1
  FOR SHARE OF cycle`;

const LINES_TOLD = `
  jsonb_to_recordset($17::jsonb) AS line (id uuid, "productId" uuid, "minGrams" bigint,
    "wantedGrams" bigint, "maxGrams" bigint, "gradeFloor" smallint, "isWashed" boolean,
    "ceilingMinorPerKg" bigint, currency text, "substituteProductIds" uuid[], "termsFrom" uuid)`;

const INSERT_LINES = `
  INSERT INTO order_line (id, order_id, product_id, min_grams, wanted_grams, max_grams, grade_floor,
    is_washed, ceiling_minor_per_kg, currency, substitute_product_ids, terms_from)
  SELECT line.id, kept.id, line."productId", line."minGrams", line."wantedGrams", line."maxGrams",
    line."gradeFloor", line."isWashed", line."ceilingMinorPerKg", line.currency,
    line."substituteProductIds", line."termsFrom"
  FROM kept, ${LINES_TOLD}`;

const INSERT_SUBMISSION = `
  INSERT INTO order_submission (id, order_id, facts, outcome, person_id, submitted_at)
  SELECT $12::uuid, kept.id, $13::jsonb, $14::jsonb, $15::uuid, $16::timestamptz FROM kept`;

/** Order, submission and lines in one statement; no row when the commune has an order already. */
export const FIRST_ORDER = `
  WITH kept AS (
    INSERT INTO "order" (id, commune_id, cycle_id, distribution_point_id, window_from_on,
      window_to_on, families, can_keep_cold, state, terms_from, families_from, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $16)
    ON CONFLICT (commune_id, cycle_id) DO NOTHING
    RETURNING id
  ),
  told AS (${INSERT_SUBMISSION}),
  asked AS (${INSERT_LINES})
  SELECT id FROM kept`;

export const LOCK_ORDER = `
  SELECT id, distribution_point_id AS "distributionPointId", window_from_on AS "windowFromOn",
    window_to_on AS "windowToOn", families, can_keep_cold AS "canKeepCold", state,
    terms_from AS "termsFrom", families_from AS "familiesFrom"
  FROM "order" WHERE commune_id = $1 AND cycle_id = $2 FOR UPDATE`;

/**
 * Its lines as they stand under the lock, and whether this submission came in while we waited for it.
 * One statement later than the lock, since a statement reads as of its beginning.
 */
export const LINES_UNDER_LOCK = `
  SELECT line.id, line.product_id AS "productId", line.min_grams AS "minGrams",
    line.wanted_grams AS "wantedGrams", line.max_grams AS "maxGrams",
    line.grade_floor AS "gradeFloor", line.is_washed AS "isWashed",
    line.ceiling_minor_per_kg AS "ceilingMinorPerKg", line.currency,
    line.substitute_product_ids AS "substituteProductIds", line.terms_from AS "termsFrom",
    line.is_cancelled AS "isCancelled", told.facts = $3::jsonb AS "isSame", told.outcome
  FROM order_line line LEFT JOIN order_submission told ON told.id = $2
  WHERE line.order_id = $1`;

/** $18: the order had been cancelled and starts anew, without its old lines. */
export const MERGED_ORDER = `
  WITH kept AS (
    UPDATE "order" SET distribution_point_id = $4, window_from_on = $5, window_to_on = $6,
      families = $7, can_keep_cold = $8, state = $9, terms_from = $10, families_from = $11,
      version = version + 1
    WHERE id = $1 AND commune_id = $2 AND cycle_id = $3
    RETURNING id
  ),
  told AS (${INSERT_SUBMISSION}),
  dropped AS (
    UPDATE order_line SET is_cancelled = true, version = version + 1
    WHERE order_id = $1 AND $18::boolean AND product_id NOT IN (
      SELECT line."productId" FROM ${LINES_TOLD})
  ),
  asked AS (
    ${INSERT_LINES}
    ON CONFLICT (order_id, product_id) DO UPDATE SET min_grams = excluded.min_grams,
      wanted_grams = excluded.wanted_grams, max_grams = excluded.max_grams,
      grade_floor = excluded.grade_floor, is_washed = excluded.is_washed,
      ceiling_minor_per_kg = excluded.ceiling_minor_per_kg, currency = excluded.currency,
      substitute_product_ids = excluded.substitute_product_ids, terms_from = excluded.terms_from,
      is_cancelled = false, version = order_line.version + 1
  )
  SELECT id FROM kept`;
