import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Matching runs, the allocations they made, the reason of every outcome, and what is left to rescue. */
export class Rounds1763769600006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matching_run (
        id uuid PRIMARY KEY,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        kind text NOT NULL CHECK (kind IN ('cycle', 'follow_up', 'dry_run')),
        state text NOT NULL DEFAULT 'queued'
          CHECK (state IN ('queued', 'frozen', 'planned', 'stale', 'failed', 'cancelled')),
        seed integer NOT NULL,
        rules_version text NOT NULL,
        -- Canonical JSON as text, so that the stored bytes are the hashed bytes. Never read by lists.
        question text,
        question_hash text,
        answer text,
        answer_hash text,
        totals jsonb,
        freezes smallint NOT NULL DEFAULT 0,
        frozen_at timestamptz,
        failure text,
        accept_by timestamptz,
        settled_at timestamptz,
        requested_by uuid REFERENCES person,
        requested_at timestamptz NOT NULL DEFAULT now(),
        planned_at timestamptz,
        available_grams bigint,
        placed_grams bigint,
        unplaced_grams bigint,
        version integer NOT NULL DEFAULT 1,
        CHECK (state <> 'planned' OR (question_hash IS NOT NULL AND answer_hash IS NOT NULL))
      );
      CREATE INDEX matching_run_cycle ON matching_run (cycle_id, id);
      CREATE UNIQUE INDEX matching_run_one_at_a_time ON matching_run (cycle_id)
        WHERE state IN ('queued', 'frozen') AND kind <> 'dry_run';

      CREATE TABLE allocation (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        run_id uuid NOT NULL REFERENCES matching_run,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        lot_id uuid NOT NULL REFERENCES lot,
        order_line_id uuid NOT NULL REFERENCES order_line,
        product_id uuid NOT NULL REFERENCES product,
        supplier_commune_id uuid NOT NULL REFERENCES commune,
        customer_commune_id uuid NOT NULL REFERENCES commune,
        from_site_id uuid NOT NULL REFERENCES site,
        to_site_id uuid NOT NULL REFERENCES site,
        packages integer NOT NULL CHECK (packages > 0),
        grams bigint NOT NULL CHECK (grams > 0),
        is_substitute boolean NOT NULL DEFAULT false,
        price_minor_per_kg bigint,
        currency text,
        metres integer NOT NULL CHECK (metres >= 0),
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN
          ('proposed', 'accepted', 'declined', 'released', 'loaded', 'delivered', 'reconciled', 'lost')),
        reason_code text NOT NULL,
        reason_params jsonb NOT NULL,
        accept_by timestamptz NOT NULL,
        -- Accepted at a moment by nobody means: by silence, when the deadline passed.
        supplier_accepted_at timestamptz,
        supplier_accepted_by uuid REFERENCES person,
        customer_accepted_at timestamptz,
        customer_accepted_by uuid REFERENCES person,
        declined_as text CHECK (declined_as IN ('supplier', 'customer')),
        declined_by uuid REFERENCES person,
        declined_at timestamptz,
        closed_reason text,
        -- Grams given back after acceptance because they were never loaded; no longer part of "grams".
        released_grams bigint NOT NULL DEFAULT 0 CHECK (released_grams >= 0),
        loaded_grams bigint NOT NULL DEFAULT 0 CHECK (loaded_grams >= 0),
        delivered_grams bigint NOT NULL DEFAULT 0 CHECK (delivered_grams >= 0),
        received_grams bigint CHECK (received_grams >= 0),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (run_id, lot_id, order_line_id),
        CHECK (state <> 'declined' OR (declined_as IS NOT NULL AND closed_reason IS NOT NULL))
      );
      CREATE INDEX allocation_cycle ON allocation (cycle_id, id);
      CREATE INDEX allocation_lot ON allocation (lot_id);
      CREATE INDEX allocation_line ON allocation (order_line_id);
      CREATE INDEX allocation_supplier ON allocation (supplier_commune_id, id);
      CREATE INDEX allocation_customer ON allocation (customer_commune_id, id);

      -- Grams of an allocation that may still arrive, by its movements: reserved and not loaded yet; on a
      -- vehicle or at a centre on the way. (Scales differ, so "grams - loaded_grams" does not say it.)
      CREATE VIEW allocation_to_come AS
        SELECT a.id AS allocation_id,
          coalesce(sum(CASE 'reserved' WHEN m.to_bucket THEN m.grams WHEN m.from_bucket THEN -m.grams END), 0)::bigint
            AS reserved_grams,
          coalesce(sum(CASE 'loaded' WHEN m.to_bucket THEN m.grams WHEN m.from_bucket THEN -m.grams END), 0)::bigint
            AS on_the_road_grams
        FROM allocation a LEFT JOIN stock_movement m ON m.allocation_id = a.id
        GROUP BY a.id;

      CREATE TABLE line_outcome (
        run_id uuid NOT NULL REFERENCES matching_run,
        order_line_id uuid NOT NULL REFERENCES order_line,
        asked_grams bigint NOT NULL,
        already_grams bigint NOT NULL,
        given_grams bigint NOT NULL,
        reason_code text NOT NULL,
        reason_params jsonb NOT NULL,
        text_es text NOT NULL,
        text_en text NOT NULL,
        PRIMARY KEY (run_id, order_line_id)
      );
      CREATE INDEX line_outcome_line ON line_outcome (order_line_id);

      CREATE TABLE lot_outcome (
        run_id uuid NOT NULL REFERENCES matching_run,
        lot_id uuid NOT NULL REFERENCES lot,
        available_grams bigint NOT NULL,
        placed_grams bigint NOT NULL,
        unplaced_grams bigint NOT NULL,
        reason_code text NOT NULL,
        reason_params jsonb NOT NULL,
        text_es text NOT NULL,
        text_en text NOT NULL,
        PRIMARY KEY (run_id, lot_id),
        CHECK (available_grams = placed_grams + unplaced_grams)
      );
      CREATE INDEX lot_outcome_lot ON lot_outcome (lot_id);

      CREATE TABLE rescue_listing (
        id uuid PRIMARY KEY,
        lot_id uuid NOT NULL REFERENCES lot,
        run_id uuid NOT NULL REFERENCES matching_run,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        commune_id uuid NOT NULL REFERENCES commune,
        grams bigint NOT NULL CHECK (grams > 0),
        best_before_on date NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'closed')),
        taken_grams bigint NOT NULL DEFAULT 0 CHECK (taken_grams >= 0 AND taken_grams <= grams),
        taken_by text,
        closed_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX rescue_listing_state ON rescue_listing (state, id);
      CREATE UNIQUE INDEX rescue_listing_one_open ON rescue_listing (lot_id) WHERE state = 'open';

      CREATE TABLE rescue_take (
        id uuid PRIMARY KEY,
        listing_id uuid NOT NULL REFERENCES rescue_listing,
        grams bigint NOT NULL CHECK (grams > 0),
        taken_by text NOT NULL CHECK (taken_by <> ''),
        note text NOT NULL CHECK (note <> ''),
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX rescue_take_listing ON rescue_take (listing_id, id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
