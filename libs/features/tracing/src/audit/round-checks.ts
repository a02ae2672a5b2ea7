import { type Check, cycleInScope, lotInScope } from './check';

/** Rounds: what was promised against what there was and what was asked, and the reasons. */
export const ROUND_CHECKS: readonly Check[] = [
  {
    // Confirmed is what the scale found at the origin, with its corrections there.
    code: 'allocation.within_lot',
    violations: `
      SELECT lot.code AS "lotCode", coalesce(confirmed.grams, 0) AS "confirmedGrams",
        allocated.grams AS "allocatedGrams"
      FROM (
        SELECT lot_id, sum(grams)::bigint AS grams FROM allocation
        WHERE state NOT IN ('declined', 'released') AND ${lotInScope('lot_id')} GROUP BY lot_id
      ) allocated
      JOIN lot ON lot.id = allocated.lot_id
      LEFT JOIN LATERAL (
        SELECT sum(CASE WHEN m.from_bucket = 'outside' THEN m.grams ELSE -m.grams END)::bigint AS grams
        FROM stock_movement m
        WHERE m.lot_id = allocated.lot_id AND m.allocation_id IS NULL
          AND 'outside' IN (m.from_bucket, m.to_bucket)
      ) confirmed ON true
      WHERE allocated.grams > coalesce(confirmed.grams, 0)`,
  },
  {
    code: 'line.within_max',
    violations: `
      SELECT line.id AS "orderLineId", line.max_grams AS "maxGrams", line.allocated_grams AS "allocatedGrams"
      FROM order_line line JOIN "order" o ON o.id = line.order_id
      WHERE line.allocated_grams > line.max_grams AND ${cycleInScope('o.cycle_id')}`,
  },
  {
    code: 'line.counter_is_allocations',
    violations: `
      SELECT line.id AS "orderLineId", line.allocated_grams AS "counterGrams",
        coalesce(allocated.grams, 0) AS "allocatedGrams"
      FROM order_line line
      JOIN "order" o ON o.id = line.order_id
      LEFT JOIN (
        SELECT order_line_id, sum(grams)::bigint AS grams FROM allocation
        WHERE state NOT IN ('declined', 'released') AND ${cycleInScope('cycle_id')} GROUP BY order_line_id
      ) allocated ON allocated.order_line_id = line.id
      WHERE line.allocated_grams <> coalesce(allocated.grams, 0) AND ${cycleInScope('o.cycle_id')}`,
  },
  {
    code: 'outcome.has_reason',
    violations: `
      SELECT 'lot' AS what, outcome.run_id AS "runId", outcome.lot_id AS id
      FROM lot_outcome outcome JOIN matching_run run ON run.id = outcome.run_id
      WHERE '' IN (outcome.reason_code, outcome.text_es, outcome.text_en) AND ${cycleInScope('run.cycle_id')}
      UNION ALL
      SELECT 'line', outcome.run_id, outcome.order_line_id
      FROM line_outcome outcome JOIN matching_run run ON run.id = outcome.run_id
      WHERE '' IN (outcome.reason_code, outcome.text_es, outcome.text_en) AND ${cycleInScope('run.cycle_id')}
      UNION ALL
      SELECT 'allocation', a.run_id, a.id FROM allocation a
      WHERE a.reason_code = '' AND ${cycleInScope('a.cycle_id')}`,
  },
  {
    code: 'outcome.for_everything_asked',
    violations: `
      SELECT run.id AS "runId", asked.what, asked.id
      FROM matching_run run
      CROSS JOIN LATERAL (
        SELECT 'lot' AS what, (it ->> 'id')::uuid AS id
        FROM jsonb_array_elements(run.question::jsonb -> 'lots') it
        UNION ALL
        SELECT 'line', (it ->> 'id')::uuid FROM jsonb_array_elements(run.question::jsonb -> 'lines') it
      ) asked
      WHERE run.state = 'planned' AND run.kind NOT IN ('dry_run', 'what_if') AND run.question IS NOT NULL
        AND ${cycleInScope('run.cycle_id')}
        AND CASE asked.what
          WHEN 'lot' THEN NOT EXISTS (
            SELECT 1 FROM lot_outcome o WHERE o.run_id = run.id AND o.lot_id = asked.id)
          ELSE NOT EXISTS (
            SELECT 1 FROM line_outcome o WHERE o.run_id = run.id AND o.order_line_id = asked.id) END`,
  },
  {
    code: 'matching.papers_untouched',
    violations: `
      SELECT run.id AS "runId", paper.what
      FROM matching_run run
      CROSS JOIN LATERAL (VALUES
        ('question', run.question, run.question_hash), ('answer', run.answer, run.answer_hash)
      ) AS paper (what, text, hash)
      WHERE paper.text IS NOT NULL AND paper.hash IS NOT NULL AND ${cycleInScope('run.cycle_id')}
        AND encode(sha256(convert_to(paper.text, 'UTF8')), 'hex') <> paper.hash`,
  },
];
