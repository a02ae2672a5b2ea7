import { Client } from 'pg';
import type { CivilDate } from '#core/kernel';
import { DEMO_PASSWORD, Passwords } from '#features/communes';
import type { Network, ScenarioName } from './network';
import { type LoadedTable, loadRows } from './load-rows';
import { offerOf, type OfferShare, WHOLE_OFFER } from './offer';
import { networkOf } from './scenario';

export interface SeedWish {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly today: CivilDate;
  /** Null: people, places and lorries only. */
  readonly offer: OfferShare | null;
}

/** All of the country, with everything on offer. */
export const WHOLE_COUNTRY = { scenario: 'national', offer: WHOLE_OFFER } as const;

/** What is on offer when nobody says how much: all of the country, a taste of the small networks. */
export function usualOffer(scenario: ScenarioName): OfferShare {
  return scenario === 'national' ? WHOLE_OFFER : { everyHarvest: 3, everyNeed: 2 };
}

/**
 * Loads a scenario in one transaction: all of it stays, or nothing. What is there already is left alone,
 * so that a second call with the same scenario and seed answers no tables.
 */
export async function seedScenario(databaseUrl: string, wish: SeedWish): Promise<LoadedTable[]> {
  const network = networkOf(wish.scenario, wish.seed, wish.today);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    // Two seeds at the same moment: the second waits, then finds everything there.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('cayapa seed'))`);
    const loaded = await load(client, network, wish.offer);
    await client.query('COMMIT');
    if (loaded.length > 0) await client.query('ANALYZE');
    return loaded;
  } finally {
    await client.end();
  }
}

async function load(
  client: Client,
  network: Network,
  offer: OfferShare | null,
): Promise<LoadedTable[]> {
  const loaded: LoadedTable[] = [];
  if (!(await isThere(client, 'person', network.liaison.id))) {
    const passwordHash = await new Passwords().hash(DEMO_PASSWORD);
    loaded.push(...(await loadRows(client, network.rows, { person: { passwordHash } })));
  }
  if (offer === null) return loaded;
  const rows = offerOf(network, offer);
  const cycle = rows.of('distribution_cycle')[0] as { readonly id: string } | undefined;
  if (cycle && !(await isThere(client, 'distribution_cycle', cycle.id))) {
    loaded.push(...(await loadRows(client, rows)));
  }
  return loaded;
}

async function isThere(client: Client, table: string, id: string): Promise<boolean> {
  const found = await client.query(`SELECT FROM "${table}" WHERE id = $1`, [id]);
  return (found.rowCount ?? 0) > 0;
}
