import { environment, readConfig } from '#platform/config';
import { migrate } from '#platform/migrate';
import { TABLES_OF_THE_HOUSE } from '../../house';
import { openFoundation } from './foundation';

/** Brings the database of DATABASE_URL (or the embedded one) up to date and says what it did. */
async function main(): Promise<void> {
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const foundation = await openFoundation(environment(), say);
  try {
    const applied = await migrate(readConfig(foundation.env), TABLES_OF_THE_HOUSE);
    say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
  } finally {
    await foundation.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`migrate: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
