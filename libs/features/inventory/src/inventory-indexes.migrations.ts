import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lots by their site; some folders have it already. */
export class InventoryIndexes1763856000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX IF NOT EXISTS lot_site ON lot (site_id);
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
