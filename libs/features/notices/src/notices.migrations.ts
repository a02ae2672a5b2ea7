import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members are told, in their own language, and whether they have read it. */
export class Notices1763769600009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One fact can concern thousands of people, so ids are drawn by the statement that writes them all;
      -- "seq" is the order in which people read.
      CREATE TABLE notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        seq bigint GENERATED ALWAYS AS IDENTITY,
        person_id uuid NOT NULL REFERENCES person,
        event_key text NOT NULL,
        message_key text NOT NULL,
        params jsonb NOT NULL,
        link text,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        UNIQUE (person_id, event_key)
      );
      CREATE UNIQUE INDEX notice_person ON notice (person_id, seq);
      CREATE INDEX notice_unread ON notice (person_id, seq) WHERE read_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
