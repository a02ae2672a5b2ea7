import { newId } from '#core/kernel';
import { aCommune, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { aStory, match } from './rounds-story';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

describe('what a round says', () => {
  it('explains to a commune in its language why it has what it has', async () => {
    const story = await aStory(house);
    await match(house, story);
    const [mine, theirs] = story.urban;
    if (!mine || !theirs) throw new Error('two urban communes are in the story');
    const explained = await house.request({
      as: mine.spokesperson.as,
      method: 'GET',
      url: `/v1/order-lines/${mine.lineId}/explanation`,
    });
    expect(explained.body).toMatchObject({
      askedGrams: 600_000,
      rounds: [{ kind: 'cycle', askedGrams: 600_000, reasonCode: 'line.filled_in_part_shared' }],
      allocations: [{ state: 'proposed', supplierAnswer: 'none' }],
    });
    expect(explained.body.rounds[0].text).toContain('En parte');
    const foreign = await house.request({
      as: mine.spokesperson.as,
      method: 'GET',
      url: `/v1/order-lines/${theirs.lineId}/explanation`,
    });
    expect(foreign.status).toBe(404);
    const lot = await house.request({
      as: story.producer.as,
      method: 'GET',
      url: `/v1/lots/${story.lotId}/explanation`,
    });
    expect(lot.body.rounds).toMatchObject([{ placedGrams: 1_000_000, reasonCode: 'lot.placed' }]);
  });

  it('shows strangers each commune’s share with its reasons, and no person', async () => {
    const story = await aStory(house);
    await match(house, story);
    const url = `/v1/cycles/${story.cycleId}/outcomes`;
    const first = await house.request({ method: 'GET', url: `${url}?limit=1` });
    expect(first.body.items).toHaveLength(1);
    const second = await house.request({
      method: 'GET',
      url: `${url}?limit=1&after=${String(first.body.next)}`,
      headers: { 'accept-language': 'en' },
    });
    expect(second.body.next).toBeNull();
    const [commune] = second.body.items;
    expect(commune.gramsPerFamily).toBe(Math.floor(commune.givenGrams / commune.families));
    expect(commune.lines[0].text).toContain('In part');
    const csv = await house.request({ method: 'GET', url: `${url}/export.csv` });
    expect(csv.text.trim().split('\r\n')).toHaveLength(3);
    expect(
      await house.request({ method: 'GET', url: `/v1/cycles/${newId()}/outcomes` }),
    ).toMatchObject({
      status: 404,
    });
  });

  it('shows allocations to the two communes, to managers, and the accepted ones to movers', async () => {
    const story = await aStory(house);
    await match(house, story);
    const stranger = (await aCommune(house)).id;
    const list = async (person: { as: { cookie: string } }, query = '') =>
      house.request({
        as: person.as,
        method: 'GET',
        url: `/v1/allocations?cycleId=${story.cycleId}${query}`,
      });
    const coordinator = await aSpokesperson(house, 'transport_coordinator', stranger);
    const foreigner = await aSpokesperson(house, 'food_spokesperson', stranger);
    const [urban] = story.urban;
    if (!urban) throw new Error('no urban commune');

    expect((await list(story.producer)).body.items).toHaveLength(2);
    expect((await list(urban.spokesperson)).body.items).toHaveLength(1);
    expect((await list(story.liaison)).body.items).toHaveLength(2);
    expect((await list(foreigner)).body.items).toEqual([]);
    expect((await list(foreigner, `&communeId=${story.rural}`)).status).toBe(403);
    expect((await list(coordinator)).body.items).toEqual([]);
    await house.db.rows(`UPDATE allocation SET state = 'accepted'`);
    expect((await list(coordinator)).body.items).toHaveLength(2);

    const [allocation] = (await list(story.producer, `&side=supplier&limit=1`)).body.items;
    const one = `/v1/allocations/${String(allocation.id)}`;
    const asForeigner = { as: foreigner.as, method: 'GET', url: one } as const;
    expect((await house.request(asForeigner)).status).toBe(404);
    expect((await house.request({ ...asForeigner, as: story.producer.as })).body).toMatchObject({
      reasonCode: 'allocation.shared',
      packageGrams: 20_000,
    });
    const csv = await house.request({
      as: story.producer.as,
      method: 'GET',
      url: `/v1/allocations/export.csv?cycleId=${story.cycleId}`,
    });
    expect(csv.text.trim().split('\r\n')).toHaveLength(3);
    const malformed = await house.request({ ...asForeigner, url: '/v1/allocations/nothing' });
    expect(malformed.status).toBe(400);
  });
});
