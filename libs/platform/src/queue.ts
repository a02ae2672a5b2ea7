import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  Queue,
  Worker,
  withBackend,
} from 'bullmq';
import Redis from 'ioredis';
import type { Pool } from 'pg';
import { Config } from './config';
import { openPool } from './database';
import type { QueueName } from './events';

/** What travels through BullMQ: only the key of a row in `job`. The row is the truth. */
export interface Ticket {
  readonly jobId: string;
}

/** BullMQ keeps its tables in this schema; no feature reads them. */
export const QUEUE_SCHEMA = 'bullmq';

const FINISHED = { removeOnComplete: true, removeOnFail: true } as const;
const POOL_CONNECTIONS_MAX = 8;
/** A solver blocks its event loop for long: the lock outlives its longest thought. */
const LOCK_MS = { default: 60_000, solving: 900_000 } as const;

/**
 * Queues and workers of BullMQ on one of its two backends: Redis when the configuration names one,
 * else BullMQ's own PostgreSQL backend. The choice is the configuration's alone.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, Queue<Ticket>>();
  private readonly workers: Worker<Ticket>[] = [];
  private pool: Pool | undefined;
  private redis: Redis | undefined;

  constructor(private readonly config: Config) {}

  get backend(): 'redis' | 'postgres' {
    return this.config.redisUrl === null ? 'postgres' : 'redis';
  }

  /** Hands out tickets. The same job id while it still waits is recognised by BullMQ and dropped. */
  async dispatch(queue: QueueName, jobIds: readonly string[]): Promise<void> {
    if (jobIds.length === 0) return;
    await this.queue(queue).addBulk(
      jobIds.map((jobId) => ({
        name: 'job',
        data: { jobId },
        opts: { ...FINISHED, jobId, attempts: 5, backoff: { type: 'exponential', delay: 500 } },
      })),
    );
  }

  /** Answers when the queue's store answers; throws otherwise. */
  async ping(): Promise<void> {
    await this.queue('default').getJobCounts('waiting');
  }

  work(queue: QueueName, concurrency: number, handle: (ticket: Ticket) => Promise<void>): void {
    const options = {
      concurrency,
      lockDuration: LOCK_MS[queue],
      stalledInterval: 10_000,
      maxStalledCount: 10,
      ...FINISHED_WORKER,
    };
    const process = async (job: { data: Ticket }): Promise<void> => handle(job.data);
    const worker =
      this.backend === 'redis'
        ? new Worker<Ticket>(queue, process, {
            ...options,
            connection: this.redisConnection(),
            prefix: this.prefix,
          })
        : (new OnPostgres.Worker<Ticket>(queue, process, {
            ...options,
            connection: this.postgresPool(),
          }) as unknown as Worker<Ticket>);
    worker.on('error', () => undefined); // The store is away for a moment: BullMQ reconnects by itself.
    this.workers.push(worker);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.redis?.disconnect();
    await this.pool?.end();
  }

  /** Several networks may share one Redis: the name of the database keeps their queues apart. */
  private get prefix(): string {
    return `cayapa.${new URL(this.config.databaseUrl).pathname.slice(1)}`;
  }

  private queue(name: QueueName): Queue<Ticket> {
    const known = this.queues.get(name);
    if (known) return known;
    const opened =
      this.backend === 'redis'
        ? new Queue<Ticket>(name, { connection: this.redisConnection(), prefix: this.prefix })
        : (new OnPostgres.Queue<Ticket>(name, {
            connection: this.postgresPool(),
          }) as unknown as Queue<Ticket>);
    opened.on('error', () => undefined); // As above: the relay hands out again what was not taken.
    this.queues.set(name, opened);
    return opened;
  }

  private redisConnection(): Redis {
    this.redis ??= new Redis(this.config.redisUrl ?? '', { maxRetriesPerRequest: null });
    return this.redis;
  }

  private postgresPool(): PostgresConnectionOptions {
    this.pool ??= openPool(
      this.config.databaseUrl,
      POOL_CONNECTIONS_MAX,
      `-c search_path=${QUEUE_SCHEMA}`,
    );
    return this.pool as unknown as PostgresConnectionOptions; // BullMQ describes pg's Pool in its own words.
  }
}

const FINISHED_WORKER = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } } as const;
const OnPostgres = withBackend(createPostgresBackend);
