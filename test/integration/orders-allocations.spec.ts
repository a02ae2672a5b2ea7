import fc from 'fast-check';
import { OrderLines, Orders } from '#features/orders';
import { type House, openHouse } from '../support/house';
import { aCommune, aCycle, aLot, aMatchingRun, anAllocation, anOrder, aSite } from '../factories';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
});
afterAll(async () => {
  await house.close();
});

const KG = 1000;

async function anOrderOf(grams: number, facts: Record<string, unknown> = {}) {
  const commune = await aCommune(house, { kind: 'urban' });
  const cycle = await aCycle(house);
  const order = await anOrder(house, {
    communeId: commune.id,
    cycleId: cycle.id,
    lines: [{ wantedGrams: grams }],
    ...facts,
  });
  return { order, cycle, lineId: order.lines[0]?.id ?? '' };
}

const book = (changes: { lineId: string; allocatedGrams: number }[]) =>
  house.db.transaction((tx) => house.get(OrderLines).book(tx, changes));

async function allocatedOf(lineId: string): Promise<number> {
  const [line] = await house.db.rows<{ grams: number }>(
    'SELECT allocated_grams AS grams FROM order_line WHERE id = $1',
    [lineId],
  );
  return line?.grams ?? -1;
}

describe('booking a line', () => {
  it('never goes above its maximum nor below nothing, whoever comes at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -300, max: 500 }), { minLength: 2, maxLength: 12 }),
        async (kilos) => {
          const { lineId } = await anOrderOf(1000 * KG);
          const tries = await Promise.allSettled(
            kilos.map((it) => book([{ lineId, allocatedGrams: it * KG }])),
          );
          const kept = kilos.filter((_, index) => tries[index]?.status === 'fulfilled');
          const allocated = await allocatedOf(lineId);
          expect(allocated).toBe(kept.reduce((sum, it) => sum + it * KG, 0));
          expect(allocated).toBeGreaterThanOrEqual(0);
          expect(allocated).toBeLessThanOrEqual(1000 * KG);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('books all lines or none', async () => {
    const [one, two] = [await anOrderOf(10 * KG), await anOrderOf(10 * KG)];

    const booking = book([
      { lineId: one.lineId, allocatedGrams: 10 * KG },
      { lineId: two.lineId, allocatedGrams: 11 * KG },
    ]);

    await expect(booking).rejects.toMatchObject({
      code: 'order_line.full',
      details: { lineIds: [two.lineId] },
    });
    expect(await allocatedOf(one.lineId)).toBe(0);
  });

  it('adds up what one booking gives to one line from several lots', async () => {
    const { lineId } = await anOrderOf(10 * KG);
    const twice = [6, 6].map((it) => ({ lineId, allocatedGrams: it * KG }));

    await expect(book(twice)).rejects.toMatchObject({ code: 'order_line.full' });
    await book([6, 4].map((it) => ({ lineId, allocatedGrams: it * KG })));
    expect(await allocatedOf(lineId)).toBe(10 * KG);
  });

  it('never waits in a circle', async () => {
    const lines = [await anOrderOf(1e9), await anOrderOf(1e9), await anOrderOf(1e9)];
    const changes = lines.map((it) => ({ lineId: it.lineId, allocatedGrams: KG }));

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        book(index % 2 === 0 ? changes : [...changes].reverse()),
      ),
    );

    for (const { lineId } of lines) expect(await allocatedOf(lineId)).toBe(20 * KG);
  });

  it('gives nothing to a cancelled line, but takes back from it', async () => {
    const { lineId } = await anOrderOf(10 * KG);
    await book([{ lineId, allocatedGrams: 5 * KG }]);
    await house.db.rows('UPDATE order_line SET is_cancelled = true WHERE id = $1', [lineId]);

    await expect(book([{ lineId, allocatedGrams: KG }])).rejects.toMatchObject({
      code: 'order_line.full',
    });
    await book([{ lineId, allocatedGrams: -5 * KG }]);
    expect(await allocatedOf(lineId)).toBe(0);
  });
});

describe('the lines of a round', () => {
  it('tell all that matching needs, without drafts and cancelled ones', async () => {
    const { order, cycle, lineId } = await anOrderOf(10 * KG, { families: 321 });
    for (const state of ['draft', 'cancelled']) {
      const commune = await aCommune(house, { kind: 'urban' });
      await anOrder(house, { communeId: commune.id, cycleId: cycle.id, state });
    }
    await book([{ lineId, allocatedGrams: 3 * KG }]);

    const lines = await house.db.transaction((tx) => house.get(OrderLines).forRound(tx, cycle.id));

    expect(lines).toEqual([
      {
        id: lineId,
        orderId: order.id,
        communeId: order.communeId,
        municipalityCode: '0101',
        stateCode: expect.any(String),
        productId: expect.any(String),
        substituteProductIds: [],
        minGrams: 0,
        wantedGrams: 10 * KG,
        maxGrams: 10 * KG,
        families: 321,
        gradeFloor: null,
        washed: null,
        ceilingMinorPerKg: null,
        currency: null,
        windowFromOn: '2026-11-26',
        windowToOn: '2026-11-28',
        coldCapable: false,
        latitude: 10.5,
        longitude: -66.92,
        alreadyGrams: 3 * KG,
        distributionPointId: order.distributionPointId,
      },
    ]);
  });

  it('can be kept cold by the order or by the cold room of the point', async () => {
    const commune = await aCommune(house, { kind: 'urban' });
    const cold = await aSite(house, {
      communeId: commune.id,
      kind: 'distribution_point',
      hasColdRoom: true,
    });
    const { cycle } = await anOrderOf(KG, { canKeepCold: true });
    await anOrder(house, {
      communeId: commune.id,
      cycleId: cycle.id,
      distributionPointId: cold.id,
    });

    const lines = await house.db.transaction((tx) => house.get(OrderLines).forRound(tx, cycle.id));
    expect(lines.map((line) => line.coldCapable)).toEqual([true, true]);
  });
});

describe('an order follows its allocations', () => {
  it('from matching to what was received', async () => {
    const { order, cycle, lineId } = await anOrderOf(100 * KG, { state: 'in_matching' });
    const lot = await aLot(house, { communeId: (await aCommune(house)).id });
    const follow = () => house.db.transaction((tx) => house.get(Orders).follow(tx, [lineId]));
    const stateNow = async () => {
      await follow();
      await follow();
      const [row] = await house.db.rows<{ state: string }>(
        'SELECT state FROM "order" WHERE id = $1',
        [order.id],
      );
      return row?.state;
    };
    const change = (sql: string, id: string) =>
      house.db.rows(`UPDATE allocation SET ${sql} WHERE id = $1`, [id]);

    expect(await stateNow()).toBe('unfilled');
    const run = await aMatchingRun(house, cycle.id);
    const facts = { cycleId: cycle.id, lot, order };
    const one = await anAllocation(house, { ...facts, runId: run.id, packages: 2 });
    expect(await stateNow()).toBe('partly_allocated');
    const later = await aMatchingRun(house, cycle.id);
    const two = await anAllocation(house, { ...facts, runId: later.id, packages: 3 });
    expect(await stateNow()).toBe('allocated');
    await change(`state = 'loaded', loaded_grams = grams`, one.id);
    expect(await stateNow()).toBe('in_transit');
    await change(`state = 'reconciled', delivered_grams = grams, received_grams = grams`, one.id);
    expect(await stateNow()).toBe('in_transit');
    await change(`state = 'released', closed_reason = 'test'`, two.id);
    expect(await stateNow()).toBe('received');
    await change('received_grams = grams - 1', one.id);
    expect(await stateNow()).toBe('received_with_differences');
    const [facts5] = await house.db.rows<{ count: number }>(
      `SELECT count(*)::int FROM outbox_event WHERE name = 'order.moved_on'`,
    );
    expect(facts5?.count).toBe(6);
  });
});
