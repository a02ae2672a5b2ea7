import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Distribution cycles, needs, and what communes ask for. */
export class Orders1763769600005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE distribution_cycle (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        host_commune_id uuid REFERENCES commune,
        opens_on date NOT NULL,
        closes_on date NOT NULL,
        closes_minute smallint NOT NULL DEFAULT 1080 CHECK (closes_minute BETWEEN 0 AND 1439),
        moves_on date NOT NULL,
        hands_out_on date NOT NULL,
        settles_on date NOT NULL,
        accept_hours smallint NOT NULL DEFAULT 12 CHECK (accept_hours BETWEEN 0 AND 240),
        state text NOT NULL DEFAULT 'planned' CHECK (state IN
          ('planned', 'open', 'closed', 'matched', 'moving', 'handed_out', 'settled', 'cancelled')),
        facts jsonb NOT NULL DEFAULT '{}',
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CHECK (opens_on <= closes_on AND closes_on <= moves_on AND moves_on <= hands_out_on
          AND hands_out_on <= settles_on)
      );
      CREATE TABLE cycle_commune (
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        commune_id uuid NOT NULL REFERENCES commune,
        PRIMARY KEY (cycle_id, commune_id)
      );

      CREATE TABLE ration (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        product_id uuid NOT NULL REFERENCES product,
        grams_per_family bigint NOT NULL CHECK (grams_per_family > 0),
        act text NOT NULL CHECK (act <> ''),
        is_active boolean NOT NULL DEFAULT true,
        facts jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        UNIQUE (commune_id, product_id)
      );
      CREATE TABLE need_census (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        council_id uuid NOT NULL REFERENCES council,
        families integer NOT NULL CHECK (families >= 0),
        taken_on date NOT NULL,
        recorded_by uuid NOT NULL REFERENCES person,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX need_census_latest ON need_census (commune_id, council_id, taken_on DESC, id DESC);

      CREATE TABLE "order" (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        distribution_point_id uuid NOT NULL REFERENCES site,
        window_from_on date NOT NULL,
        window_to_on date NOT NULL,
        families integer NOT NULL CHECK (families > 0),
        can_keep_cold boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'submitted' CHECK (state IN
          ('draft', 'submitted', 'in_matching', 'allocated', 'partly_allocated', 'unfilled', 'in_transit',
           'received', 'received_with_differences', 'settled', 'cancelled')),
        terms_from uuid,
        families_from uuid,
        cancelled_from text CHECK (cancelled_from IN ('draft', 'submitted')),
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (commune_id, cycle_id),
        CHECK (window_from_on <= window_to_on)
      );
      CREATE INDEX order_cycle ON "order" (cycle_id, id);

      CREATE TABLE order_line (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES "order",
        product_id uuid NOT NULL REFERENCES product,
        min_grams bigint NOT NULL CHECK (min_grams >= 0),
        wanted_grams bigint NOT NULL CHECK (wanted_grams > 0),
        max_grams bigint NOT NULL
          CONSTRAINT order_line_within_reason CHECK (max_grams <= 100000000000),
        grade_floor smallint CHECK (grade_floor BETWEEN 1 AND 3),
        is_washed boolean,
        ceiling_minor_per_kg bigint CHECK (ceiling_minor_per_kg >= 0),
        currency text,
        substitute_product_ids uuid[] NOT NULL DEFAULT '{}',
        allocated_grams bigint NOT NULL DEFAULT 0 CHECK (allocated_grams >= 0),
        is_cancelled boolean NOT NULL DEFAULT false,
        terms_from uuid,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (order_id, product_id),
        CHECK (min_grams <= wanted_grams AND wanted_grams <= max_grams),
        CONSTRAINT order_line_never_above_its_max CHECK (allocated_grams <= max_grams),
        CHECK ((ceiling_minor_per_kg IS NULL) = (currency IS NULL))
      );
      CREATE INDEX order_line_product ON order_line (product_id);

      CREATE TABLE order_submission (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES "order",
        facts jsonb NOT NULL,
        outcome jsonb NOT NULL DEFAULT '{}',
        person_id uuid NOT NULL REFERENCES person,
        submitted_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX order_submission_order ON order_submission (order_id);

      CREATE TABLE standing_order (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        distribution_point_id uuid NOT NULL REFERENCES site,
        lines jsonb NOT NULL,
        from_on date NOT NULL,
        to_on date,
        is_active boolean NOT NULL DEFAULT true,
        facts jsonb NOT NULL DEFAULT '{}',
        created_by uuid NOT NULL REFERENCES person,
        version integer NOT NULL DEFAULT 1,
        CHECK (to_on IS NULL OR to_on >= from_on)
      );
      CREATE INDEX standing_order_commune ON standing_order (commune_id, id);
      CREATE TABLE standing_order_outcome (
        standing_order_id uuid NOT NULL REFERENCES standing_order,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        order_id uuid REFERENCES "order",
        refusal_code text,
        PRIMARY KEY (standing_order_id, cycle_id),
        CHECK ((order_id IS NULL) <> (refusal_code IS NULL))
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
