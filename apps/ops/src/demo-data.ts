import { Client } from 'pg';
import { civilDateAt } from '#core/kernel';
import { DEMO_PASSWORD } from '#features/communes';
import type { Config } from '#platform/config';
import { seedScenario, usualOffer } from './scenarios/seed-scenario';

const FIRST_SCENARIOS = ['small', 'carache'] as const;
const FIRST_SEED = 1;

/** Fills an empty database with the demo network; does nothing when a commune is there already. */
export async function fillOnFirstStart(config: Config, say: (line: string) => void): Promise<void> {
  const communes = await query(config, 'SELECT FROM commune LIMIT 1');
  if (communes.length > 0) return;
  say('First start: filling the demo network…');
  const today = civilDateAt(new Date());
  for (const scenario of FIRST_SCENARIOS) {
    const offer = usualOffer(scenario);
    await seedScenario(config.databaseUrl, { scenario, seed: FIRST_SEED, today, offer });
  }
}

interface SignIn {
  readonly login: string;
  readonly role: string;
  readonly commune: string | null;
}

/** How to sign in to the demo network: one person for each role, and the password of all. */
export async function signInLines(config: Config): Promise<string[]> {
  const people = (await query(config, ONE_OF_EACH_ROLE, [FIRST_SCENARIOS[1]])) as SignIn[];
  if (people.length === 0) return [];
  const width = Math.max(...people.map((it) => it.login.length));
  return [
    `Demo sign-ins, password ${DEMO_PASSWORD} for everybody:`,
    ...people.map(
      ({ login, role, commune }) =>
        `  ${login.padEnd(width)}  ${role.replaceAll('_', ' ').padEnd(21)}  ${commune ?? 'the whole network'}`,
    ),
  ];
}

/** The first login of every role of the scenario $1: shortest login, then first in the alphabet. */
const ONE_OF_EACH_ROLE = `
  SELECT DISTINCT ON (mandate.role, commune.id IS NULL) login, mandate.role, commune.name AS commune
    FROM person
    JOIN mandate ON mandate.person_id = person.id AND mandate.revoked_at IS NULL
    LEFT JOIN commune ON commune.id = mandate.commune_id
   WHERE person.is_demo AND person.login LIKE $1 || '-%'
   ORDER BY mandate.role, commune.id IS NULL, length(login), login`;

async function query(config: Config, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
