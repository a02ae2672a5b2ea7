import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BOOK_STOCK, LOT_ACCOUNT } from './stock/stock-book.migrations';

/** Forecasts, lots with their guarded counters, the append-only movements behind them, and weighings. */
export class Inventory1763769600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE harvest_forecast (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        productive_org_id uuid REFERENCES productive_org,
        product_id uuid NOT NULL REFERENCES product,
        from_on date NOT NULL,
        to_on date NOT NULL,
        min_grams bigint NOT NULL CHECK (min_grams >= 0),
        likely_grams bigint NOT NULL CHECK (likely_grams > 0),
        max_grams bigint NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'harvested', 'withdrawn')),
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CHECK (from_on <= to_on),
        CHECK (min_grams <= likely_grams AND likely_grams <= max_grams)
      );
      CREATE INDEX harvest_forecast_commune ON harvest_forecast (commune_id, id);

      CREATE TABLE lot (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        commune_id uuid NOT NULL REFERENCES commune,
        productive_org_id uuid REFERENCES productive_org,
        forecast_id uuid REFERENCES harvest_forecast,
        product_id uuid NOT NULL REFERENCES product,
        site_id uuid NOT NULL REFERENCES site,
        grade smallint NOT NULL CHECK (grade BETWEEN 1 AND 3),
        is_washed boolean NOT NULL,
        package_type text NOT NULL REFERENCES package_type,
        package_grams bigint NOT NULL CHECK (package_grams > 0),
        announced_packages integer NOT NULL CHECK (announced_packages > 0),
        announced_grams bigint NOT NULL CHECK (announced_grams > 0),
        harvested_on date NOT NULL,
        ready_on date NOT NULL,
        best_before_on date NOT NULL,
        floor_minor_per_kg bigint CHECK (floor_minor_per_kg >= 0),
        currency text,
        state text NOT NULL DEFAULT 'announced'
          CHECK (state IN ('announced', 'confirmed', 'exhausted', 'expired', 'withdrawn', 'lost')),
        listed_grams bigint NOT NULL DEFAULT 0,
        available_grams bigint NOT NULL DEFAULT 0 CHECK (available_grams >= 0),
        reserved_grams bigint NOT NULL DEFAULT 0 CHECK (reserved_grams >= 0),
        loaded_grams bigint NOT NULL DEFAULT 0 CHECK (loaded_grams >= 0),
        delivered_grams bigint NOT NULL DEFAULT 0 CHECK (delivered_grams >= 0),
        lost_grams bigint NOT NULL DEFAULT 0 CHECK (lost_grams >= 0),
        withdrawn_grams bigint NOT NULL DEFAULT 0 CHECK (withdrawn_grams >= 0),
        expired_grams bigint NOT NULL DEFAULT 0 CHECK (expired_grams >= 0),
        closed_reason text,
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT lot_every_gram_is_somewhere CHECK (
          listed_grams = available_grams + reserved_grams + loaded_grams + delivered_grams
            + lost_grams + withdrawn_grams + expired_grams),
        CHECK (harvested_on <= ready_on AND ready_on <= best_before_on),
        CHECK ((floor_minor_per_kg IS NULL) = (currency IS NULL))
      ) WITH (fillfactor = 80);
      CREATE INDEX lot_commune ON lot (commune_id, id);
      CREATE INDEX lot_open_by_product ON lot (product_id, id) WHERE state IN ('announced', 'confirmed');
      CREATE INDEX lot_open ON lot (id) WHERE state IN ('announced', 'confirmed');
      CREATE INDEX lot_forecast ON lot (forecast_id) WHERE forecast_id IS NOT NULL;
      CREATE INDEX lot_open_by_best_before ON lot (best_before_on) WHERE state IN ('announced', 'confirmed');

      CREATE TABLE weighing (
        id uuid PRIMARY KEY,
        lot_id uuid NOT NULL REFERENCES lot,
        allocation_id uuid,
        stop_id uuid,
        place text NOT NULL
          CHECK (place IN ('collection', 'pick_up', 'transshipment', 'delivery', 'reception')),
        packages integer NOT NULL CHECK (packages >= 0),
        gross_grams bigint NOT NULL CHECK (gross_grams >= 0),
        tare_grams bigint NOT NULL CHECK (tare_grams >= 0),
        net_grams bigint NOT NULL CHECK (net_grams >= 0),
        method text NOT NULL CHECK (method IN ('scale', 'package_count', 'estimate')),
        witness text NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now(),
        CHECK (net_grams = gross_grams - tare_grams)
      );
      CREATE INDEX weighing_lot ON weighing (lot_id);
      CREATE INDEX weighing_stop ON weighing (stop_id) WHERE stop_id IS NOT NULL;

      CREATE TABLE stock_movement (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        lot_id uuid NOT NULL REFERENCES lot,
        kind text NOT NULL CHECK (kind IN ('confirm', 'correct', 'reserve', 'release', 'load', 'unload',
          'deliver', 'return', 'lose', 'withdraw', 'relist', 'expire', 'rescue')),
        from_bucket text NOT NULL CHECK (from_bucket IN ('outside', 'available', 'reserved', 'loaded',
          'delivered', 'lost', 'withdrawn', 'expired')),
        to_bucket text NOT NULL CHECK (to_bucket IN ('outside', 'available', 'reserved', 'loaded',
          'delivered', 'lost', 'withdrawn', 'expired')),
        grams bigint NOT NULL CHECK (grams > 0),
        packages integer NOT NULL DEFAULT 0 CHECK (packages >= 0),
        allocation_id uuid,
        stop_id uuid,
        stage text CHECK (stage IN ('field', 'collection', 'transport', 'reception', 'distribution')),
        cause text,
        reason text NOT NULL CHECK (reason <> ''),
        person_id uuid REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now(),
        CHECK (from_bucket <> to_bucket),
        CHECK (to_bucket <> 'lost' OR (stage IS NOT NULL AND cause IS NOT NULL))
      );
      CREATE INDEX stock_movement_lot ON stock_movement (lot_id, seq);
      CREATE INDEX stock_movement_allocation ON stock_movement (allocation_id) WHERE allocation_id IS NOT NULL;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: correct it with a new row', TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER stock_movement_is_append_only BEFORE UPDATE OR DELETE ON stock_movement
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER weighing_is_append_only BEFORE UPDATE OR DELETE ON weighing
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await runner.query(BOOK_STOCK);
    await runner.query(LOT_ACCOUNT);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
