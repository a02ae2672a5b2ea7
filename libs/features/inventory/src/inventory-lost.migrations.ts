import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was lost, of all that ever moved: few rows, which the public figures add up. */
export class InventoryLost1764028800004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX stock_movement_lost ON stock_movement (stage) INCLUDE (grams, to_bucket)
        WHERE to_bucket = 'lost' OR from_bucket = 'lost';
    `);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
