import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views from which every figure of a cycle derives. Tracing has no tables: it only reads. */
export class Tracing1763769600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CYCLE_LOT);
    await runner.query(CYCLE_FIGURE);
    await runner.query(RUN_WORK);
    await runner.query(CUSTODY_HELD);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

/**
 * The lots of a cycle: those in the frozen question of a matching run of it that counted (a dry run does not).
 * A lot that found no taker may be offered again in the next cycle and then belongs to both.
 */
const CYCLE_LOT = `
  CREATE VIEW cycle_lot AS
    SELECT run.cycle_id, outcome.lot_id,
      min(coalesce(run.planned_at, run.requested_at)) AS first_at,
      max(coalesce(run.planned_at, run.requested_at)) AS last_at,
      (array_agg(outcome.available_grams
        ORDER BY coalesce(run.planned_at, run.requested_at), run.id))[1] AS offered_grams,
      (array_agg(outcome.unplaced_grams
        ORDER BY coalesce(run.planned_at, run.requested_at) DESC, run.id DESC))[1] AS unplaced_grams,
      (array_agg(outcome.reason_code
        ORDER BY coalesce(run.planned_at, run.requested_at) DESC, run.id DESC))[1] AS reason_code,
      (array_agg(run.id
        ORDER BY coalesce(run.planned_at, run.requested_at) DESC, run.id DESC))[1] AS last_run_id
    FROM lot_outcome outcome JOIN matching_run run ON run.id = outcome.run_id
    WHERE run.kind <> 'dry_run'
    GROUP BY run.cycle_id, outcome.lot_id;

  -- For audits: the lots of a cycle, and whatever else was allocated in it.
  CREATE VIEW lot_of_cycle AS
    SELECT cycle_id, lot_id FROM cycle_lot UNION SELECT cycle_id, lot_id FROM allocation;
`;

/**
 * Every kilo of a cycle, by product and communes: measure, code (stage or reason), grams. The account sums it
 * and nothing else does, so that figures agree wherever they appear.
 *
 * A movement counts in one cycle: that of its allocation; without one, the cycle that offered the lot last
 * before it happened (the first one when it happened before any).
 */
const CYCLE_FIGURE = `
  CREATE VIEW cycle_figure AS
    SELECT c.cycle_id, lot.product_id, lot.commune_id AS supplier_commune_id,
      NULL::uuid AS customer_commune_id, figure.measure, figure.code, figure.grams
    FROM cycle_lot c
    JOIN lot_account lot ON lot.id = c.lot_id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(CASE WHEN m.from_bucket = 'outside' THEN m.grams ELSE -m.grams END), 0)::bigint
        AS grams
      FROM stock_movement m
      WHERE m.lot_id = c.lot_id AND m.kind = 'correct' AND m.allocation_id IS NULL
        AND 'outside' IN (m.from_bucket, m.to_bucket)
    ) corrected
    CROSS JOIN LATERAL (VALUES
      ('announced', NULL, lot.announced_grams),
      ('weighed', NULL, coalesce(lot.weighed_grams, 0)),
      ('corrected', NULL, corrected.grams),
      ('offered', NULL, c.offered_grams),
      ('unplaced', c.reason_code, c.unplaced_grams),
      ('free', NULL, lot.available_grams)
    ) AS figure (measure, code, grams)

    UNION ALL
    SELECT a.cycle_id, a.product_id, a.supplier_commune_id, a.customer_commune_id, figure.*
    FROM allocation a
    LEFT JOIN (
      SELECT allocation_id, sum(covered_grams) AS covered_grams FROM reception_in_force GROUP BY allocation_id
    ) r ON r.allocation_id = a.id
    LEFT JOIN cycle_lot c ON c.cycle_id = a.cycle_id AND c.lot_id = a.lot_id
    CROSS JOIN LATERAL (
      SELECT a.state NOT IN ('declined', 'released') AS is_active
    ) now
    CROSS JOIN LATERAL (VALUES
      ('allocated', NULL, CASE WHEN now.is_active THEN a.grams ELSE 0 END),
      ('accepted', NULL, CASE WHEN now.is_active AND a.state <> 'proposed' THEN a.grams ELSE 0 END),
      ('declined', NULL, CASE WHEN a.state = 'declined' THEN a.grams ELSE 0 END),
      ('released', NULL, a.released_grams),
      ('loaded', NULL, a.loaded_grams),
      ('delivered', NULL, a.delivered_grams),
      ('awaiting', NULL, CASE WHEN a.state = 'lost' THEN 0 ELSE a.delivered_grams - coalesce(r.covered_grams, 0) END),
      ('received', NULL, coalesce(a.received_grams, 0)),
      -- What came back after the last run was offered to nobody again.
      ('unplaced', 'allocation.declined',
        CASE WHEN a.state = 'declined' AND a.run_id = c.last_run_id THEN a.grams ELSE 0 END),
      ('unplaced', 'allocation.released', CASE WHEN a.released_grams = 0 THEN 0 ELSE least(
        a.released_grams, (SELECT coalesce(sum(m.grams), 0) FROM stock_movement m
          WHERE m.allocation_id = a.id AND m.kind = 'release' AND m.event_time >= c.last_at)) END)
    ) AS figure (measure, code, grams)
    WHERE figure.grams <> 0

    UNION ALL
    SELECT a.cycle_id, a.product_id, a.supplier_commune_id, a.customer_commune_id, figure.*
    FROM allocation a
    JOIN stock_movement m ON m.allocation_id = a.id
      AND (m.to_bucket IN ('lost', 'loaded', 'outside') OR m.from_bucket IN ('lost', 'loaded', 'outside'))
    CROSS JOIN LATERAL (VALUES
      ('lost', m.stage,
        CASE WHEN m.to_bucket = 'lost' THEN m.grams WHEN m.from_bucket = 'lost' THEN -m.grams END),
      ('on_the_road', NULL,
        CASE WHEN m.to_bucket = 'loaded' THEN m.grams WHEN m.from_bucket = 'loaded' THEN -m.grams END),
      ('difference', CASE WHEN 'delivered' IN (m.from_bucket, m.to_bucket) THEN 'reception' ELSE 'transport' END,
        CASE WHEN m.from_bucket = 'outside' THEN m.grams WHEN m.to_bucket = 'outside' THEN -m.grams END)
    ) AS figure (measure, code, grams)
    WHERE figure.grams IS NOT NULL

    UNION ALL
    SELECT c.cycle_id, lot.product_id, lot.commune_id, NULL::uuid, figure.*
    FROM cycle_lot c
    JOIN stock_movement m ON m.lot_id = c.lot_id AND m.allocation_id IS NULL
      AND (m.to_bucket IN ('lost', 'withdrawn', 'expired') OR m.from_bucket IN ('lost', 'withdrawn', 'expired'))
    JOIN lot ON lot.id = c.lot_id
    CROSS JOIN LATERAL (VALUES
      ('lost', m.stage,
        CASE WHEN m.to_bucket = 'lost' THEN m.grams WHEN m.from_bucket = 'lost' THEN -m.grams END),
      ('withdrawn', NULL, CASE WHEN m.to_bucket = 'withdrawn' THEN m.grams
        WHEN m.from_bucket = 'withdrawn' THEN -m.grams END),
      ('expired', NULL, CASE WHEN m.to_bucket = 'expired' THEN m.grams
        WHEN m.from_bucket = 'expired' THEN -m.grams END)
    ) AS figure (measure, code, grams)
    WHERE figure.grams IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM cycle_lot later WHERE later.lot_id = c.lot_id
        AND later.first_at > c.first_at AND later.first_at <= m.event_time)
      AND (c.first_at <= m.event_time OR NOT EXISTS (SELECT 1 FROM cycle_lot earlier
        WHERE earlier.lot_id = c.lot_id AND earlier.first_at < c.first_at))

    UNION ALL
    SELECT listing.cycle_id, lot.product_id, lot.commune_id, NULL::uuid, 'rescued', NULL, take.grams
    FROM rescue_listing listing
    JOIN rescue_take take ON take.listing_id = listing.id
    JOIN lot ON lot.id = listing.lot_id;
`;

/**
 * What a run that left did: metres by the odometer, or as planned when nobody read it; grams carried times
 * metres, from where they were loaded to where they were unloaded.
 */
const RUN_WORK = `
  CREATE VIEW run_work AS
    SELECT run.id AS run_id, run.cycle_id, run.commune_id,
      coalesce(run.odometer_end_metres - run.odometer_start_metres, run.planned_metres) AS metres,
      run.odometer_end_metres - run.odometer_start_metres IS NOT NULL AS is_measured,
      coalesce(run.fuel_used_ml, 0) AS fuel_used_ml,
      coalesce(carried.gram_metres, 0) AS gram_metres
    FROM run
    LEFT JOIN LATERAL (
      SELECT sum(s.loaded_grams::numeric * leg.metres) AS gram_metres
      FROM shipment s
      JOIN stop p ON p.id = s.pick_up_stop_id
      JOIN stop d ON d.id = s.delivery_stop_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(between_them.metres_from_last), 0) AS metres FROM stop between_them
        WHERE between_them.run_id = run.id
          AND between_them.position > p.position AND between_them.position <= d.position
      ) leg
      WHERE s.run_id = run.id AND s.loaded_grams IS NOT NULL
    ) carried ON true
    WHERE run.state IN ('departed', 'suspended', 'closed', 'reconciled');
`;

/** Grams in and out of each holder's hands, step by step. */
const CUSTODY_HELD = `
  CREATE VIEW custody_step AS
    SELECT allocation_id, lot_id, run_id, seq, to_kind AS kind, to_id AS holder_id, grams AS change_grams
    FROM custody_event WHERE to_kind IN ('commune', 'vehicle', 'centre')
    UNION ALL
    SELECT allocation_id, lot_id, run_id, seq, from_kind, from_id, -grams
    FROM custody_event WHERE from_kind IN ('commune', 'vehicle', 'centre');
`;
