import type { Pool } from 'pg';
import { addDays, civilDateAt, newId } from '#core/kernel';
import { lotCode } from '#features/inventory';
import { sendAll } from './http-load';
import { recordSql, type Statement, transactionWith, withOther } from './recorded-sql';
import type { TrialGround } from './trial-ground';

/** One write, told over HTTP. */
export interface Write {
  readonly path: string;
  readonly body: object;
  /** Texts that must differ between one such write and the next, in the order of `withOther`. */
  readonly own: readonly string[];
}

export type WriteMaker = (index: number) => Write;

export interface Rates {
  readonly http: number;
  readonly bare: number;
}

interface Trial {
  readonly pool: Pool;
  readonly url: string;
  readonly cookie: string;
  readonly connections: number;
  /** Ids that stay the same in every write although its body does not name them. */
  readonly fixedIds: readonly string[];
  /** Writes for each of the two sides. */
  readonly amount: number;
  /** Tells one write in this process, so that its SQL can be recorded. */
  readonly tell: (write: Write) => Promise<void>;
}

/** A lot of fifty sacks that is ready tomorrow. */
export function lotMaker(ground: TrialGround, now: Date): WriteMaker {
  const today = civilDateAt(now);
  return () => {
    const id = newId();
    const body = {
      communeId: ground.communeId,
      productId: ground.productId,
      siteId: ground.centreId,
      grade: 1,
      isWashed: false,
      packageType: ground.packageType,
      packages: 50,
      harvestedOn: today,
      readyOn: addDays(today, 1),
      bestBeforeOn: addDays(today, 20),
    };
    return { path: `/v1/lots/${id}`, body, own: [id, lotCode(id)] };
  };
}

/** A first order of two lines, each in a cycle of its own. */
export function orderMaker(ground: TrialGround, now: Date): WriteMaker {
  const today = civilDateAt(now);
  return (index) => {
    const id = newId();
    const cycleId = ground.cycleIds[index] ?? '';
    const line = { minGrams: 0, wantedGrams: 400_000, maxGrams: 500_000 };
    const body = {
      communeId: ground.communeId,
      cycleId,
      distributionPointId: ground.pointId,
      windowFromOn: addDays(today, 4),
      windowToOn: addDays(today, 6),
      families: 250,
      lines: [{ productId: ground.productId, ...line }],
    };
    return { path: `/v1/order-submissions/${id}`, body, own: [id, cycleId] };
  };
}

/** Writes a second over HTTP, and of the very same transaction through bare pg, on as many connections. */
export async function writeRates(trial: Trial, maker: WriteMaker): Promise<Rates> {
  const sample = maker(0);
  const transaction = transactionWith(await recordSql(() => trial.tell(sample)));
  const recorded = transaction.slice(1, -1);
  const bare = await bareRate(trial, recorded, (index) => maker(1 + index), sample);
  const http = await httpRate(trial, (index) => maker(1 + trial.amount + index));
  return { http, bare };
}

async function bareRate(
  trial: Trial,
  recorded: readonly Statement[],
  maker: WriteMaker,
  sample: Write,
): Promise<number> {
  const made = madeIds(recorded, [...sample.own, ...trial.fixedIds, JSON.stringify(sample.body)]);
  const transactions = Array.from({ length: trial.amount }, (_, index) => {
    const write = maker(index);
    const pairs = sample.own.map((text, at): [string, string] => [text, write.own[at] ?? '']);
    const born = made.map((id): [string, string] => [id, newId()]);
    return withOther(recorded, new Map([...pairs, ...born]));
  });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: trial.connections }, async () => {
      const client = await trial.pool.connect();
      for (let next = transactions.pop(); next; next = transactions.pop()) {
        await client.query('BEGIN');
        for (const { text, values } of next) await client.query(text, [...values]);
        await client.query('COMMIT');
      }
      client.release();
    }),
  );
  return trial.amount / ((performance.now() - started) / 1000);
}

async function httpRate(trial: Trial, maker: WriteMaker): Promise<number> {
  const writes = Array.from({ length: trial.amount }, (_, index) => maker(index));
  return trial.amount / (await sendAll(trial, writes));
}

/** Ids that the server bore itself (the outbox fact, the order, its lines): each write needs its own. */
function madeIds(recorded: readonly Statement[], known: readonly string[]): string[] {
  const given = new Set(known.flatMap(idsIn));
  const seen = idsIn(JSON.stringify(recorded.map((it) => it.values)));
  return [...new Set(seen)].filter((id) => !given.has(id));
}

function idsIn(text: string): string[] {
  return text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}
