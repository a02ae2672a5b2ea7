import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the receiving commune weighed, and its claims. */
export class Reception1763769600008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reception (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        allocation_id uuid NOT NULL REFERENCES allocation,
        commune_id uuid NOT NULL REFERENCES commune,
        corrects_id uuid UNIQUE REFERENCES reception,
        packages integer NOT NULL CHECK (packages >= 0),
        received_grams bigint NOT NULL CHECK (received_grams >= 0),
        difference_grams bigint NOT NULL,
        difference_reason text,
        weighing_id uuid REFERENCES weighing,
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now(),
        CHECK (difference_grams = 0 OR difference_reason IS NOT NULL)
      );
      CREATE INDEX reception_allocation ON reception (allocation_id, seq);
      CREATE INDEX reception_commune ON reception (commune_id, id);
      CREATE TRIGGER reception_is_append_only BEFORE UPDATE OR DELETE ON reception
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

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
        person_id uuid NOT NULL REFERENCES person,
        event_time timestamptz NOT NULL,
        record_time timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX claim_commune ON claim (commune_id, id);
      CREATE INDEX claim_against ON claim (against_commune_id, id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
