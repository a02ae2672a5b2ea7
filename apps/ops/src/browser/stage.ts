import { civilDateAt } from '#core/kernel';
import { environment } from '#platform/config';
import { FetchCaller } from '../demo/caller';
import { type OwnSystem, startOwnSystem } from '../demo/own-system';
import type { Play } from '../demo/play';
import { playUntil, type Point } from '../demo/play-until';
import { textsIn } from '../demo/texts';
import { playCycle } from '../demo/the-play';
import { networkOf } from '../scenarios/scenario';
import type { ScenarioName } from '../scenarios/network';
import { seedScenario } from '../scenarios/seed-scenario';

const SEED = 1;
/** The built command, when the caller itself is not built. */
const BUILT_START = 'dist/apps/ops/src/start.js';

/** A whole system for browsers, on a database of its own, with the people of one scenario. */
export class Stage {
  private constructor(
    private readonly system: OwnSystem,
    private readonly scenario: ScenarioName,
  ) {}

  static async open(scenario: ScenarioName): Promise<Stage> {
    const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = environment();
    const system = await startOwnSystem(env, BUILT_START);
    const today = civilDateAt(new Date());
    await seedScenario(system.databaseUrl, { scenario, seed: SEED, today, offer: null });
    return new Stage(system, scenario);
  }

  /** The address that people would type; browsers keep more of it than of a bare number. */
  get url(): string {
    return this.system.url.replace('127.0.0.1', 'localhost');
  }

  get databaseUrl(): string {
    return this.system.databaseUrl;
  }

  /** Plays a cycle up to a point, by HTTP, as its people would. */
  async playUntil(point: Point | 'settled', name: string = point): Promise<Play> {
    const caller = new FetchCaller(this.system.url);
    const network = networkOf(this.scenario, SEED, civilDateAt(caller.now()));
    const options = { caller, network, texts: textsIn('es'), say: () => undefined, name };
    return point === 'settled' ? playCycle(options) : playUntil(point, options);
  }

  async close(): Promise<void> {
    await this.system.close();
  }
}
