import { Client } from 'pg';
import type { Play } from '../demo/play';
import { personOf } from '../scenarios/network';
import type { Stage } from './stage';

/** Ids of things that a played stage has, for addresses that name one. */
export type StageFacts = Readonly<Record<string, string>>;

/**
 * One of each, the first by id, so that the same story shows the same things: of the commune that grows and drives here,
 * of the one that orders below.
 */
const ONE_OF_EACH: Readonly<Record<string, string>> = {
  lot: `SELECT id FROM lot WHERE state <> 'announced' AND commune_id = $1 ORDER BY id LIMIT 1`,
  forecast: `SELECT id FROM harvest_forecast WHERE commune_id = $1 ORDER BY id LIMIT 1`,
  run: `SELECT id FROM run WHERE commune_id = $1 ORDER BY state = 'departed' DESC, id DESC LIMIT 1`,
  openRun: `SELECT id FROM run WHERE commune_id = $1 AND state NOT IN ('closed', 'reconciled', 'cancelled')
    ORDER BY id DESC LIMIT 1`,
  runPlan: `SELECT id FROM run_plan WHERE commune_id = $1 ORDER BY id DESC LIMIT 1`,
  planCycle: `SELECT cycle_id AS id FROM run_plan WHERE commune_id = $1 ORDER BY id DESC LIMIT 1`,
  openStop: `SELECT stop.id FROM stop JOIN run ON run.id = run_id WHERE commune_id = $1
    AND run.state NOT IN ('closed', 'reconciled', 'cancelled') AND kind IN ('pick_up', 'delivery')
    ORDER BY run_id DESC, position LIMIT 1`,
  fuelQuota: `SELECT id FROM fuel_quota WHERE commune_id = $1 ORDER BY id LIMIT 1`,
  vehicle: `SELECT id FROM vehicle WHERE commune_id = $1 ORDER BY id LIMIT 1`,
  commune: `SELECT id FROM commune WHERE id = $1`,
};

const ONE_OF_THE_EATERS: Readonly<Record<string, string>> = {
  order: `SELECT id FROM "order" WHERE commune_id = $1 ORDER BY id LIMIT 1`,
  line: `SELECT order_line.id FROM order_line JOIN "order" ON "order".id = order_id
    WHERE commune_id = $1 AND allocated_grams > 0 ORDER BY order_line.id LIMIT 1`,
  allocation: `SELECT allocation.id FROM allocation JOIN order_line ON order_line.id = order_line_id
    JOIN "order" ON "order".id = order_id WHERE "order".commune_id = $1 ORDER BY allocation.id LIMIT 1`,
  awaited: `SELECT allocation.id FROM allocation JOIN order_line ON order_line.id = order_line_id
    JOIN "order" ON "order".id = order_id WHERE "order".commune_id = $1 ORDER BY allocation.id DESC LIMIT 1`,
};

const ONE_OF_ALL: Readonly<Record<string, string>> = {
  cycle: `SELECT id FROM distribution_cycle WHERE state = 'settled' ORDER BY id LIMIT 1`,
  openCycle: `SELECT id FROM distribution_cycle WHERE state = 'open' ORDER BY id LIMIT 1`,
  sharedCycle: `SELECT id FROM distribution_cycle WHERE state IN ('matched', 'moving') ORDER BY id DESC LIMIT 1`,
  matchingRun: `SELECT id FROM matching_run ORDER BY id LIMIT 1`,
  claim: `SELECT id FROM claim ORDER BY id LIMIT 1`,
  rescue: `SELECT id FROM rescue_listing ORDER BY id LIMIT 1`,
};

/** A cycle that is over, one whose runs are gone, one that takes orders: so that every screen has something to show. */
export async function playedFacts(stage: Stage): Promise<StageFacts> {
  const settled = await stage.playUntil('settled');
  await stage.playUntil('sent');
  const ordered = await stage.playUntil('ordered');
  const eaters = settled.network.needs[0]?.village;
  if (!eaters) throw new Error('nobody orders in this scenario');
  const agreed = await agreeForLong(ordered);
  const facts = await factsOf(stage.databaseUrl, settled.carrier.commune.id, eaters.commune.id);
  return { ...facts, ...agreed };
}

/** What no cycle needs and some communes have: an order for every cycle, an agreement between two communes. */
async function agreeForLong(play: Play): Promise<StageFacts> {
  const need = play.network.needs[0];
  const wish = need?.wishes[0];
  if (!need || !wish) throw new Error('nobody orders in this scenario');
  const communeId = need.village.commune.id;
  const { productId, minGrams, wantedGrams, maxGrams } = wish;
  const voice = play.as(personOf(need.village, 'food_spokesperson'));
  const [standing, agreement] = [play.id('standing'), play.id('agreement')];
  await voice.put(`/v1/standing-orders/${standing}`, {
    communeId,
    distributionPointId: need.village.point.id,
    lines: [{ productId, minGrams, wantedGrams, maxGrams }],
    fromOn: play.dayAfter(30),
  });
  await voice.put(`/v1/pair-agreements/${agreement}`, {
    supplierCommuneId: play.carrier.commune.id,
    customerCommuneId: communeId,
    productId,
    gramsPerCycle: wantedGrams,
    costPermille: 800,
    fromOn: play.dayAfter(1),
    act: 'Acta 12-2026',
  });
  return { standing, agreement };
}

/** Asks the database for one of each. What it does not have is left out. */
async function factsOf(databaseUrl: string, growers: string, eaters: string): Promise<StageFacts> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const facts: Record<string, string> = {};
  const ask = async (
    queries: Readonly<Record<string, string>>,
    values: string[],
  ): Promise<void> => {
    for (const [name, sql] of Object.entries(queries)) {
      const { rows } = await client.query<{ id: string }>(sql, values);
      if (rows[0]) facts[name] = rows[0].id;
    }
  };
  try {
    await ask(ONE_OF_EACH, [growers]);
    await ask(ONE_OF_THE_EATERS, [eaters]);
    await ask(ONE_OF_ALL, []);
  } finally {
    await client.end();
  }
  return facts;
}
