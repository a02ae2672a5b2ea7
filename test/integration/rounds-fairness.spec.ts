import fc from 'fast-check';
import { newId } from '#core/kernel';
import {
  type BalanceChange,
  writeFairness,
} from '../../libs/features/rounds/src/fairness/write-fairness';
import { aCommune, aCycle, aMatchingRun, aPerson, theProduct } from '../factories';
import { type Answer, type Call, type House, openHouse } from '../support/house';
import { aStory, match, type Story } from './rounds-story';
import { urban } from './rounds-talk';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

async function get(url: string, { as }: Pick<Call, 'as'>): Promise<Answer> {
  return house.request({ ...(as && { as }), method: 'GET', url });
}

/** The second commune sets a minimum that the lot cannot meet for both: it is left out. */
async function aDroppingStory(): Promise<Story> {
  const story = await aStory(house, { wantedGrams: [900_000, 900_000], families: [300, 100] });
  await house.db.rows('UPDATE order_line SET min_grams = 700000');
  return story;
}

describe('what rounds owe', () => {
  it('is what somebody was left short of the right to, sums to zero, and is remembered', async () => {
    const story = await aDroppingStory();
    await match(house, story);
    const url = '/v1/fairness-balances';
    const { items } = (await get(url, story.producer)).body;
    expect(items).toHaveLength(2);
    const debts: number[] = items.map((it: { debtGrams: number }) => it.debtGrams);
    expect(Math.max(...debts)).toBeGreaterThan(0);
    expect(debts.reduce((sum, grams) => sum + grams, 0)).toBe(0);
    const [without] = await house.db.rows<{ id: string }>(
      `SELECT order_line_id AS id FROM line_outcome WHERE given_grams = 0`,
    );
    const at = story.urban.findIndex((it) => it.lineId === without?.id);
    const mine = await get(`/v1/communes/${urban(story, at).communeId}/fairness`, story.producer);
    expect(mine.body.balances).toMatchObject([
      { debtGrams: Math.max(...debts), roundsDropped: 1, givenGrams: 0, askedGrams: 900_000 },
    ]);

    const again = await match(house, story, 'dry_run');
    const question = await get(
      `/v1/matching-runs/${String(again.body.id)}/question.json`,
      story.producer,
    );
    const line = question.body.lines.find((it: { id: string }) => it.id === without?.id);
    expect(line.debtGrams).toBe(Math.max(...debts));
  });

  it('is not changed by dry runs, follow-ups or a no', async () => {
    const story = await aDroppingStory();
    await match(house, story, 'dry_run');
    expect(await house.db.rows('SELECT 1 FROM fairness_balance')).toEqual([]);
    await match(house, story);
    const before = await house.db.rows('SELECT * FROM fairness_balance ORDER BY id');
    const [allocation] = await house.db.rows<{ id: string }>('SELECT id FROM allocation');
    await house.request({
      as: story.producer.as,
      method: 'POST',
      url: `/v1/allocations/${allocation?.id ?? ''}/decline`,
      body: { reason: 'se dañó' },
    });
    await match(house, story, 'follow_up');
    expect(await house.db.rows('SELECT * FROM fairness_balance ORDER BY id')).toEqual(before);
  });

  it('is read by everybody who is signed in, by nobody else, and as CSV', async () => {
    const story = await aDroppingStory();
    const run = await match(house, story);
    const nobody = await aPerson(house);
    expect((await get('/v1/fairness-balances', nobody)).status).toBe(200);
    expect((await get('/v1/fairness-balances', {})).status).toBe(401);
    const { communeId } = urban(story);
    const changes = await get(
      `/v1/fairness-changes?runId=${String(run.body.id)}&communeId=${communeId}`,
      nobody,
    );
    expect(changes.body.items).toMatchObject([{ communeId, cycleId: story.cycleId }]);
    for (const noun of ['fairness-balances', 'fairness-changes']) {
      const csv = await get(`/v1/${noun}/export.csv`, nobody);
      expect(csv.text.trim().split('\n')).toHaveLength(3);
    }
    expect((await get(`/v1/communes/${newId()}/fairness`, nobody)).status).toBe(404);
  });

  it('tells of a line that its minimum left out three rounds running', async () => {
    const { id: productId } = await theProduct(house);
    const [left, right] = [(await aCommune(house)).id, (await aCommune(house)).id];
    const alerts: number[] = [];
    for (const isDropped of [true, true, false, true, true, true, true]) {
      const runId = await aRun();
      const changes = [
        aChange({ communeId: left, productId, changeGrams: 5, isDropped }),
        aChange({ communeId: right, productId, changeGrams: -5 }),
      ];
      const told = await house.db.transaction((tx) =>
        writeFairness(tx, { runId, at: house.clock.now() }, changes),
      );
      alerts.push(told.length);
      if (told.length > 0) expect(told[0]).toMatchObject({ communeId: left });
    }
    expect(alerts).toEqual([0, 0, 0, 0, 0, 1, 1]);
  });
});

describe('the table of balances', () => {
  it('refuses changes that do not sum to zero, and any change of a change', async () => {
    const { id: productId } = await theProduct(house);
    const communeId = (await aCommune(house)).id;
    const write = async (changeGrams: number): Promise<unknown> => {
      const runId = await aRun();
      const changes = [aChange({ communeId, productId, changeGrams })];
      return house.db.transaction((tx) =>
        writeFairness(tx, { runId, at: house.clock.now() }, changes),
      );
    };
    await expect(write(1)).rejects.toThrow('sum to zero');
    await write(0);
    await expect(house.db.rows('UPDATE fairness_change SET given_grams = 1')).rejects.toThrow(
      'never edited',
    );
    await expect(house.db.rows('DELETE FROM fairness_change')).rejects.toThrow('never edited');
  });

  it('always sums to zero by product, and each balance is the sum of its changes', async () => {
    const products = [(await theProduct(house)).id, (await theProduct(house, 'tomate')).id];
    const communes: string[] = [];
    for (let at = 0; at < 4; at += 1) communes.push((await aCommune(house)).id);
    const anyRound = fc.array(
      fc.array(fc.integer({ min: -9_000, max: 9_000 }), { minLength: 3, maxLength: 3 }),
      {
        minLength: 2,
        maxLength: 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(anyRound, async (grams) => {
        const runId = await aRun();
        const changes = grams.flatMap((some, product) => {
          const last = -some.reduce((sum, it) => sum + it, 0);
          return [...some, last].map((changeGrams, at) =>
            aChange({
              communeId: communes[at] ?? '',
              productId: products[product] ?? '',
              changeGrams,
            }),
          );
        });
        await house.db.transaction((tx) =>
          writeFairness(tx, { runId, at: house.clock.now() }, changes),
        );
        const wrong = await house.db.rows(
          `SELECT product_id FROM fairness_balance GROUP BY product_id HAVING sum(debt_grams) <> 0
           UNION ALL
           SELECT balance.id FROM fairness_balance balance WHERE debt_grams <>
             (SELECT sum(change_grams) FROM fairness_change change
              WHERE change.commune_id = balance.commune_id AND change.product_id = balance.product_id)`,
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

async function aRun(): Promise<string> {
  return (await aMatchingRun(house, (await aCycle(house)).id)).id;
}

function aChange(
  changes: Partial<BalanceChange> & Pick<BalanceChange, 'communeId' | 'productId'>,
): BalanceChange {
  return {
    ...{ families: 90, askedGrams: 9, rightGrams: 9, reachGrams: 9, givenGrams: 9 },
    ...{ beforeGrams: 0, changeGrams: 0, isDropped: false },
    ...changes,
  };
}
