import { civilDateAt } from '#core/kernel';
import { environment, readConfig } from '#platform/config';
import { migrate } from '#platform/migrate';
import { TABLES_OF_THE_HOUSE } from '../../house';
import { ArgumentError, optionsOf, scenarioOf, seedOf } from './arguments';
import { openFoundation } from './foundation';
import type { LoadedTable } from './scenarios/load-rows';
import { seedScenario, usualOffer } from './scenarios/seed-scenario';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Loads a scenario into the database of this folder or of DATABASE_URL and says what it loaded. */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), {
    scenario: { type: 'string' },
    seed: { type: 'string' },
  });
  const scenario = scenarioOf(options['scenario']);
  const seed = seedOf(options['seed']);
  const foundation = await openFoundation(environment(), say);
  try {
    const config = readConfig(foundation.env);
    await migrate(config, TABLES_OF_THE_HOUSE);
    const begun = performance.now();
    const today = civilDateAt(new Date());
    const offer = usualOffer(scenario);
    const loaded = await seedScenario(config.databaseUrl, { scenario, seed, today, offer });
    report(loaded, `${scenario}, seed ${String(seed)}`, (performance.now() - begun) / 1_000);
  } finally {
    await foundation.close();
  }
}

function report(loaded: readonly LoadedTable[], what: string, seconds: number): void {
  if (loaded.length === 0) {
    say(`${what}: is there already; nothing was changed.`);
    return;
  }
  for (const { table, rows, seconds: taken } of loaded) {
    say(`${table.padEnd(20)}${String(rows).padStart(8)} rows  ${taken.toFixed(2).padStart(7)} s`);
  }
  const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
  say(`${what}: ${String(rows)} rows in ${seconds.toFixed(1)} s.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`seed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof ArgumentError ? 2 : 1);
  },
);
