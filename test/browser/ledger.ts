import { Client } from 'pg';

/** What the server's own tables say, asked directly: the journeys' witness. */
export async function ask<Row extends object>(
  databaseUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** How many lots the person has announced, and their packages all together. */
export async function announcedBy(
  databaseUrl: string,
  login: string,
): Promise<{ readonly lots: number; readonly packages: number }> {
  const [row] = await ask<{ lots: number; packages: number }>(
    databaseUrl,
    `SELECT count(*)::int AS lots, coalesce(sum(announced_packages), 0)::int AS packages FROM lot
      WHERE commune_id IN (SELECT commune_id FROM mandate JOIN person ON person.id = person_id
                            WHERE login = $1)`,
    [login],
  );
  return row ?? { lots: 0, packages: 0 };
}
