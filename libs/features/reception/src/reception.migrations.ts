import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the receiving commune weighed, what it lost while handing out, and its claims. */
export class Reception1763769600008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One weighing by the receiver: covered_grams is what the road had delivered and nobody had received
      -- before. A correction covers what the corrected one covered.
      CREATE TABLE reception (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        allocation_id uuid NOT NULL REFERENCES allocation,
        commune_id uuid NOT NULL REFERENCES commune,
        corrects_id uuid UNIQUE REFERENCES reception,
        packages integer NOT NULL CHECK (packages >= 0),
        covered_grams bigint NOT NULL CHECK (covered_grams > 0),
        received_grams bigint NOT NULL CHECK (received_grams >= 0),
        difference_grams bigint NOT NULL,
        difference_cause text,
        difference_reason text,
        weighing_id uuid REFERENCES weighing,
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now(),
        CHECK (difference_grams = received_grams - covered_grams),
        CONSTRAINT reception_difference_has_a_reason
          CHECK (difference_grams = 0 OR (difference_reason <> '') IS TRUE),
        CHECK (difference_grams >= 0 OR difference_cause IS NOT NULL)
      );
      CREATE INDEX reception_allocation ON reception (allocation_id, seq);
      CREATE INDEX reception_commune ON reception (commune_id, id);
      CREATE TRIGGER reception_is_append_only BEFORE UPDATE OR DELETE ON reception
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- Food that went bad or missing between the receiver's scale and the families.
      CREATE TABLE hand_out_loss (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        allocation_id uuid NOT NULL REFERENCES allocation,
        commune_id uuid NOT NULL REFERENCES commune,
        corrects_id uuid UNIQUE REFERENCES hand_out_loss,
        grams bigint NOT NULL CHECK (grams >= 0),
        cause text NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now(),
        CHECK (grams > 0 OR corrects_id IS NOT NULL)
      );
      CREATE INDEX hand_out_loss_allocation ON hand_out_loss (allocation_id, seq);
      CREATE INDEX hand_out_loss_commune ON hand_out_loss (commune_id, id);
      CREATE TRIGGER hand_out_loss_is_append_only BEFORE UPDATE OR DELETE ON hand_out_loss
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- stock_grams is what acceptance moved from delivered to lost: spoilt food that no reception had counted.
      CREATE TABLE claim (
        id uuid PRIMARY KEY,
        allocation_id uuid NOT NULL REFERENCES allocation,
        commune_id uuid NOT NULL REFERENCES commune,
        against_commune_id uuid NOT NULL REFERENCES commune,
        kind text NOT NULL CHECK (kind IN ('spoilage', 'short_delivery', 'over_delivery', 'wrong_product', 'quality')),
        grams bigint NOT NULL CHECK (grams > 0),
        note text NOT NULL,
        state text NOT NULL DEFAULT 'open'
          CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn', 'overdue')),
        answer_by timestamptz NOT NULL,
        resolution text,
        resolved_by uuid REFERENCES person,
        resolved_at timestamptz,
        stock_grams bigint NOT NULL DEFAULT 0 CHECK (stock_grams BETWEEN 0 AND grams),
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CHECK (state NOT IN ('accepted', 'rejected') OR (resolution <> '' AND resolved_by IS NOT NULL))
      );
      CREATE INDEX claim_commune ON claim (commune_id, id);
      CREATE INDEX claim_against ON claim (against_commune_id, id);
      CREATE INDEX claim_allocation ON claim (allocation_id);

      -- What counts now: receptions and losses that no later event corrects.
      CREATE VIEW reception_in_force AS
        SELECT r.* FROM reception r
        WHERE NOT EXISTS (SELECT 1 FROM reception later WHERE later.corrects_id = r.id);
      CREATE VIEW hand_out_loss_in_force AS
        SELECT l.* FROM hand_out_loss l
        WHERE NOT EXISTS (SELECT 1 FROM hand_out_loss later WHERE later.corrects_id = l.id);

      -- The kilos of one allocation after the road, from the one place where they are derived.
      CREATE VIEW allocation_reception AS
        SELECT a.id AS allocation_id, a.delivered_grams, r.covered_grams, r.received_grams, r.short_grams,
          l.grams AS hand_out_lost_grams, c.grams AS claim_lost_grams,
          a.delivered_grams - r.covered_grams AS awaiting_grams,
          r.received_grams - l.grams - c.grams AS left_grams
        FROM allocation a
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(covered_grams), 0)::bigint AS covered_grams,
            coalesce(sum(received_grams), 0)::bigint AS received_grams,
            coalesce(-sum(difference_grams) FILTER (WHERE difference_grams < 0), 0)::bigint AS short_grams
          FROM reception_in_force WHERE allocation_id = a.id
        ) r
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(grams), 0)::bigint AS grams FROM hand_out_loss_in_force WHERE allocation_id = a.id
        ) l
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(stock_grams), 0)::bigint AS grams FROM claim WHERE allocation_id = a.id
        ) c;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
