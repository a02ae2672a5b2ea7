import { civilDateAt, newId } from '#core/kernel';
import { DEMO_PASSWORD } from '#features/communes';
import { dataFolder, environment } from '#platform/config';
import { ArgumentError, languageOf, optionsOf, scenarioOf, seedOf } from './arguments';
import { FetchCaller } from './demo/caller';
import { startOwnSystem } from './demo/own-system';
import { playNationalRound } from './demo/national-play';
import { playCycle } from './demo/the-play';
import { type Texts, textsIn } from './demo/texts';
import { findRunning } from './foundation';
import type { ScenarioName } from './scenarios/network';
import { networkOf } from './scenarios/scenario';
import { seedScenario, usualOffer } from './scenarios/seed-scenario';

const PLAYABLE = ['small', 'carache', 'momboy', 'fuel-collapse', 'national'] as const;

interface Wish {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly texts: Texts;
  /** Names this play, so that it can be told again with the same ids; a new name unless said. */
  readonly name: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Plays a whole cycle through HTTP against the system of --url, of this folder, or one of its own. */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), {
    scenario: { type: 'string' },
    seed: { type: 'string' },
    url: { type: 'string' },
    lang: { type: 'string' },
    name: { type: 'string' },
  });
  const wish: Wish = {
    scenario: scenarioOf(options['scenario'], PLAYABLE),
    seed: seedOf(options['seed']),
    texts: textsIn(languageOf(options['lang'])),
    name: String(options['name'] ?? newId()),
  };
  if (options['url'] !== undefined) return playAt(urlOf(options['url']), wish);
  const running = findRunning(dataFolder(environment()));
  if (running) {
    await seed(running.databaseUrl, wish);
    return playAt(running.url, wish);
  }
  say(wish.texts.startsOwn);
  // A database that somebody named is not ours to play in.
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = environment();
  const own = await startOwnSystem(env);
  const closed = closeOnSignal(() => own.close());
  try {
    await seed(own.databaseUrl, wish);
    await playAt(own.url, wish);
  } finally {
    closed();
    await own.close();
  }
}

async function playAt(url: string, { scenario, seed, texts, name }: Wish): Promise<void> {
  const caller = new FetchCaller(url);
  const network = networkOf(scenario, seed, civilDateAt(caller.now()));
  const body = { login: network.liaison.login, password: DEMO_PASSWORD };
  const reply = await caller.send({ method: 'POST', path: '/v1/session', body });
  if (reply.status === 401) throw new Error(texts.notSeeded(scenario, seed));
  const play = scenario === 'national' ? playNationalRound : playCycle;
  await play({ caller, network, texts, say, name });
}

/**
 * People, places and lorries; the harvest and the orders come with the play. A whole country cannot speak
 * for itself in a minute: its harvest and orders are loaded, too.
 */
async function seed(databaseUrl: string, { scenario, seed }: Wish): Promise<void> {
  const today = civilDateAt(new Date());
  await seedScenario(databaseUrl, {
    ...{ scenario, seed, today },
    offer: scenario === 'national' ? usualOffer(scenario) : null,
  });
}

function urlOf(text: string | boolean): string {
  const url = String(text);
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isWeb) return url;
  throw new ArgumentError('--url must be an http or https address');
}

/** Whoever interrupts a play leaves nothing running. Answers what takes the watch off again. */
function closeOnSignal(close: () => Promise<void>): () => void {
  const end = (): void => {
    void close().finally(() => process.exit(130));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof ArgumentError ? 2 : 1);
  },
);
