import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Module, Injectable } from '@nestjs/common';
import { Config, readConfig } from '#platform/config';
import { Database, type Tx } from '#platform/database';
import { On, OnSlow, Outbox, type Events } from '#platform/events';
import { Jobs } from '#platform/jobs';
import { migrate } from '#platform/migrate';
import { Platform1763769600001 } from '#platform/migrations';
import { PlatformModule } from '#platform/platform.module';
import { SessionReader } from '#platform/auth';
import { Queues } from '#platform/queue';
import { WorkerLoops } from '#platform/relay';
import { Timers } from '#platform/timers';
import { freshDatabase, testServices } from '../support/house';

/** Hears the fact quickly (with its receipt) and slowly (opening its own transaction). */
@Injectable()
class Ears {
  static failuresLeft = 0;

  constructor(private readonly db: Database) {}

  @On('house.tested')
  async quick(tx: Tx, { note }: Events['house.tested']): Promise<void> {
    await tx.query(`INSERT INTO heard (listener, note) VALUES ('quick', $1)`, [note]);
    if (Ears.failuresLeft > 0) {
      Ears.failuresLeft -= 1;
      throw new Error('fails after it has written');
    }
  }

  @OnSlow('house.tested', 'solving')
  async slow({ note }: Events['house.tested']): Promise<void> {
    await this.db.rows(`INSERT INTO heard (listener, note) VALUES ('slow', $1)`, [note]);
  }
}

class NobodySignsIn extends SessionReader {
  override actorOf(): Promise<null> {
    return Promise.resolve(null);
  }
}

@Module({
  providers: [Ears, { provide: SessionReader, useClass: NobodySignsIn }],
  exports: [SessionReader],
})
class EarsModule {}

const TABLES = { entities: [], migrations: [Platform1763769600001] };

async function openWorker(config: Config): Promise<INestApplicationContext> {
  const module = {
    module: EarsModule,
    global: true,
    imports: [PlatformModule.with(config, TABLES)],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  await app.get(Database).open();
  return app;
}

const backends: [string, string | null][] = [['PostgreSQL', null]];
const { redisUrl } = testServices();
if (redisUrl !== null) backends.push(['Redis', redisUrl]);

describe.each(backends)('facts through BullMQ on %s', (_name, redis) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let config: Config;
  let workers: INestApplicationContext[];

  beforeEach(async () => {
    database = await freshDatabase();
    config = readConfig({
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      DATABASE_CONNECTIONS_MAX: '6',
      ...(redis !== null && { REDIS_URL: redis }),
    });
    await migrate(config, TABLES);
    workers = [await openWorker(config)];
    await db().rows(
      'CREATE TABLE IF NOT EXISTS heard (listener text NOT NULL, note text NOT NULL)',
    );
    Ears.failuresLeft = 0;
  });

  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await database.drop();
  });

  const first = (): INestApplicationContext => workers[0] as INestApplicationContext;
  const db = (): Database => first().get(Database);

  async function tell(notes: readonly string[]): Promise<void> {
    await db().transaction((tx) =>
      first()
        .get(Outbox)
        .tellAll(
          tx,
          'house.tested',
          notes.map((note) => ({ note })),
        ),
    );
  }

  async function untilDone(jobs: number): Promise<void> {
    const giveUpAt = Date.now() + 40_000;
    for (;;) {
      const [row] = await db().rows<{ done: number }>(
        `SELECT count(*) AS done FROM job WHERE state = 'done'`,
      );
      if (row?.done === jobs) return;
      if (Date.now() > giveUpAt)
        throw new Error(`only ${String(row?.done)} of ${jobs} jobs are done`);
      await pause(50);
    }
  }

  async function effects(): Promise<{ times: number; notes: number }> {
    const [row] = await db().rows<{ times: number; notes: number }>(
      'SELECT count(*) AS times, count(DISTINCT (listener, note)) AS notes FROM heard',
    );
    return row ?? { times: 0, notes: 0 };
  }

  it('delivers each fact to each listener once, with two workers side by side', async () => {
    workers.push(await openWorker(config));
    for (const worker of workers) worker.get(WorkerLoops).start();

    await tell(Array.from({ length: 150 }, () => randomUUID()));

    await untilDone(300);
    expect(await effects()).toEqual({ times: 300, notes: 300 });
  });

  it('has one effect although the listener failed after writing', async () => {
    Ears.failuresLeft = 1;
    first().get(WorkerLoops).start();

    await tell(['stubborn']);

    await untilDone(2);
    expect(await effects()).toEqual({ times: 2, notes: 2 });
  });

  it('hands out again what the queue has lost', async () => {
    await tell(['lost']);
    await first().get(Jobs).relay(); // The jobs stand in the table; no ticket has reached the queue.
    await db().rows(`UPDATE job SET dispatched_at = now() - interval '1 minute'`);

    first().get(WorkerLoops).start();

    await untilDone(2);
    expect(await effects()).toEqual({ times: 2, notes: 2 });
  });

  it('rings a timer once, however many workers look at it', async () => {
    workers.push(await openWorker(config));
    await db().transaction((tx) =>
      first()
        .get(Timers)
        .set(tx, {
          key: 'once',
          dueAt: new Date(Date.now() - 1000),
          name: 'house.tested',
          payload: { note: 'rung' },
        }),
    );

    for (const worker of workers) worker.get(WorkerLoops).start();

    await untilDone(2);
    expect(await effects()).toEqual({ times: 2, notes: 2 });
  });

  it('answers a ping', async () => {
    await expect(first().get(Queues).ping()).resolves.toBeUndefined();
    expect(first().get(Queues).backend).toBe(redis === null ? 'postgres' : 'redis');
  });
});
