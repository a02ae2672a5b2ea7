import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** 'cayapa' in ASCII: any number does, so long as nothing else in the database postgres takes it. */
const LOCK = 0x636179617061;
const AGAIN_AFTER_MS = 500;

/**
 * One live launcher per data folder. The lock is a session's advisory lock in the server itself:
 * it ends with our process, however that ends, so it is never stale.
 */
export class DataLock {
  private released = false;
  private client: Client | undefined;
  private socket: Socket | undefined;

  private constructor(private readonly url: string) {}

  /** Rejects when the server cannot be talked to. */
  static async take(url: string): Promise<DataLock | 'taken'> {
    const lock = new DataLock(url);
    return (await lock.acquire()) ? lock : 'taken';
  }

  /** False when the server has gone or has cut us off. */
  async isHeld(): Promise<boolean> {
    const answer = await this.client?.query('select 1').catch(() => undefined);
    return answer !== undefined;
  }

  /** From now on the lock alone does not keep our process alive. */
  unref(): void {
    this.socket?.unref();
  }

  async release(): Promise<void> {
    this.released = true;
    this.socket?.ref();
    await this.client?.end().catch(() => undefined);
  }

  private async acquire(): Promise<boolean> {
    const socket = new Socket();
    const client = new Client({
      connectionString: this.url,
      stream: () => socket,
      connectionTimeoutMillis: 5_000,
      application_name: 'cayapa launcher',
    });
    client.on('error', () => {
      if (this.client === client) void this.reacquire();
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1) as taken',
        [LOCK],
      );
      if (rows[0]?.taken) {
        this.client = client;
        this.socket = socket;
        return true;
      }
    } catch (error) {
      socket.destroy();
      throw error;
    }
    await client.end();
    return false;
  }

  /** The server ends all sessions when one of them crashes, and then serves on. */
  private async reacquire(): Promise<void> {
    this.client = undefined;
    let isHeld = false;
    while (!isHeld) {
      await sleep(AGAIN_AFTER_MS, undefined, { ref: false });
      if (this.released) return;
      isHeld = await this.acquire().catch(() => false);
    }
    this.unref();
  }
}
