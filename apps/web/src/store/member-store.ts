import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Problem } from '../api/types';

/** Something sealed with the member's key. */
interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** An answer of the API as it was kept. */
export interface Kept<Body = unknown> {
  readonly body: Body;
  readonly fetchedAt: number;
}

/** A write that this phone has not got through yet. */
export interface Outgoing {
  /** Its place in the queue; unknown before it is kept. */
  readonly seq?: number;
  readonly method: 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number;
  /** What it is, in the words of the person who made it. */
  readonly title: string;
  /** Writes about one thing: behind a refused one the others of its group wait. */
  readonly group: string;
  /** The screen on which it can be mended. */
  readonly screen?: string;
  /** By the phone's clock. */
  readonly madeAt: number;
  readonly tries: number;
  /** Why the API said no; then it stays until somebody mends or removes it. */
  readonly problem?: Problem;
}

/** A write with its place in the queue. */
export type Queued = Outgoing & { readonly seq: number };

interface StoreSchema extends DBSchema {
  answers: { key: string; value: { readonly fetchedAt: number } & Sealed };
  outbox: { key: number; value: Sealed };
  notes: { key: string; value: Sealed };
}

/** Everything that one member keeps on this phone, sealed with the member's key. */
export class MemberStore {
  private constructor(
    readonly personId: string,
    private readonly database: IDBPDatabase<StoreSchema>,
    readonly key: CryptoKey,
  ) {}

  static async open(personId: string, key: CryptoKey): Promise<MemberStore> {
    const database = await openDB<StoreSchema>(nameOf(personId), 1, {
      upgrade(fresh) {
        fresh.createObjectStore('answers');
        fresh.createObjectStore('outbox', { autoIncrement: true });
        fresh.createObjectStore('notes');
      },
    });
    return new MemberStore(personId, database, key);
  }

  close(): void {
    this.database.close();
  }

  async answer<Body>(path: string): Promise<Kept<Body> | undefined> {
    const row = await this.database.get('answers', path);
    if (!row) return undefined;
    const body = await this.unsealed<Body>(row);
    return body === undefined ? undefined : { body, fetchedAt: row.fetchedAt };
  }

  async keepAnswer(path: string, { body, fetchedAt }: Kept): Promise<void> {
    await this.database.put('answers', { fetchedAt, ...(await this.sealed(body)) }, path);
  }

  async forgetAnswers(): Promise<void> {
    await this.database.clear('answers');
  }

  /** A small thing to remember: drafts of forms, the last choice. */
  async note<Body>(name: string): Promise<Body | undefined> {
    const row = await this.database.get('notes', name);
    return row && this.unsealed<Body>(row);
  }

  async keepNote(name: string, body: unknown): Promise<void> {
    await this.database.put('notes', await this.sealed(body), name);
  }

  async forgetNote(name: string): Promise<void> {
    await this.database.delete('notes', name);
  }

  /** The queue in its order. */
  async outgoing(): Promise<readonly Queued[]> {
    const [rows, keys] = await Promise.all([
      this.database.getAll('outbox'),
      this.database.getAllKeys('outbox'),
    ]);
    const items = await Promise.all(rows.map((row) => this.unsealed<Outgoing>(row)));
    return items.flatMap((item, at) => (item ? [{ ...item, seq: keys[at] ?? 0 }] : []));
  }

  async enqueue(item: Outgoing): Promise<number> {
    return this.database.add('outbox', await this.sealed(item));
  }

  async change({ seq, ...item }: Queued): Promise<void> {
    await this.database.put('outbox', await this.sealed(item), seq);
  }

  async remove(seq: number): Promise<void> {
    await this.database.delete('outbox', seq);
  }

  private async sealed(body: unknown): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(body));
    return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, plain) };
  }

  /** Undefined for what another key has sealed: then the API is asked again. */
  private async unsealed<Body>({ iv, bytes }: Sealed): Promise<Body | undefined> {
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv }, this.key, bytes)
      .catch(() => null);
    return plain === null ? undefined : (JSON.parse(new TextDecoder().decode(plain)) as Body);
  }
}

/** Removes all that a member kept on this phone. */
export async function removeStore(personId: string): Promise<void> {
  await deleteDB(nameOf(personId));
}

function nameOf(personId: string): string {
  return `cayapa-${personId}`;
}
