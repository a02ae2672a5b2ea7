import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is still to be moved of an allocation; some folders have it already. */
export class TransportIndexes1763856000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX IF NOT EXISTS shipment_open ON shipment (allocation_id)
        WHERE state IN ('planned', 'loaded');
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
