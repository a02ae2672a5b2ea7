import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '#core/kernel';
import { Config } from './config';
import { Database } from './database';
import type { QueueName } from './events';
import { Jobs } from './jobs';
import { Log } from './log';
import { Queues } from './queue';
import { Timers } from './timers';

const POLL_MS = 250;
const SWEEP_MS = 5_000;
const HEARTBEAT_MS = 2_000;
const CONCURRENCY = { default: 8, solving: 1 } as const;

/**
 * What a worker process does: it takes jobs from its queues; and the one that serves `default` also rings
 * timers, relays facts and hands out again what a queue has lost. Any number of them work side by side.
 */
@Injectable()
export class WorkerLoops {
  private readonly workerId = newId();
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];

  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly queues: Queues,
    private readonly jobs: Jobs,
    private readonly timers: Timers,
    private readonly log: Log,
  ) {}

  start(): void {
    const { signal } = this.stopping;
    for (const queue of this.config.queues as readonly QueueName[]) {
      this.queues.work(queue, CONCURRENCY[queue], (ticket) => this.jobs.run(ticket.jobId, signal));
    }
    this.loops.push(this.every(HEARTBEAT_MS, () => this.beat()));
    if (this.config.queues.includes('default')) {
      this.loops.push(this.every(POLL_MS, () => this.timers.ring()));
      this.loops.push(this.every(POLL_MS, () => this.relay()));
      this.loops.push(this.every(SWEEP_MS, () => this.sweep()));
    }
  }

  /** Called before the pools close: no loop touches the database afterwards. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
    if (this.loops.length > 0) {
      await this.db.rows('DELETE FROM worker_heartbeat WHERE worker_id = $1', [this.workerId]);
    }
  }

  private async relay(): Promise<number> {
    const { events, jobs } = await this.jobs.relay();
    for (const [queue, ids] of jobs) await this.queues.dispatch(queue, ids);
    return events;
  }

  private async sweep(): Promise<number> {
    for (const [queue, ids] of await this.jobs.overdue()) await this.queues.dispatch(queue, ids);
    return 0;
  }

  private async beat(): Promise<number> {
    await this.db.rows(
      `INSERT INTO worker_heartbeat (worker_id, host, queues, beaten_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (worker_id) DO UPDATE SET beaten_at = now()`,
      [this.workerId, hostname(), this.config.queues],
    );
    return 0;
  }

  /** Repeats a step until the process stops; at once while it finds work, else after a pause. */
  private async every(milliseconds: number, step: () => Promise<number>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let found = 0;
      try {
        found = await step();
      } catch (error) {
        this.log.failure('worker loop failed', error);
      }
      if (found === 0) await pause(milliseconds, undefined, { signal }).catch(() => undefined);
    }
  }
}
