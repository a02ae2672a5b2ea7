import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { groupBy } from '#core/kernel';
import { Database, rowsOf } from './database';
import {
  type EventName,
  LISTENER_MARK,
  type ListenerMark,
  type QueueName,
  type QuickListener,
  type SlowContext,
  type SlowListener,
} from './events';
import { Log } from './log';

interface Listener extends ListenerMark {
  readonly name: string;
  readonly call: QuickListener<EventName> & SlowListener<EventName>;
}

interface JobRow {
  readonly state: 'waiting' | 'done' | 'dead';
  readonly payload: never;
  readonly listener: string;
  readonly event_id: string;
}

const EVENTS_AT_ONCE = 200;
const ATTEMPTS_MAX = 25;

/** A job is a fact and one of its listeners. The table `job` is the truth; the queue only dispatches. */
@Injectable()
export class Jobs {
  private known: ReadonlyMap<string, Listener> | undefined;

  constructor(
    private readonly db: Database,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly log: Log,
  ) {}

  /** Every method that hears a fact, by its name `Class.method`. */
  get listeners(): ReadonlyMap<string, Listener> {
    this.known ??= new Map(this.discoverListeners().map((it) => [it.name, it]));
    return this.known;
  }

  /** Turns untold facts into jobs, one per listener, in one transaction. Answers the jobs by queue. */
  async relay(): Promise<{ events: number; jobs: Map<QueueName, string[]> }> {
    return this.db.transaction(async (tx) => {
      const events = await rowsOf<{ id: string; name: EventName; payload: object }>(
        tx,
        `SELECT id, name, payload FROM outbox_event WHERE relayed_at IS NULL
         ORDER BY seq LIMIT ${String(EVENTS_AT_ONCE)} FOR UPDATE SKIP LOCKED`,
      );
      if (events.length === 0) return { events: 0, jobs: new Map() };

      const jobs = events.flatMap((event) =>
        [...this.listeners.values()]
          .filter((listener) => listener.event === event.name)
          .map((listener) => ({ id: `${event.id}.${listener.name}`, event, listener })),
      );
      await tx.query(
        `INSERT INTO job (id, event_id, listener, queue, payload)
         SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[])
         ON CONFLICT (id) DO NOTHING`,
        [
          jobs.map((job) => job.id),
          jobs.map((job) => job.event.id),
          jobs.map((job) => job.listener.name),
          jobs.map((job) => job.listener.queue),
          jobs.map((job) => JSON.stringify(job.event.payload)),
        ],
      );
      await tx.query('UPDATE outbox_event SET relayed_at = now() WHERE id = ANY($1)', [
        events.map((event) => event.id),
      ]);
      return {
        events: events.length,
        jobs: idsByQueue(jobs.map(({ id, listener }) => ({ id, queue: listener.queue }))),
      };
    });
  }

  /** Jobs that should have been done by now: the queue may have lost them, so they are handed out again. */
  async overdue(): Promise<Map<QueueName, string[]>> {
    const rows = await this.db.rows<{ id: string; queue: QueueName }>(
      `UPDATE job SET dispatched_at = now() WHERE id IN (
         SELECT id FROM job WHERE state = 'waiting' AND dispatched_at < now() - interval '20 seconds'
         ORDER BY dispatched_at LIMIT 2000 FOR UPDATE SKIP LOCKED
       ) RETURNING id, queue`,
    );
    return idsByQueue(rows);
  }

  /** Does one job, exactly once in effect: effect and receipt of a quick job are one transaction. */
  async run(jobId: string, signal: AbortSignal): Promise<void> {
    try {
      await this.attempt(jobId, { jobId, signal });
    } catch (error) {
      this.log.failure('job failed', error, { jobId });
      await this.db.rows(
        `UPDATE job SET attempts = attempts + 1, last_error = $2,
           state = CASE WHEN attempts + 1 >= ${String(ATTEMPTS_MAX)} THEN 'dead' ELSE state END
         WHERE id = $1 AND state = 'waiting'`,
        [jobId, error instanceof Error ? error.message : String(error)],
      );
      throw error;
    }
  }

  private async attempt(jobId: string, context: SlowContext): Promise<void> {
    const name = jobId.slice(jobId.indexOf('.') + 1);
    const listener = this.listeners.get(name);
    if (!listener) throw new Error(`no listener is called ${name}`);
    if (listener.slow) {
      const [row] = await this.db.rows<JobRow>('SELECT * FROM job WHERE id = $1', [jobId]);
      if (row?.state !== 'waiting') return;
      await listener.call(row.payload, context);
      await this.db.rows(`UPDATE job SET state = 'done', done_at = now() WHERE id = $1`, [jobId]);
      return;
    }
    await this.db.transaction(async (tx) => {
      const [row] = await rowsOf<JobRow>(tx, 'SELECT * FROM job WHERE id = $1 FOR UPDATE', [jobId]);
      if (row?.state !== 'waiting') return;
      const told = { eventId: row.event_id };
      await (listener.call as QuickListener<EventName>)(tx, row.payload, told);
      await tx.query(`UPDATE job SET state = 'done', done_at = now() WHERE id = $1`, [jobId]);
    });
  }

  private discoverListeners(): Listener[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const host = instance as Record<string, unknown> & { constructor: { name: string } };
      return this.scanner
        .getAllMethodNames(Object.getPrototypeOf(host) as object)
        .flatMap((method) => {
          const call = host[method];
          if (typeof call !== 'function') return [];
          const found = Reflect.getMetadata(LISTENER_MARK, call) as ListenerMark | undefined;
          if (!found) return [];
          const bound = call.bind(host) as Listener['call'];
          return [{ ...found, name: `${host.constructor.name}.${method}`, call: bound }];
        });
    });
  }
}

function idsByQueue(jobs: readonly { id: string; queue: QueueName }[]): Map<QueueName, string[]> {
  const groups = groupBy(jobs, (job) => job.queue);
  return new Map([...groups].map(([queue, some]) => [queue, some.map((job) => job.id)]));
}
