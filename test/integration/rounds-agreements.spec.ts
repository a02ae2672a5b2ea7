import { newId } from '#core/kernel';
import { aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';
import { allocationsOf, aStory, match, type Story } from './rounds-story';
import { Talk, urban } from './rounds-talk';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const talk = new Talk(() => house);

async function facts(story: Story, changes: object = {}): Promise<object> {
  return {
    supplierCommuneId: story.rural,
    customerCommuneId: urban(story).communeId,
    productId: (await theProduct(house)).id,
    gramsPerCycle: 400_000,
    fromOn: '2026-11-01',
    act: 'Acta de hermanamiento 3',
    ...changes,
  };
}

async function agreed(story: Story, changes: object = {}): Promise<string> {
  const url = `/v1/pair-agreements/${newId()}`;
  await talk.put(url, story.producer, await facts(story, changes));
  const confirmed = await talk.post(`${url}/confirm`, urban(story).spokesperson);
  expect(confirmed).toMatchObject({ status: 200, body: { state: 'agreed' } });
  return url;
}

async function agreementsAsked(story: Story): Promise<unknown> {
  const run = await match(house, story, 'dry_run');
  const url = `/v1/matching-runs/${String(run.body.id)}/question.json`;
  const { agreements, preferences } = (await talk.get(url, story.liaison)).body;
  return { agreements, preferences };
}

describe('an agreement of two communes', () => {
  it('holds when both have said yes, and stands in the question with what is open of it', async () => {
    const story = await aStory(house);
    const url = `/v1/pair-agreements/${newId()}`;
    const proposed = await talk.put(url, story.producer, await facts(story));
    expect(proposed).toMatchObject({
      status: 200,
      body: { state: 'proposed', customerConfirmedAt: null, version: 1 },
    });
    expect(await agreementsAsked(story)).toEqual({ agreements: [], preferences: [] });

    const confirmed = await talk.post(`${url}/confirm`, urban(story).spokesperson);
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'agreed', version: 2 } });
    expect((await talk.post(`${url}/confirm`, urban(story).spokesperson)).body.version).toBe(2);
    expect(await agreementsAsked(story)).toMatchObject({ agreements: [{ grams: 400_000 }] });

    await match(house, story);
    const allocations = await allocationsOf(house, story.cycleId);
    const given = allocations.find((it) => it.order_line_id === urban(story).lineId)?.grams ?? 0;
    expect(given).toBeGreaterThanOrEqual(400_000);
    const left = Math.max(0, 400_000 - given);
    expect(await agreementsAsked(story)).toMatchObject({
      agreements: left === 0 ? [] : [{ grams: left }],
    });
  });

  it('may only prefer a road', async () => {
    const story = await aStory(house);
    await agreed(story, { gramsPerCycle: 0, costPermille: 500 });
    expect(await agreementsAsked(story)).toEqual({
      agreements: [],
      preferences: [
        {
          supplierCommuneId: story.rural,
          customerCommuneId: urban(story).communeId,
          costPermille: 500,
        },
      ],
    });
  });

  it('ends at the word of either side, and does not come back', async () => {
    const story = await aStory(house);
    const url = await agreed(story);
    const ended = await talk.post(`${url}/end`, story.producer, { reason: 'sin cosecha' });
    expect(ended).toMatchObject({
      status: 200,
      body: { state: 'ended', endReason: 'sin cosecha' },
    });
    expect(await talk.post(`${url}/end`, story.producer, { reason: 'otra' })).toMatchObject({
      status: 200,
      body: { endReason: 'sin cosecha' },
    });
    expect(await talk.post(`${url}/confirm`, urban(story).spokesperson)).toMatchObject({
      status: 409,
      body: { code: 'pair_agreement.not_open' },
    });
    expect(await agreementsAsked(story)).toMatchObject({ agreements: [] });
  });

  it('is one at a time for a pair and a product', async () => {
    const story = await aStory(house);
    await agreed(story, { toOn: '2026-12-31' });
    const url = `/v1/pair-agreements/${newId()}`;
    await talk.put(url, story.producer, await facts(story));
    expect(await talk.post(`${url}/confirm`, urban(story).spokesperson)).toMatchObject({
      status: 409,
      body: { code: 'pair_agreement.overlaps' },
    });
    await agreed(story, { fromOn: '2027-01-01' });
  });

  it('is told once and refuses what makes no sense', async () => {
    const story = await aStory(house);
    const url = `/v1/pair-agreements/${newId()}`;
    const body = await facts(story);
    for (const _ of [1, 2]) expect((await talk.put(url, story.producer, body)).status).toBe(200);
    const other = await facts(story, { gramsPerCycle: 1 });
    expect(await talk.put(url, story.producer, other)).toMatchObject({
      status: 409,
      body: { code: 'id.used_with_other_facts' },
    });
    const refused = async (changes: object, code: string): Promise<void> => {
      const wrong = await facts(story, changes);
      const answer = await talk.put(`/v1/pair-agreements/${newId()}`, story.producer, wrong);
      expect(answer).toMatchObject({ status: 422, body: { code } });
    };
    await refused({ customerCommuneId: story.rural }, 'pair_agreement.with_itself');
    await refused({ toOn: '2026-10-01' }, 'pair_agreement.dates_reversed');
    await refused({ customerCommuneId: newId() }, 'commune.unknown');
    await refused({ productId: newId() }, 'product.unknown');
  });

  it('is the two communes’ own matter, but everybody with a mandate may see it', async () => {
    const story = await aStory(house);
    const stranger = urban(story, 1).spokesperson;
    const url = await agreed(story);
    expect((await talk.post(`${url}/end`, stranger, { reason: 'no' })).status).toBe(403);
    expect((await talk.post(`${url}/confirm`, story.liaison)).status).toBe(403);
    const foreign = await talk.put(`/v1/pair-agreements/${newId()}`, stranger, await facts(story));
    expect(foreign.status).toBe(403);
    const driver = await aSpokesperson(house, 'driver', urban(story, 1).communeId);
    const list = await talk.get(`/v1/pair-agreements?communeId=${story.rural}`, driver);
    expect(list.body.items).toMatchObject([{ state: 'agreed', gramsPerCycle: 400_000 }]);
    const csv = await talk.get('/v1/pair-agreements/export.csv?state=agreed', driver);
    expect(csv.text.split('\n')[0]).toContain('gramsPerCycle');
    expect((await talk.get('/v1/pair-agreements', {})).status).toBe(401);
  });
});
