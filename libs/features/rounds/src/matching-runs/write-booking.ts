import { rowsOf, type Tx } from '#platform/database';
import { shortCode } from '../derived-id';
import type { NewAllocation, NewOutcome } from './booking';

/** Rows of one statement: enough to be quick, few enough that no parameter becomes enormous. */
const ROWS_AT_ONCE = 10_000;
const CODE_ATTEMPTS_MAX = 20;

export interface AllocationTarget {
  readonly runId: string;
  readonly cycleId: string;
  readonly acceptBy: Date;
}

/** Writes allocations in bulk. A code that is taken already is drawn anew for that row alone. */
export async function writeAllocations(
  tx: Tx,
  target: AllocationTarget,
  allocations: readonly NewAllocation[],
): Promise<void> {
  let left = allocations;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === CODE_ATTEMPTS_MAX) throw new Error('no free short code was found');
    const coded =
      attempt === 0 ? left : left.map((it) => ({ ...it, code: shortCode(it.id, attempt) }));
    let written = 0;
    for (const chunk of chunksOf(coded)) written += await insertAllocations(tx, target, chunk);
    left = written === left.length ? [] : await unwritten(tx, left);
  }
}

export async function writeLineOutcomes(
  tx: Tx,
  runId: string,
  outcomes: readonly NewOutcome[],
): Promise<void> {
  for (const chunk of chunksOf(outcomes)) {
    await tx.query(insertOutcomes(LINE_OUTCOME_COLUMNS), [runId, ...outcomeColumns(chunk)]);
  }
}

export async function writeLotOutcomes(
  tx: Tx,
  runId: string,
  outcomes: readonly NewOutcome[],
): Promise<void> {
  for (const chunk of chunksOf(outcomes)) {
    await tx.query(insertOutcomes(LOT_OUTCOME_COLUMNS), [runId, ...outcomeColumns(chunk)]);
  }
}

const INSERT_ALLOCATIONS = `
  WITH written AS (
    INSERT INTO allocation (id, code, run_id, cycle_id, lot_id, order_line_id, product_id,
      supplier_commune_id, customer_commune_id, from_site_id, to_site_id, packages, grams,
      is_substitute, price_minor_per_kg, currency, metres, reason_code, reason_params, accept_by)
    SELECT told.id, told.code, $1, $2, lot.id, line.id, told.product_id,
      lot.commune_id, o.commune_id, lot.site_id, o.distribution_point_id, told.packages, told.grams,
      told.is_substitute, lot.floor_minor_per_kg, lot.currency, told.metres, told.reason_code,
      told.reason_params, $3
    FROM unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::integer[],
        $10::bigint[], $11::boolean[], $12::integer[], $13::text[], $14::jsonb[])
      AS told (id, code, lot_id, line_id, product_id, packages, grams, is_substitute, metres,
        reason_code, reason_params)
    JOIN lot ON lot.id = told.lot_id
    JOIN order_line line ON line.id = told.line_id
    JOIN "order" o ON o.id = line.order_id
    ON CONFLICT (code) DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int AS written FROM written`;

async function insertAllocations(
  tx: Tx,
  target: AllocationTarget,
  rows: readonly NewAllocation[],
): Promise<number> {
  const [answer] = await rowsOf<{ written: number }>(tx, INSERT_ALLOCATIONS, [
    target.runId,
    target.cycleId,
    target.acceptBy,
    rows.map((it) => it.id),
    rows.map((it) => it.code),
    rows.map((it) => it.lotId),
    rows.map((it) => it.lineId),
    rows.map((it) => it.productId),
    rows.map((it) => it.packages),
    rows.map((it) => it.grams),
    rows.map((it) => it.isSubstitute),
    rows.map((it) => it.metres),
    rows.map((it) => it.reason.code),
    rows.map((it) => JSON.stringify(it.reason.params)),
  ]);
  return answer?.written ?? 0;
}

async function unwritten(
  tx: Tx,
  allocations: readonly NewAllocation[],
): Promise<readonly NewAllocation[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    'SELECT id FROM allocation WHERE id = ANY($1::uuid[])',
    [allocations.map((it) => it.id)],
  );
  const known = new Set(rows.map((row) => row.id));
  return allocations.filter((it) => !known.has(it.id));
}

const LINE_OUTCOME_COLUMNS =
  'line_outcome (run_id, order_line_id, asked_grams, already_grams, given_grams';
const LOT_OUTCOME_COLUMNS =
  'lot_outcome (run_id, lot_id, available_grams, placed_grams, unplaced_grams';

function insertOutcomes(tableAndColumns: string): string {
  return `INSERT INTO ${tableAndColumns}, reason_code, reason_params, text_es, text_en)
    SELECT $1::uuid, * FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
      $7::jsonb[], $8::text[], $9::text[])`;
}

function outcomeColumns(outcomes: readonly NewOutcome[]): unknown[] {
  return [
    outcomes.map((it) => it.id),
    outcomes.map((it) => it.grams[0]),
    outcomes.map((it) => it.grams[1]),
    outcomes.map((it) => it.grams[2]),
    outcomes.map((it) => it.code),
    outcomes.map((it) => JSON.stringify(it.params)),
    outcomes.map((it) => it.textEs),
    outcomes.map((it) => it.textEn),
  ];
}

function chunksOf<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    chunks.push(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return chunks;
}
