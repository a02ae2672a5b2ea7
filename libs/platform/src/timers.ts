import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import { Database, rowsOf, type Tx } from './database';
import { type EventName, type Events, Outbox } from './events';

interface DueTimer {
  readonly name: EventName;
  readonly payload: Events[EventName];
}

/** Timers live in PostgreSQL: a timer that falls due tells its fact through the outbox, once. */
@Injectable()
export class Timers {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Sets or moves the timer of a key, such as `cycle.closes:<id>`. A fired timer of that key starts anew. */
  async set<Name extends EventName>(
    tx: Tx,
    timer: { key: string; dueAt: Date; name: Name; payload: Events[Name] },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO timer (key, due_at, name, payload) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key) DO UPDATE
         SET due_at = excluded.due_at, name = excluded.name, payload = excluded.payload`,
      [timer.key, timer.dueAt, timer.name, JSON.stringify(timer.payload)],
    );
  }

  async cancel(tx: Tx, key: string): Promise<void> {
    await tx.query('DELETE FROM timer WHERE key = $1', [key]);
  }

  /** Tells the facts of all timers that are due and answers how many there were. */
  async ring(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const due = await rowsOf<DueTimer>(
        tx,
        `DELETE FROM timer WHERE key IN (
           SELECT key FROM timer WHERE due_at <= $1 ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED
         ) RETURNING name, payload`,
        [this.clock.now()],
      );
      for (const { name, payload } of due) await this.outbox.tell(tx, name, payload);
      return due.length;
    });
  }
}
