import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Voted parameters, agreements of pairs of communes, fairness balances; and of each run how far it has come,
 * its certificate, and what a what-if changed.
 */
export class RoundsVoted1763856000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Some folders have these two already.
      CREATE INDEX IF NOT EXISTS rescue_listing_commune ON rescue_listing (commune_id, id);
      CREATE INDEX IF NOT EXISTS rescue_listing_cycle ON rescue_listing (cycle_id, id);

      CREATE TABLE matching_policy (
        id uuid PRIMARY KEY,
        -- Null: for all cycles of the network; else for the cycles that this commune hosts.
        host_commune_id uuid REFERENCES commune,
        version text NOT NULL CHECK (version <> ''),
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'adopted')),
        valid_from date NOT NULL,
        tolerance_permille integer NOT NULL CHECK (tolerance_permille BETWEEN 0 AND 1000),
        -- Product id to grams for a family in a cycle; a product that is not named has no norm.
        norms jsonb NOT NULL,
        memory_permille integer NOT NULL CHECK (memory_permille BETWEEN 0 AND 1000),
        debt_orders_max integer NOT NULL CHECK (debt_orders_max BETWEEN 0 AND 100),
        shelf_margin_days integer NOT NULL CHECK (shelf_margin_days BETWEEN 0 AND 60),
        is_consolidated boolean NOT NULL,
        proposed_by uuid NOT NULL REFERENCES person,
        proposed_at timestamptz NOT NULL,
        -- The act of the assembly that adopted it.
        act text CHECK (act <> ''),
        adopted_by uuid REFERENCES person,
        adopted_at timestamptz,
        UNIQUE NULLS NOT DISTINCT (host_commune_id, version),
        CHECK (num_nonnulls(act, adopted_by, adopted_at) = CASE state WHEN 'adopted' THEN 3 ELSE 0 END)
      );
      CREATE INDEX matching_policy_in_force ON matching_policy (host_commune_id, valid_from DESC, adopted_at DESC)
        WHERE state = 'adopted';

      CREATE TABLE pair_agreement (
        id uuid PRIMARY KEY,
        supplier_commune_id uuid NOT NULL REFERENCES commune,
        customer_commune_id uuid NOT NULL REFERENCES commune,
        product_id uuid NOT NULL REFERENCES product,
        grams_per_cycle bigint NOT NULL CHECK (grams_per_cycle >= 0),
        -- The pair's road counts so many thousandths of what it costs; null: as it is.
        cost_permille integer CHECK (cost_permille BETWEEN 1 AND 1000),
        from_on date NOT NULL,
        to_on date,
        act text NOT NULL CHECK (act <> ''),
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'agreed', 'ended')),
        proposed_by uuid NOT NULL REFERENCES person,
        proposed_at timestamptz NOT NULL,
        supplier_confirmed_by uuid REFERENCES person,
        supplier_confirmed_at timestamptz,
        customer_confirmed_by uuid REFERENCES person,
        customer_confirmed_at timestamptz,
        ended_by uuid REFERENCES person,
        ended_at timestamptz,
        end_reason text CHECK (end_reason <> ''),
        version integer NOT NULL DEFAULT 1,
        CHECK (supplier_commune_id <> customer_commune_id),
        CHECK (to_on IS NULL OR to_on >= from_on),
        CHECK (state <> 'agreed' OR num_nonnulls(supplier_confirmed_at, customer_confirmed_at) = 2),
        CHECK ((state = 'ended') = (num_nonnulls(ended_by, ended_at, end_reason) = 3))
      );
      CREATE INDEX pair_agreement_supplier ON pair_agreement (supplier_commune_id, id);
      CREATE INDEX pair_agreement_customer ON pair_agreement (customer_commune_id, id);
      CREATE INDEX pair_agreement_product ON pair_agreement (product_id, id);
      CREATE INDEX pair_agreement_agreed ON pair_agreement (from_on) WHERE state = 'agreed';

      -- What earlier rounds owe a commune of a product: the sum of its changes. Positive: it is owed.
      CREATE TABLE fairness_balance (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        product_id uuid NOT NULL REFERENCES product,
        debt_grams bigint NOT NULL,
        -- Rounds in a row, of those in which it ordered, that left its line out by its minimum.
        rounds_dropped integer NOT NULL DEFAULT 0 CHECK (rounds_dropped >= 0),
        run_id uuid NOT NULL REFERENCES matching_run,
        changed_at timestamptz NOT NULL,
        UNIQUE (commune_id, product_id)
      );
      CREATE INDEX fairness_balance_commune ON fairness_balance (commune_id, id);
      CREATE INDEX fairness_balance_product ON fairness_balance (product_id, id);

      CREATE TABLE fairness_change (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES matching_run,
        commune_id uuid NOT NULL REFERENCES commune,
        product_id uuid NOT NULL REFERENCES product,
        families bigint NOT NULL CHECK (families >= 1),
        asked_grams bigint NOT NULL CHECK (asked_grams >= 0),
        -- Its share of the same harvest if every place could be reached from everywhere.
        right_grams bigint NOT NULL CHECK (right_grams >= 0),
        -- Its fair share of what can reach it: the rest of its right is the work of geography.
        reach_grams bigint NOT NULL CHECK (reach_grams >= 0),
        given_grams bigint NOT NULL CHECK (given_grams >= 0),
        before_grams bigint NOT NULL,
        change_grams bigint NOT NULL,
        after_grams bigint NOT NULL CHECK (after_grams = before_grams + change_grams),
        is_dropped boolean NOT NULL,
        rounds_dropped integer NOT NULL CHECK (rounds_dropped >= 0),
        changed_at timestamptz NOT NULL,
        UNIQUE (run_id, product_id, commune_id)
      );
      CREATE INDEX fairness_change_commune ON fairness_change (commune_id, id);
      CREATE INDEX fairness_change_product ON fairness_change (product_id, id);

      -- The changes of one run and product add up to nothing: they come in one statement and are judged with it.
      CREATE FUNCTION fairness_change_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM written GROUP BY run_id, product_id HAVING sum(change_grams) <> 0) THEN
          RAISE EXCEPTION 'the fairness changes of a product do not sum to zero' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fairness_change_sums_to_zero AFTER INSERT ON fairness_change
        REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION fairness_change_sums_to_zero();

      CREATE FUNCTION fairness_change_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a fairness change is never edited or removed' USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER fairness_change_stays BEFORE UPDATE OR DELETE ON fairness_change
        FOR EACH STATEMENT EXECUTE FUNCTION fairness_change_stays();

      ALTER TABLE matching_run
        DROP CONSTRAINT matching_run_kind_check,
        ADD CONSTRAINT matching_run_kind_check
          CHECK (kind IN ('cycle', 'follow_up', 'dry_run', 'urgent', 'what_if')),
        -- Of an urgent run its only lot; of a what-if the run that it varies, and how.
        ADD COLUMN lot_id uuid REFERENCES lot,
        ADD COLUMN base_run_id uuid REFERENCES matching_run,
        ADD COLUMN changes jsonb,
        ADD COLUMN comparison jsonb,
        ADD COLUMN progress jsonb,
        ADD COLUMN policy_version text,
        -- Milliseconds of each stage, for whoever runs the servers; no part of question or answer.
        ADD COLUMN stage_ms jsonb NOT NULL DEFAULT '{}',
        -- Canonical JSON as text, like question and answer.
        ADD COLUMN certificate text,
        ADD COLUMN is_partial boolean NOT NULL DEFAULT false,
        -- What the bounds left out of a partial run.
        ADD COLUMN product_ids_left_out uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN failure_place text,
        ADD CONSTRAINT matching_run_lot_check CHECK ((kind = 'urgent') = (lot_id IS NOT NULL)),
        ADD CONSTRAINT matching_run_changes_check
          CHECK (num_nonnulls(base_run_id, changes) = CASE kind WHEN 'what_if' THEN 2 ELSE 0 END);
      DROP INDEX matching_run_one_at_a_time;
      CREATE UNIQUE INDEX matching_run_one_at_a_time ON matching_run (cycle_id)
        WHERE state IN ('queued', 'frozen') AND kind IN ('cycle', 'follow_up');
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
