import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the plumbing: facts to tell, jobs to do, timers, heartbeats. */
export class Platform1763769600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_event (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(),
        relayed_at timestamptz
      );
      CREATE INDEX outbox_event_untold ON outbox_event (seq) WHERE relayed_at IS NULL;

      CREATE TABLE job (
        id text PRIMARY KEY,
        event_id uuid NOT NULL,
        listener text NOT NULL,
        queue text NOT NULL,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        dispatched_at timestamptz NOT NULL DEFAULT now(),
        done_at timestamptz
      );
      CREATE INDEX job_waiting ON job (dispatched_at) WHERE state = 'waiting';

      CREATE TABLE timer (
        key text PRIMARY KEY,
        due_at timestamptz NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL
      );
      CREATE INDEX timer_due ON timer (due_at);

      CREATE TABLE worker_heartbeat (
        worker_id uuid PRIMARY KEY,
        host text NOT NULL,
        queues text[] NOT NULL,
        beaten_at timestamptz NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
