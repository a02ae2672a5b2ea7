import { newId } from '#core/kernel';
import { aCommune, aLot, aSpokesperson, theProduct } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';
import { allocationsOf, aStory, brokenSums, lotOf, match, type Story } from './rounds-story';
import { Talk, urban } from './rounds-talk';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const talk = new Talk(() => house);

async function whatIf(story: Story, url: string, changes: object): Promise<Answer> {
  const id = newId();
  const asked = await talk.post(url, story.liaison, { id, changes });
  expect(asked).toMatchObject({ status: 200, body: { id, kind: 'what_if', state: 'queued' } });
  await house.drain();
  const run = await talk.get(`/v1/matching-runs/${id}`, story.liaison);
  expect(run.body).toMatchObject({ state: 'planned', isCertified: true });
  return talk.get(`/v1/matching-runs/${id}/comparison`, story.liaison);
}

describe('a what-if', () => {
  it('says who would gain and who would lose by other weights, and books nothing', async () => {
    const story = await aStory(house);
    const run = await match(house, story);
    const before = await allocationsOf(house, story.cycleId);
    const heavier = urban(story).communeId;
    const compared = await whatIf(story, `/v1/matching-runs/${String(run.body.id)}/what-if`, {
      weights: [{ communeId: heavier, permille: 3_000 }],
    });
    expect(compared.status).toBe(200);
    expect(compared.body).toMatchObject({ linesGaining: 1, linesLosing: 1 });
    expect(compared.body.communes.at(-1)).toMatchObject({ communeId: heavier, linesGaining: 1 });
    expect(compared.body.communes[0].changeGrams).toBeLessThan(0);
    expect(compared.body.before.placedGrams).toBe(compared.body.after.placedGrams);
    expect(await allocationsOf(house, story.cycleId)).toEqual(before);
    expect(await brokenSums(house)).toEqual([]);
  });

  it('varies an open cycle as it stands: another lot, a norm, a shorter road', async () => {
    const story = await aStory(house, { cycle: { state: 'open' } });
    const { id: productId } = await theProduct(house);
    const url = `/v1/cycles/${story.cycleId}/what-if`;
    const more = await whatIf(story, url, {
      tolerancePermille: 0,
      norms: [{ productId, gramsPerFamily: 1_000 }],
      addedLots: [
        {
          ...{ communeId: story.rural, productId, packages: 10, packageGrams: 20_000, grade: 1 },
          ...{ readyOn: '2026-11-20', bestBeforeOn: '2026-12-20' },
        },
      ],
    });
    expect(more.body.after.placedGrams - more.body.before.placedGrams).toBe(200_000);
    const none = await whatIf(story, url, { maxMetres: 1 });
    expect(none.body.after).toMatchObject({ placedGrams: 0, linesWithNothing: 2 });
    expect(await allocationsOf(house, story.cycleId)).toEqual([]);
    const kinds = await house.db.rows('SELECT kind FROM matching_run ORDER BY kind');
    expect(kinds.map((it) => (it as { kind: string }).kind)).toEqual([
      'dry_run',
      'dry_run',
      'what_if',
      'what_if',
    ]);
    const csv = await talk.get(
      `/v1/matching-runs/${String(none.body.runId)}/comparison/export.csv`,
      story.liaison,
    );
    expect(csv.text.trim().split('\n')).toHaveLength(3);
  });

  it('is told once, and refused without a change, a planned run or the right to ask', async () => {
    const story = await aStory(house);
    const run = await match(house, story);
    const url = `/v1/matching-runs/${String(run.body.id)}/what-if`;
    const body = { id: newId(), changes: { tolerancePermille: 0 } };
    for (const _ of [1, 2]) {
      expect((await talk.post(url, story.liaison, body)).status).toBe(200);
    }
    expect(await talk.post(url, story.liaison, { id: newId(), changes: {} })).toMatchObject({
      status: 422,
      body: { code: 'matching_run.nothing_changed' },
    });
    expect((await talk.post(url, story.producer, { ...body, id: newId() })).status).toBe(403);
    const waiting = `/v1/matching-runs/${body.id}/what-if`;
    expect(await talk.post(waiting, story.liaison, { ...body, id: newId() })).toMatchObject({
      status: 409,
      body: { code: 'matching_run.not_planned' },
    });
    const driver = await aSpokesperson(house, 'driver', story.rural);
    expect((await talk.get(`/v1/matching-runs/${body.id}/comparison`, driver)).status).toBe(409);
  });
});

describe('an urgent lot', () => {
  it('is shared by itself while the cycle is open, and counts in the round that follows', async () => {
    const story = await aStory(house, { cycle: { state: 'open' } });
    const id = newId();
    const asked = await talk.post(`/v1/cycles/${story.cycleId}/urgent-runs`, story.liaison, {
      ...{ id, lotId: story.lotId },
    });
    expect(asked).toMatchObject({ status: 200, body: { kind: 'urgent', lotId: story.lotId } });
    await house.drain();
    expect(await allocationsOf(house, story.cycleId)).toHaveLength(2);
    expect(await lotOf(house, story.lotId)).toMatchObject({ reserved_grams: 1_000_000 });
    expect(await house.db.rows('SELECT state FROM distribution_cycle')).toEqual([
      { state: 'open' },
    ]);
    expect(await house.db.rows('SELECT DISTINCT state FROM "order"')).toEqual([
      { state: 'submitted' },
    ]);
    expect(await house.db.rows('SELECT 1 FROM fairness_change')).toEqual([]);

    await aLot(house, { communeId: story.rural });
    await house.db.rows(`UPDATE distribution_cycle SET state = 'closed'`);
    const run = await match(house, story);
    expect(run.body).toMatchObject({ state: 'planned', placedGrams: 500_000 });
    expect(await brokenSums(house)).toEqual([]);
  });

  it('is refused when nothing of it is free, when its commune is not in the cycle, and later', async () => {
    const story = await aStory(house);
    const url = `/v1/cycles/${story.cycleId}/urgent-runs`;
    const ask = async (lotId: string): Promise<Answer> =>
      talk.post(url, story.liaison, { id: newId(), lotId });
    expect(await ask(newId())).toMatchObject({ status: 422, body: { code: 'lot.not_found' } });
    await house.db.rows('INSERT INTO cycle_commune (cycle_id, commune_id) VALUES ($1, $2)', [
      story.cycleId,
      story.rural,
    ]);
    const far = await aLot(house, { communeId: (await aCommune(house)).id });
    expect(await ask(far.id)).toMatchObject({ body: { code: 'matching_run.lot_not_in_cycle' } });
    await match(house, story);
    expect(await ask(story.lotId)).toMatchObject({
      status: 409,
      body: { code: 'matching_run.lot_not_free' },
    });
    await house.db.rows(`UPDATE distribution_cycle SET state = 'settled'`);
    expect(await ask(story.lotId)).toMatchObject({
      status: 409,
      body: { code: 'matching_run.cycle_not_urgent' },
    });
  });
});
