import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Measured roads, what odometers teach about estimated ones, and the history of voted factors; of plans how far
 * they have come, what they were asked for and what they changed; goods that change vehicles on the road.
 */
export class TransportRoads1763942400007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROADS);
    await runner.query(PLANS);
    await runner.query(TAKE_OVER);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

const ROADS = `
  -- What a table server said, one way. Hundred-thousandths of a degree (about a metre) of both ends at that time:
  -- a site that has moved since is measured anew.
  CREATE TABLE measured_road (
    kind text NOT NULL CHECK (kind IN ('osrm', 'valhalla')),
    profile text NOT NULL,
    from_site_id uuid NOT NULL REFERENCES site,
    to_site_id uuid NOT NULL REFERENCES site,
    from_latitude_e5 integer NOT NULL,
    from_longitude_e5 integer NOT NULL,
    to_latitude_e5 integer NOT NULL,
    to_longitude_e5 integer NOT NULL,
    metres integer NOT NULL CHECK (metres >= 0),
    seconds integer NOT NULL CHECK (seconds >= 0),
    measured_at timestamptz NOT NULL,
    PRIMARY KEY (kind, profile, from_site_id, to_site_id),
    CHECK (from_site_id <> to_site_id)
  );

  -- The part of a closed run that went between two states: straight lines, and their share of the odometer.
  CREATE TABLE odometer_way (
    run_id uuid NOT NULL REFERENCES run,
    state_a text NOT NULL REFERENCES state,
    state_b text NOT NULL REFERENCES state,
    straight_metres bigint NOT NULL CHECK (straight_metres > 0),
    odometer_metres bigint NOT NULL CHECK (odometer_metres > 0),
    closed_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, state_a, state_b),
    CHECK (state_a <= state_b)
  );
  CREATE INDEX odometer_way_pair ON odometer_way (state_a, state_b, closed_at DESC);

  -- The last ways of a pair of states together.
  CREATE TABLE road_correction (
    state_a text NOT NULL REFERENCES state,
    state_b text NOT NULL REFERENCES state,
    runs integer NOT NULL CHECK (runs >= 0),
    permille integer NOT NULL CHECK (permille BETWEEN 1000 AND 5000),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (state_a, state_b),
    CHECK (state_a <= state_b)
  );

  CREATE TABLE road_factor_change (
    id uuid PRIMARY KEY,
    state_a text NOT NULL REFERENCES state,
    state_b text NOT NULL REFERENCES state,
    -- Null: there was no factor of its own before.
    before_permille integer,
    permille integer NOT NULL CHECK (permille BETWEEN 1000 AND 5000),
    reason text NOT NULL CHECK (reason <> ''),
    person_id uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL,
    CHECK (state_a <= state_b)
  );
  CREATE INDEX road_factor_change_pair ON road_factor_change (state_a, state_b, changed_at DESC);
  CREATE TRIGGER road_factor_change_is_append_only BEFORE UPDATE OR DELETE ON road_factor_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const PLANS = `
  ALTER TABLE run_plan
    DROP CONSTRAINT run_plan_state_check,
    ADD CONSTRAINT run_plan_state_check
      CHECK (state IN ('queued', 'planned', 'stale', 'failed', 'cancelled')),
    -- What was asked for besides vehicles: objective, bounds, seeds, centres.
    ADD COLUMN options jsonb NOT NULL DEFAULT '{"objective": "vehicles", "seconds": null,
      "iterations": null, "seeds": 1, "centreSiteIds": [], "handovers": []}',
    ADD COLUMN progress jsonb,
    -- How many roads were measured, how many estimated, and why.
    ADD COLUMN roads jsonb,
    -- Of each shipment of the question: urgency, families, fairness debt.
    ADD COLUMN weights jsonb,
    ADD COLUMN failure_place text,
    -- Runs that are arranged anew, perhaps on the road; and what was true of them when the question was frozen.
    ADD COLUMN replans_run_ids uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN basis text,
    -- Of a what-if: the plan that it varies, and how. Nothing is written for it.
    ADD COLUMN base_plan_id uuid REFERENCES run_plan,
    ADD COLUMN changes jsonb,
    ADD CONSTRAINT run_plan_changes_check CHECK (num_nonnulls(base_plan_id, changes) <> 1);
  CREATE INDEX run_plan_base ON run_plan (base_plan_id) WHERE base_plan_id IS NOT NULL;`;

const TAKE_OVER = `
  ALTER TABLE shipment
    DROP CONSTRAINT shipment_state_check,
    ADD CONSTRAINT shipment_state_check
      CHECK (state IN ('planned', 'loaded', 'delivered', 'failed', 'cancelled', 'handed_over')),
    -- Goods taken over on the road: from the shipment of a vehicle that could not go on.
    ADD COLUMN taken_over_from uuid REFERENCES shipment,
    -- At a centre: the trunk takes them no earlier, the feeder has brought them by then.
    ADD COLUMN not_before timestamptz,
    ADD COLUMN due_by timestamptz;
  CREATE INDEX shipment_taken_over_from ON shipment (taken_over_from) WHERE taken_over_from IS NOT NULL;

  DROP VIEW goods_to_move;
  DROP VIEW shipment_leg;
  CREATE VIEW shipment_leg AS
    SELECT s.*, p.site_id AS from_site_id, d.site_id AS to_site_id
    FROM shipment s
    JOIN stop p ON p.id = s.pick_up_stop_id
    JOIN stop d ON d.id = s.delivery_stop_id;

  -- As before; but goods that one vehicle takes over from another wait nowhere: they are claimed already, by the
  -- shipment that they are taken over from.
  CREATE VIEW goods_to_move AS
    SELECT a.id AS allocation_id, a.cycle_id, a.from_site_id AS site_id, true AS is_origin,
      (a.grams - coalesce(claimed.grams, 0))::bigint AS grams,
      (a.packages - coalesce(claimed.packages, 0))::bigint AS packages,
      (a.grams - coalesce(claimed.grams, 0))::bigint AS ready_grams
    FROM allocation a
    LEFT JOIN LATERAL (
      SELECT sum(coalesce(s.claimed_grams, s.grams)) AS grams, sum(s.packages) AS packages
      FROM shipment_leg s
      WHERE s.allocation_id = a.id AND s.from_site_id = a.from_site_id AND s.taken_over_from IS NULL
        AND (s.state IN ('planned', 'loaded', 'delivered', 'handed_over')
          OR s.state = 'failed' AND s.loaded_grams IS NOT NULL)
    ) claimed ON true
    WHERE a.state IN ('accepted', 'loaded', 'delivered')
    UNION ALL
    SELECT b.allocation_id, a.cycle_id, b.site_id, false, sum(b.grams)::bigint,
      sum(b.packages)::bigint, (sum(b.ready) - sum(b.claimed))::bigint
    FROM (
      SELECT allocation_id, to_id AS site_id, grams, packages, grams AS ready, 0 AS claimed
      FROM custody_event WHERE to_kind = 'centre'
      UNION ALL
      SELECT allocation_id, from_id, -grams, -packages, -grams, 0
      FROM custody_event WHERE from_kind = 'centre'
      UNION ALL
      SELECT s.allocation_id, s.to_site_id, coalesce(s.loaded_grams, s.grams),
        coalesce(s.loaded_packages, s.packages), 0, 0
      FROM shipment_leg s JOIN allocation o ON o.id = s.allocation_id
      WHERE s.state IN ('planned', 'loaded')
        AND s.to_site_id <> o.to_site_id AND s.to_site_id <> o.from_site_id
        AND NOT (s.state = 'planned' AND s.taken_over_from IS NOT NULL)
      UNION ALL
      SELECT s.allocation_id, s.from_site_id, -s.grams, -s.packages, 0, s.grams
      FROM shipment_leg s JOIN allocation o ON o.id = s.allocation_id
      WHERE s.state = 'planned' AND s.from_site_id <> o.from_site_id AND s.taken_over_from IS NULL
    ) b
    JOIN allocation a ON a.id = b.allocation_id
    GROUP BY b.allocation_id, a.cycle_id, b.site_id;`;
