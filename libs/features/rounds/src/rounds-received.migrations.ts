import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who received from whom in which cycle, so that the public figures need not read whole allocations. */
export class RoundsReceived1764028800006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX allocation_received
        ON allocation (cycle_id, customer_commune_id, supplier_commune_id) INCLUDE (received_grams)
        WHERE received_grams > 0;
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
