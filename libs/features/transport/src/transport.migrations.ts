import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vehicles, drivers, fuel, permits; planned runs with their stops; what happened on the road. */
export class Transport1763769600007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vehicle (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        base_site_id uuid NOT NULL REFERENCES site,
        plate text NOT NULL UNIQUE,
        name text NOT NULL,
        capacity_grams bigint NOT NULL CHECK (capacity_grams > 0),
        capacity_litres integer NOT NULL CHECK (capacity_litres > 0),
        capacity_packages integer NOT NULL CHECK (capacity_packages > 0),
        fuel text NOT NULL CHECK (fuel IN ('petrol', 'diesel')),
        fuel_ml_per_km integer NOT NULL CHECK (fuel_ml_per_km > 0),
        terrain_max text NOT NULL CHECK (terrain_max IN ('paved', 'dirt', 'mountain')),
        is_refrigerated boolean NOT NULL DEFAULT false,
        is_lent_to_network boolean NOT NULL DEFAULT false,
        shift_from_minute smallint NOT NULL DEFAULT 300 CHECK (shift_from_minute BETWEEN 0 AND 1439),
        shift_to_minute smallint NOT NULL DEFAULT 1200 CHECK (shift_to_minute BETWEEN 1 AND 2880),
        cost_per_km_minor bigint NOT NULL DEFAULT 0 CHECK (cost_per_km_minor >= 0),
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'broken', 'retired')),
        facts jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        CHECK (shift_from_minute < shift_to_minute)
      );
      CREATE INDEX vehicle_commune ON vehicle (commune_id, id);

      CREATE TABLE driver (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        person_id uuid NOT NULL REFERENCES person,
        licence text NOT NULL,
        licence_valid_to date NOT NULL,
        is_active boolean NOT NULL DEFAULT true,
        facts jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        UNIQUE (commune_id, person_id)
      );

      CREATE TABLE fuel_quota (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        fuel text NOT NULL CHECK (fuel IN ('petrol', 'diesel')),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        granted_ml bigint NOT NULL CHECK (granted_ml > 0),
        used_ml bigint NOT NULL DEFAULT 0 CHECK (used_ml >= 0),
        source text NOT NULL,
        facts jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        CHECK (valid_from <= valid_to)
      );
      CREATE INDEX fuel_quota_commune ON fuel_quota (commune_id, fuel, valid_to);

      CREATE TABLE transport_permit (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        kind text NOT NULL CHECK (kind IN ('permit', 'waiver')),
        number text NOT NULL,
        vehicle_id uuid REFERENCES vehicle,
        driver_id uuid REFERENCES driver,
        product_ids uuid[] NOT NULL DEFAULT '{}',
        grams_max bigint CHECK (grams_max > 0),
        from_state_code text REFERENCES state,
        to_state_code text REFERENCES state,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        issued_by text NOT NULL,
        is_revoked boolean NOT NULL DEFAULT false,
        facts jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        CHECK (valid_from <= valid_to)
      );
      CREATE INDEX transport_permit_commune ON transport_permit (commune_id, valid_to);

      CREATE TABLE run_plan (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'planned', 'stale', 'failed')),
        seed integer NOT NULL,
        day_on date NOT NULL,
        vehicle_ids uuid[] NOT NULL,
        problem jsonb,
        answer jsonb,
        unserved jsonb,
        failure text,
        requested_by uuid NOT NULL REFERENCES person,
        requested_at timestamptz NOT NULL DEFAULT now(),
        planned_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX run_plan_cycle ON run_plan (cycle_id, id);

      CREATE TABLE run (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        plan_id uuid REFERENCES run_plan,
        commune_id uuid NOT NULL REFERENCES commune,
        cycle_id uuid NOT NULL REFERENCES distribution_cycle,
        vehicle_id uuid NOT NULL REFERENCES vehicle,
        driver_id uuid REFERENCES driver,
        day_on date NOT NULL,
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'published', 'cleared', 'departed',
          'closed', 'reconciled', 'suspended', 'cancelled')),
        planned_metres bigint NOT NULL DEFAULT 0,
        planned_fuel_ml bigint NOT NULL DEFAULT 0,
        departs_at timestamptz,
        returns_at timestamptz,
        gate jsonb,
        gate_override_reason text,
        odometer_start_metres bigint,
        odometer_end_metres bigint,
        cancel_reason text,
        suspend_reason text,
        fuel_used_ml bigint CHECK (fuel_used_ml >= 0),
        conflicts jsonb NOT NULL DEFAULT '[]',
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        facts jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX run_cycle ON run (cycle_id, id);
      CREATE INDEX run_commune ON run (commune_id, id);
      CREATE INDEX run_driver ON run (driver_id, id);
      CREATE INDEX run_vehicle_day ON run (vehicle_id, day_on);
      CREATE INDEX run_driver_day ON run (driver_id, day_on) WHERE driver_id IS NOT NULL;
      CREATE INDEX run_plan_runs ON run (plan_id) WHERE plan_id IS NOT NULL;

      CREATE TABLE fuel_entry (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        quota_id uuid NOT NULL REFERENCES fuel_quota,
        run_id uuid REFERENCES run,
        kind text NOT NULL CHECK (kind IN ('booked', 'returned', 'corrected')),
        ml bigint NOT NULL CHECK (ml <> 0),
        reason text NOT NULL CHECK (reason <> ''),
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX fuel_entry_quota ON fuel_entry (quota_id, seq);
      CREATE INDEX fuel_entry_run ON fuel_entry (run_id) WHERE run_id IS NOT NULL;
      CREATE TRIGGER fuel_entry_is_append_only BEFORE UPDATE OR DELETE ON fuel_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE permit_use (
        permit_id uuid NOT NULL REFERENCES transport_permit,
        run_id uuid NOT NULL REFERENCES run,
        grams bigint NOT NULL CHECK (grams > 0),
        PRIMARY KEY (permit_id, run_id)
      );
      CREATE INDEX permit_use_run ON permit_use (run_id);

      CREATE TABLE stop (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES run,
        position integer NOT NULL CHECK (position >= 0),
        site_id uuid NOT NULL REFERENCES site,
        kind text NOT NULL CHECK (kind IN ('start', 'pick_up', 'delivery', 'end')),
        is_locked boolean NOT NULL DEFAULT false,
        arrives_at timestamptz,
        departs_at timestamptz,
        metres_from_last bigint NOT NULL DEFAULT 0,
        load_grams_after bigint NOT NULL DEFAULT 0,
        state text NOT NULL DEFAULT 'planned'
          CHECK (state IN ('planned', 'arrived', 'served', 'skipped', 'failed')),
        UNIQUE (run_id, position) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE INDEX stop_site ON stop (site_id);

      CREATE TABLE shipment (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES run,
        allocation_id uuid NOT NULL REFERENCES allocation,
        lot_id uuid NOT NULL REFERENCES lot,
        pick_up_stop_id uuid NOT NULL REFERENCES stop DEFERRABLE INITIALLY DEFERRED,
        delivery_stop_id uuid NOT NULL REFERENCES stop DEFERRABLE INITIALLY DEFERRED,
        packages integer NOT NULL CHECK (packages > 0),
        grams bigint NOT NULL CHECK (grams > 0),
        loaded_packages integer,
        loaded_grams bigint CHECK (loaded_grams >= 0),
        delivered_packages integer,
        delivered_grams bigint CHECK (delivered_grams >= 0),
        lost_grams bigint NOT NULL DEFAULT 0 CHECK (lost_grams >= 0),
        -- What it stands for of its allocation's grams; null: as many as were planned. Less once a part was
        -- left behind or brought back, since the allocation is then less, too.
        claimed_grams bigint CHECK (claimed_grams >= 0),
        state text NOT NULL DEFAULT 'planned'
          CHECK (state IN ('planned', 'loaded', 'delivered', 'failed', 'cancelled')),
        CHECK (pick_up_stop_id <> delivery_stop_id)
      );
      CREATE INDEX shipment_run ON shipment (run_id);
      CREATE INDEX shipment_allocation ON shipment (allocation_id);
      CREATE INDEX shipment_pick_up ON shipment (pick_up_stop_id);
      CREATE INDEX shipment_delivery ON shipment (delivery_stop_id);

      CREATE TABLE stop_event (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        run_id uuid NOT NULL REFERENCES run,
        stop_id uuid REFERENCES stop,
        kind text NOT NULL CHECK (kind IN ('departed', 'arrived', 'loaded', 'delivered', 'skipped', 'failed',
          'incident', 'odometer', 'closed')),
        facts jsonb NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stop_event_run ON stop_event (run_id, seq);
      CREATE TRIGGER stop_event_is_append_only BEFORE UPDATE OR DELETE ON stop_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE custody_event (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        lot_id uuid NOT NULL REFERENCES lot,
        allocation_id uuid NOT NULL REFERENCES allocation,
        run_id uuid REFERENCES run,
        stop_id uuid REFERENCES stop,
        from_kind text NOT NULL CHECK (from_kind IN ('commune', 'vehicle', 'centre', 'difference')),
        from_id uuid NOT NULL,
        to_kind text NOT NULL CHECK (to_kind IN ('commune', 'vehicle', 'centre', 'loss', 'difference')),
        to_id uuid,
        packages integer NOT NULL,
        grams bigint NOT NULL CHECK (grams > 0),
        weighing_id uuid REFERENCES weighing,
        reason text,
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX custody_event_lot ON custody_event (lot_id, seq);
      CREATE INDEX custody_event_allocation ON custody_event (allocation_id, seq);
      CREATE INDEX custody_event_into_centre ON custody_event (to_id) WHERE to_kind = 'centre';
      CREATE INDEX custody_event_out_of_centre ON custody_event (from_id) WHERE from_kind = 'centre';
      CREATE TRIGGER custody_event_is_append_only BEFORE UPDATE OR DELETE ON custody_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- A shipment with the two places it goes between.
      CREATE VIEW shipment_leg AS
        SELECT s.*, p.site_id AS from_site_id, d.site_id AS to_site_id
        FROM shipment s
        JOIN stop p ON p.id = s.pick_up_stop_id
        JOIN stop d ON d.id = s.delivery_stop_id;

      -- Grams of accepted allocations that wait for a vehicle, by the place where they wait: at their origin,
      -- what no shipment claims; at a centre, what is on hand or on its way there and not yet claimed further.
      CREATE VIEW goods_to_move AS
        SELECT a.id AS allocation_id, a.cycle_id, a.from_site_id AS site_id, true AS is_origin,
          (a.grams - coalesce(claimed.grams, 0))::bigint AS grams,
          (a.packages - coalesce(claimed.packages, 0))::bigint AS packages,
          (a.grams - coalesce(claimed.grams, 0))::bigint AS ready_grams
        FROM allocation a
        LEFT JOIN LATERAL (
          SELECT sum(coalesce(s.claimed_grams, s.grams)) AS grams, sum(s.packages) AS packages
          FROM shipment_leg s
          WHERE s.allocation_id = a.id AND s.from_site_id = a.from_site_id
            AND (s.state IN ('planned', 'loaded', 'delivered')
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
          UNION ALL
          SELECT s.allocation_id, s.from_site_id, -s.grams, -s.packages, 0, s.grams
          FROM shipment_leg s JOIN allocation o ON o.id = s.allocation_id
          WHERE s.state = 'planned' AND s.from_site_id <> o.from_site_id
        ) b
        JOIN allocation a ON a.id = b.allocation_id
        GROUP BY b.allocation_id, a.cycle_id, b.site_id;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
