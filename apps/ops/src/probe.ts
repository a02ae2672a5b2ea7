import { hostname } from 'node:os';
import { Client } from 'pg';
import { environment, readConfig } from '#platform/config';

/** The health check of a container: an API must answer, a worker must have beaten lately. */
async function probe(): Promise<boolean> {
  const config = readConfig(environment());
  if (config.queues.includes('none')) {
    const answer = await fetch(`http://127.0.0.1:${config.port}/health/live`);
    return answer.ok;
  }
  const client = new Client({ connectionString: config.databaseUrl });
  await client.connect();
  const beats = await client.query(
    `SELECT FROM worker_heartbeat WHERE host = $1 AND beaten_at > now() - interval '15 seconds'`,
    [hostname()],
  );
  await client.end();
  return (beats.rowCount ?? 0) > 0;
}

probe().then(
  (isHealthy) => process.exit(isHealthy ? 0 : 1),
  () => process.exit(1),
);
