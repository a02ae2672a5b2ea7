import { runMigrations } from 'bullmq';
import type { Config } from './config';
import { Database, openPool, type Tables } from './database';
import { QUEUE_SCHEMA } from './queue';

/** Brings the database up to date: the house's tables, then the queue's when it lives in PostgreSQL. */
export async function migrate(config: Config, tables: Tables): Promise<readonly string[]> {
  const db = new Database(config, tables);
  await db.open();
  let applied: readonly string[];
  try {
    applied = (await db.source.runMigrations()).map((migration) => migration.name);
  } finally {
    await db.onApplicationShutdown();
  }
  if (config.redisUrl === null) await migrateQueue(config.databaseUrl);
  return applied;
}

async function migrateQueue(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, 1);
  const client = await pool.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    client.release();
    await pool.end();
  }
}
