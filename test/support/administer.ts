import { Client, DatabaseError } from 'pg';

const NOT_ALLOWED = '42501';

/** Runs one statement about databases. */
export async function administer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Drops a database with whoever is still in it. An ordinary role may not end the autovacuum that happens to look
 * in; without force the server sends that away itself.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  try {
    await administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== NOT_ALLOWED) throw error;
    await administer(url, `DROP DATABASE IF EXISTS ${name}`);
  }
}
