import fc from 'fast-check';
import { DomainError, newId } from '#core/kernel';
import {
  StockAudit,
  StockBook,
  type StockMove,
  type Weighing,
  Weighings,
} from '#features/inventory';
import { aCommune, aLot, aPerson } from '../factories';
import { type House, openHouse } from '../support/house';

const CLIENTS = 8;
const BUCKETS = [
  'outside',
  'available',
  'reserved',
  'loaded',
  'delivered',
  'lost',
  'withdrawn',
  'expired',
] as const;

let house: House;
let communeId: string;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  communeId = (await aCommune(house)).id;
});
afterEach(async () => {
  expect(await house.get(StockAudit).stockDrift()).toEqual([]);
});
afterAll(() => house.close());

async function book(moves: readonly StockMove[]): Promise<void> {
  await house.db.transaction((tx) => house.get(StockBook).move(tx, moves));
}

function move(
  lotId: string,
  from: StockMove['from'],
  to: StockMove['to'],
  changes: Partial<StockMove> = {},
): StockMove {
  return {
    id: newId(),
    lotId,
    kind: 'correct',
    from,
    to,
    grams: 1_000_000,
    stage: 'transport',
    cause: 'a test',
    reason: 'a test',
    personId: null,
    eventTime: house.clock.now(),
    ...changes,
  };
}

interface Account {
  readonly state: string;
  readonly [counter: string]: number | string;
}

async function account(lotId: string): Promise<Account> {
  const [row] = await house.db.rows<Account>('SELECT * FROM lot_account WHERE lot_id = $1', [
    lotId,
  ]);
  if (!row) throw new Error('no such lot');
  return row;
}

/** Books and answers the code of the refusal, or null. */
async function refusal(moves: readonly StockMove[]): Promise<string | null> {
  return book(moves).then(
    () => null,
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );
}

const anyStep = fc
  .record({
    lot: fc.nat(2),
    from: fc.constantFrom(...BUCKETS),
    to: fc.constantFrom(...BUCKETS),
    grams: fc.integer({ min: 1, max: 700_000 }),
    isSentTwice: fc.boolean(),
  })
  .filter((step) => step.from !== step.to);
const anyRequests = fc.array(fc.array(anyStep, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 40,
});

it('loses and invents no gram, and never falls below zero, whoever comes at once', async () => {
  await fc.assert(
    fc.asyncProperty(anyRequests, async (requests) => {
      const lots = await Promise.all([1, 2, 3].map(() => aLot(house, { communeId })));
      const told = requests.map((steps) => ({
        isSentTwice: steps[0]?.isSentTwice ?? false,
        moves: steps.map((it) => move(lots[it.lot]?.id ?? '', it.from, it.to, { grams: it.grams })),
      }));
      const queue = told.flatMap(({ moves, isSentTwice }) =>
        isSentTwice ? [moves, moves] : [moves],
      );
      const booked = new Set<string>();
      const client = async () => {
        for (let moves = queue.pop(); moves; moves = queue.pop()) {
          const code = await refusal(moves);
          if (code === null) moves.forEach((it) => booked.add(it.id));
          else expect(code).toBe('lot.short');
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));

      expect(await house.get(StockAudit).stockDrift()).toEqual([]);
      const rows = await house.db.rows<{ id: string }>(
        `SELECT id FROM stock_movement WHERE reason = 'a test' AND lot_id = ANY ($1::uuid[])`,
        [lots.map((lot) => lot.id)],
      );
      expect(new Set(rows.map((row) => row.id))).toEqual(booked);
      for (const lot of lots) expectWhole(await account(lot.id));
    }),
    { numRuns: 25 },
  );
});

function expectWhole(lot: Account): void {
  const buckets = BUCKETS.slice(1).map((bucket) => Number(lot[`${bucket}_grams`]));
  expect(Math.min(...buckets)).toBeGreaterThanOrEqual(0);
  expect(buckets.reduce((sum, grams) => sum + grams, 0)).toBe(lot['listed_grams']);
}

it('gives a lot away exactly once, however many ask', async () => {
  const lot = await aLot(house, { communeId });
  const asks = Array.from({ length: 64 }, () => [
    move(lot.id, 'available', 'reserved', { grams: 30_000 }),
  ]);
  const codes = await Promise.all(asks.map(refusal));
  expect(codes.filter((code) => code === null)).toHaveLength(33);
  expect(new Set(codes)).toEqual(new Set([null, 'lot.short']));
  expect(await account(lot.id)).toMatchObject({ available_grams: 10_000, reserved_grams: 990_000 });
});

it('counts a movement once, told twice in one call, one after the other, or at once', async () => {
  const lot = await aLot(house, { communeId });
  const one = move(lot.id, 'available', 'reserved', { grams: 100_000 });
  await Promise.all(Array.from({ length: CLIENTS }, () => book([one, one])));
  await book([one]);
  expect(await account(lot.id)).toMatchObject({
    available_grams: 900_000,
    reserved_grams: 100_000,
  });
  expect(await refusal([{ ...one, grams: 1 }])).toBe('id.used_with_other_facts');
});

it('books all or nothing, and says what is left', async () => {
  const [plenty, little] = [
    await aLot(house, { communeId }),
    await aLot(house, { communeId, packages: 1 }),
  ];
  const moves = [
    move(plenty.id, 'available', 'reserved', { grams: 500 }),
    move(little.id, 'available', 'reserved', { grams: 20_001 }),
  ];
  await expect(book(moves)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'lot.short',
    details: { lots: [{ lotId: little.id, availableGrams: 20_000, reservedGrams: 0 }] },
  });
  expect(await account(plenty.id)).toMatchObject({ available_grams: 1_000_000 });
});

it('books what comes in and goes on within one call', async () => {
  const lot = await aLot(house, { communeId });
  await book([
    move(lot.id, 'loaded', 'delivered'),
    move(lot.id, 'reserved', 'loaded'),
    move(lot.id, 'available', 'reserved'),
  ]);
  expect(await account(lot.id)).toMatchObject({ state: 'exhausted', delivered_grams: 1_000_000 });
});

it('refuses a lot that does not exist', async () => {
  await expect(book([move(newId(), 'outside', 'available')])).rejects.toMatchObject({
    driverError: { code: '23503' },
  });
});

it.each([
  ['reserved', 'confirmed'],
  ['loaded', 'confirmed'],
  ['delivered', 'exhausted'],
  ['lost', 'lost'],
  ['withdrawn', 'withdrawn'],
  ['expired', 'expired'],
  ['outside', 'announced'],
] as const)('a lot whose grams are all %s is %s', async (bucket, state) => {
  const lot = await aLot(house, { communeId });
  await book([move(lot.id, 'available', bucket)]);
  expect((await account(lot.id)).state).toBe(state);
});

it('brings an exhausted lot back when grams return', async () => {
  const lot = await aLot(house, { communeId });
  await book([move(lot.id, 'available', 'delivered')]);
  await book([move(lot.id, 'delivered', 'available', { kind: 'return', grams: 20_000 })]);
  expect(await account(lot.id)).toMatchObject({ state: 'confirmed', available_packages: 1 });
});

it('books thousands of movements of hundreds of lots in one call', async () => {
  const first = await aLot(house, { communeId });
  await house.db.rows(
    `INSERT INTO lot SELECT (jsonb_populate_record(lot, jsonb_build_object('id', gen_random_uuid(),
       'code', 'X' || n, 'listed_grams', 0, 'available_grams', 0))).*
     FROM lot, generate_series(1, 500) AS n WHERE id = $1`,
    [first.id],
  );
  const lots = await house.db.rows<{ id: string }>('SELECT id FROM lot WHERE id <> $1', [first.id]);
  const moves = Array.from({ length: 10_000 }, (_, at) => {
    const lotId = lots[(at * 7) % lots.length]?.id ?? '';
    return move(lotId, 'outside', 'available', { grams: at + 1 });
  });
  await book(moves);
  await book(moves);
  const [sum] = await house.db.rows<{ grams: number }>(
    'SELECT sum(available_grams)::bigint AS grams FROM lot WHERE id <> $1',
    [first.id],
  );
  expect(sum?.grams).toBe((10_000 * 10_001) / 2);
});

it('lets nobody edit what has been recorded', async () => {
  await aLot(house, { communeId });
  await expect(house.db.rows('UPDATE stock_movement SET grams = 1')).rejects.toMatchObject({
    driverError: { code: '23001' },
  });
  await expect(house.db.rows('DELETE FROM stock_movement')).rejects.toBeDefined();
});

it('sees a counter that drifted', async () => {
  const lot = await aLot(house, { communeId });
  const shift = (grams: number) =>
    house.db.rows(
      'UPDATE lot SET available_grams = available_grams - $2, reserved_grams = reserved_grams + $2 WHERE id = $1',
      [lot.id, grams],
    );
  await shift(5);
  expect(await house.get(StockAudit).stockDrift()).toMatchObject([
    { lotId: lot.id, bucket: 'available', counterGrams: 999_995, movementGrams: 1_000_000 },
    { lotId: lot.id, bucket: 'reserved', counterGrams: 5, movementGrams: 0 },
  ]);
  await shift(-5);
});

describe('weighings', () => {
  async function aWeighing(changes: Partial<Weighing> = {}): Promise<Weighing> {
    const lot = await aLot(house, { communeId });
    return {
      id: newId(),
      lotId: lot.id,
      place: 'delivery',
      packages: 2,
      grossGrams: 41_000,
      tareGrams: 1_000,
      method: 'scale',
      witness: 'Rosa',
      personId: (await aPerson(house)).personId,
      eventTime: house.clock.now(),
      ...changes,
    };
  }
  const record = (weighing: Weighing) =>
    house.db.transaction((tx) => house.get(Weighings).record(tx, weighing));

  it('are recorded once, with their net', async () => {
    const weighing = await aWeighing();
    await Promise.all([record(weighing), record(weighing), record(weighing)]);
    expect(await house.db.rows('SELECT net_grams FROM weighing')).toEqual([{ net_grams: 40_000 }]);
    await expect(record({ ...weighing, grossGrams: 50_000 })).rejects.toMatchObject({
      code: 'id.used_with_other_facts',
    });
  });

  it('have no tare above the gross', async () => {
    await expect(record(await aWeighing({ tareGrams: 41_001 }))).rejects.toMatchObject({
      code: 'weighing.tare_above_gross',
    });
  });
});
