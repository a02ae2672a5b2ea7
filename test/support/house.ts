import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OutgoingHttpHeaders } from 'node:http';
import { environment, readConfig, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { openHttp } from '#platform/http';
import { Jobs } from '#platform/jobs';
import { Timers } from '#platform/timers';
import { houseModule } from '../../apps/house';
import { administer, dropDatabase } from './administer';
import { StandingClock } from './standing-clock';

/** A Sunday morning in Caracas (10:00). Tests that care about the day move the clock. */
const FIRST_MOMENT = '2026-11-22T14:00:00Z';
/** What the migrations bring; everything else is emptied between tests. */
const REFERENCE_TABLES = [
  'schema_migration',
  'state',
  'municipality',
  'road_factor',
  'productive_org_kind',
  'product',
  'package_type',
];

export interface Answer {
  readonly status: number;
  /** The parsed JSON body; undefined when the body is not JSON. */
  readonly body: any;
  readonly text: string;
  readonly headers: OutgoingHttpHeaders;
}

export interface Call {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  /** A signed-in person, from the factory aPerson. */
  readonly as?: { readonly cookie: string };
  readonly headers?: Record<string, string>;
}

interface Services {
  readonly adminUrl: string;
  readonly template: string;
  readonly redisUrl: string | null;
  /** The browser's program; null where there is none. */
  readonly chromium: string | null;
}

/** Where the services of this test run are. */
export function testServices(): Services {
  const line = environment()['CAYAPA_TEST_SERVICES'];
  if (line === undefined)
    throw new Error('the test services are not open: run the tests through Jest');
  return JSON.parse(line) as Services;
}

let databasesMade = 0;

/** A new database of this test run's server: empty, or a copy of the migrated template. */
export async function freshDatabase(
  template = 'template1',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const { adminUrl } = testServices();
  databasesMade += 1;
  const name = `cayapa_test_${String(process.pid)}_${String(databasesMade)}_${String(Date.now())}`;
  await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => dropDatabase(adminUrl, name),
  };
}

/** The whole system in one process, on a database of its own, with a clock that stands still. */
export class House {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly clock: StandingClock,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<House> {
    const database = await freshDatabase(testServices().template);
    const config = readConfig({
      LOG_LEVEL: 'silent',
      DATABASE_CONNECTIONS_MAX: '10',
      ...settings,
      DATABASE_URL: database.url,
    });
    const clock = new StandingClock(new Date(FIRST_MOMENT));
    const app = await openHttp(houseModule(config, clock), config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new House(app, config, clock, database.drop);
  }

  get db(): Database {
    return this.app.get(Database);
  }

  get<T>(type: Type<T> | (abstract new () => T)): T {
    return this.app.get<T>(type, { strict: false });
  }

  async request(call: Call): Promise<Answer> {
    const answer = await this.app.inject({
      method: call.method,
      url: call.url,
      headers: { ...(call.as && { cookie: call.as.cookie }), ...call.headers },
      ...(call.body !== undefined && { payload: call.body as object | string }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      body: isJson && answer.body !== '' ? (JSON.parse(answer.body) as unknown) : undefined,
      text: answer.body,
      headers: answer.headers,
    };
  }

  /** Rings due timers and delivers all facts, in process and in order, until nothing is left to do. */
  async drain(): Promise<void> {
    const jobs = this.app.get(Jobs);
    const { signal } = new AbortController();
    for (;;) {
      const rung = await this.app.get(Timers).ring();
      const { events, jobs: ids } = await jobs.relay();
      for (const id of [...ids.values()].flat()) await jobs.run(id, signal);
      if (rung + events === 0) return;
    }
  }

  /** Empties every table but the reference data. */
  async reset(): Promise<void> {
    const tables = await this.db.rows<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> ALL($1)`,
      [REFERENCE_TABLES],
    );
    await this.db.rows(`TRUNCATE ${tables.map((table) => table.name).join(', ')} CASCADE`);
    this.clock.set(FIRST_MOMENT);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.dropDatabase();
  }
}

export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  return House.open(settings);
}
