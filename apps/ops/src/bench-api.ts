import { civilDateAt } from '#core/kernel';
import { openBenchBed } from './bench/bench-bed';
import { benchBooking } from './bench/bench-booking';
import { benchLists } from './bench/bench-lists';
import { benchWrites } from './bench/bench-writes';
import { memberOfTheNetwork } from './bench/trial-ground';
import { seedScenario, usualOffer } from './scenarios/seed-scenario';

const CONNECTIONS = 16;
const SEED = 1;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints how the API compares with bare SQL on this machine, as ratios of one run. */
async function bench(): Promise<void> {
  await benchWrites(say);
  const today = civilDateAt(new Date());
  const bed = await openBenchBed(CONNECTIONS, (config) =>
    seedScenario(config.databaseUrl, {
      scenario: 'national',
      seed: SEED,
      today,
      offer: usualOffer('national'),
    }),
  );
  try {
    const cookie = await memberOfTheNetwork(bed.pool);
    await benchBooking(bed, cookie, say);
    await bed.pool.query('ANALYZE');
    await benchLists(bed, cookie, say);
  } finally {
    await bed.close();
  }
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
