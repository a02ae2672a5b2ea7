import type { Browser } from 'playwright-core';
import { Client } from 'pg';
import { type Deed, Phone } from './bench/phone/phone';
import { harvestDeed, orderDeed } from './bench/phone/deeds';
import { openChromium } from './browser/chromium';
import { Stage } from './browser/stage';
import { ArgumentError, optionsOf } from './arguments';
import type { Play } from './demo/play';
import { personOf, type Village } from './scenarios/network';
import { Chance } from './scenarios/chance';

const ACTIONS = 1_000;
const SEED = 1;
/** Three writes in ten lose their answer, one in twenty never arrives, and one deed in ten ends with the tab. */
const ROUGHNESS = { answersLost: 0.3, requestsLost: 0.05 } as const;
const KILLS = 0.1;
/** Above what the story itself harvests, so that every number stands for one deed alone. */
const FIRST_PACKAGES = 1_001;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Plays people with bad luck: everything that they did is on the server, once. */
async function bench(): Promise<void> {
  const given = optionsOf(process.argv.slice(2), { actions: { type: 'string' } });
  const actions = Number(given['actions'] ?? ACTIONS);
  if (!Number.isInteger(actions) || actions < 2)
    throw new ArgumentError('--actions must be 2 or more');
  const stage = await Stage.open('small');
  const browser = await openChromium();
  try {
    const play = await stage.playUntil('ordered');
    const each = Math.ceil(actions / 2);
    say(
      `${each * 2} deeds on two phones; 30 % of answers lost, 5 % of writes never arrive, a tab dies at every tenth.`,
    );
    const results = await Promise.all([
      harvests(browser, stage, play, each),
      orders(browser, stage, play, each),
    ]);
    results.forEach(({ text }) => say(text));
    if (results.some(({ isRight }) => !isRight))
      throw new Error('something was lost or done twice');
    say('None lost, none twice.');
  } finally {
    await browser.close();
    await stage.close();
  }
}

interface Result {
  readonly text: string;
  readonly isRight: boolean;
}

async function harvests(
  browser: Browser,
  stage: Stage,
  play: Play,
  count: number,
): Promise<Result> {
  const harvest = play.network.harvests[0];
  if (!harvest) throw new Error('nobody harvests in this scenario');
  const { village, weight } = harvest;
  const [product] = await rows<{ name: string }>(
    stage,
    'SELECT name_es AS name FROM product WHERE id = $1',
    [weight.productId],
  );
  const deed = harvestDeed({
    communeId: village.commune.id,
    ...{ productId: weight.productId, productName: product?.name ?? '' },
    packageGrams: weight.nominalGrams,
  });
  const phone = await playOn(browser, stage, village, {
    deed,
    count,
    first: FIRST_PACKAGES,
    seed: SEED,
  });
  const [found] = await rows<{ effects: number; different: number }>(
    stage,
    `SELECT count(*)::int AS effects, count(DISTINCT announced_packages)::int AS different FROM lot
      WHERE commune_id = $1 AND announced_packages >= $2`,
    [village.commune.id, FIRST_PACKAGES],
  );
  const isRight = found?.effects === count && found.different === count;
  return { isRight, text: told('harvests announced', count, found?.effects ?? 0, phone) };
}

async function orders(browser: Browser, stage: Stage, play: Play, count: number): Promise<Result> {
  const village = play.network.needs[0]?.village;
  if (!village) throw new Error('nobody orders in this scenario');
  const order = { communeId: village.commune.id, cycleId: play.cycleId };
  const before = await orderedIn(stage, order);
  const phone = await playOn(browser, stage, village, {
    ...{ deed: orderDeed(order, before.grams), count, first: 1, seed: SEED + 1 },
  });
  const after = await orderedIn(stage, order);
  const effects = after.submissions - before.submissions;
  const grams = (count * (count + 1) * 1000) / 2;
  const isRight = effects === count && after.grams - before.grams === grams;
  return { isRight, text: told('orders added', count, effects, phone) };
}

interface Doing {
  readonly deed: Deed;
  readonly count: number;
  readonly first: number;
  readonly seed: number;
}

/** Does all deeds on one phone, and waits until it has nothing left to send. */
async function playOn(
  browser: Browser,
  stage: Stage,
  village: Village,
  doing: Doing,
): Promise<Phone> {
  const role = doing.first === 1 ? 'food_spokesperson' : 'producer_spokesperson';
  const { login } = personOf(village, role);
  const chance = new Chance(doing.seed);
  const phone = await Phone.open(browser, {
    url: stage.url,
    login,
    chance,
    roughness: ROUGHNESS,
    kills: KILLS,
  });
  for (let at = 0; at < doing.count; at += 1) await phone.certainly(doing.deed, doing.first + at);
  await phone.allSent();
  await phone.leave();
  return phone;
}

function told(what: string, deeds: number, effects: number, { killed, lost }: Phone): string {
  const luck = `${lost.answers()} answers and ${lost.requests()} requests lost, ${killed} tabs killed`;
  return `${what}: ${deeds} deeds, ${effects} effects on the server (${luck})`;
}

async function orderedIn(
  stage: Stage,
  { communeId, cycleId }: { communeId: string; cycleId: string },
): Promise<{ readonly submissions: number; readonly grams: number }> {
  const [row] = await rows<{ submissions: number; grams: string }>(
    stage,
    `SELECT (SELECT count(*)::int FROM order_submission WHERE order_id = "order".id) AS submissions,
            (SELECT coalesce(sum(wanted_grams), 0)::text FROM order_line WHERE order_id = "order".id) AS grams
       FROM "order" WHERE commune_id = $1 AND cycle_id = $2`,
    [communeId, cycleId],
  );
  return { submissions: row?.submissions ?? 0, grams: Number(row?.grams ?? 0) };
}

async function rows<Row extends object>(
  stage: Stage,
  sql: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new Client({ connectionString: stage.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    const isTyped = error instanceof ArgumentError;
    const text = error instanceof Error ? (isTyped ? error.message : error.stack) : String(error);
    process.stderr.write(`bench:phone: ${text ?? ''}\n`);
    process.exit(isTyped ? 2 : 1);
  },
);
