import { newId } from '#core/kernel';
import { StockBook, type StockMove } from '#features/inventory';
import { Allocations } from '#features/rounds';
import { aPerson, aSpokesperson } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';
import { type AllocationRow, allocationsOf, brokenSums, lotOf } from './rounds-story';
import { Talk, urban } from './rounds-talk';

const talk = new Talk(() => house);
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

describe('saying yes and no', () => {
  it('is accepted when both communes said yes, and saying it twice is harmless', async () => {
    const { story, mine } = await talk.matchedStory();
    const supplier = await talk.say('accept', mine, story.producer);
    expect(supplier.body).toMatchObject({ state: 'proposed', supplierAnswer: 'yes' });
    expect((await talk.say('accept', mine, story.producer)).body.version).toBe(
      supplier.body.version,
    );
    const customer = await talk.say('accept', mine, urban(story).spokesperson);
    expect(customer.body).toMatchObject({ state: 'accepted', customerAnswer: 'yes' });
    expect(await talk.told('allocation.accepted')).toHaveLength(1);
    const { as } = story.producer;
    const bare = { as, method: 'POST', url: `/v1/allocations/${mine.id}/accept` } as const;
    expect(await house.request(bare)).toMatchObject({ status: 200, body: { state: 'accepted' } });
    const no = await talk.say('decline', mine, story.producer, { reason: 'cambió el tiempo' });
    expect(no).toMatchObject({ status: 409, body: { code: 'allocation.already_accepted' } });
  });

  it('lets one who speaks for both sides say one or both', async () => {
    const { story, mine } = await talk.matchedStory();
    const both = await aPerson(house, {
      mandates: [
        { role: 'producer_spokesperson', communeId: story.rural },
        { role: 'food_spokesperson', communeId: urban(story).communeId },
      ],
    });
    const one = await talk.say('accept', mine, both, { as: 'customer' });
    expect(one.body).toMatchObject({ supplierAnswer: 'none', customerAnswer: 'yes' });
    expect((await talk.say('accept', mine, both)).body.state).toBe('accepted');
  });

  it('accepts everything of one’s commune at once', async () => {
    const { story } = await talk.matchedStory();
    const url = `/v1/cycles/${story.cycleId}/allocations/accept`;
    const all = async (person: { as: { cookie: string } }, body: object = {}): Promise<Answer> =>
      house.request({ as: person.as, method: 'POST', url, body });
    expect((await all(story.producer)).body).toEqual({ said: 2, accepted: 0 });
    expect((await all(story.producer)).body).toEqual({ said: 0, accepted: 0 });
    expect((await all(urban(story).spokesperson)).body).toEqual({ said: 1, accepted: 1 });
    const foreign = await all(story.producer, { communeId: urban(story).communeId });
    expect(foreign.status).toBe(403);
    expect((await all(story.liaison)).status).toBe(403);
  });

  it('gives the kilos back when a commune declines', async () => {
    const { story, mine } = await talk.matchedStory();
    const no = await talk.say('decline', mine, urban(story).spokesperson, {
      reason: 'tenemos papa',
    });
    expect(no.body).toMatchObject({
      state: 'declined',
      customerAnswer: 'no',
      closedReason: 'tenemos papa',
    });
    expect(await lotOf(house, story.lotId)).toMatchObject({
      available_grams: mine.grams,
      reserved_grams: 1_000_000 - mine.grams,
    });
    expect(await brokenSums(house)).toEqual([]);
    const again = await talk.say('decline', mine, urban(story).spokesperson, {
      reason: 'otra vez',
    });
    expect(again.body).toMatchObject({ state: 'declined', closedReason: 'tenemos papa' });
    expect(await talk.told('allocation.declined')).toHaveLength(1);
    const other = await talk.say('accept', mine, story.producer);
    expect(other).toMatchObject({ status: 409, body: { code: 'allocation.not_open' } });
  });

  it('wants a reason, and hears only the spokespeople of the two communes', async () => {
    const { story, mine } = await talk.matchedStory();
    const silent = await talk.say('decline', mine, story.producer, {});
    expect(silent).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(silent.body.fields[0].field).toBe('reason');
    const reason = 'no nos toca';
    const receiver = await aSpokesperson(house, 'centre_receiver', story.rural);
    expect((await talk.say('decline', mine, receiver, { reason })).status).toBe(403);
    const other = urban(story, 1).spokesperson;
    expect((await talk.say('decline', mine, other, { reason })).status).toBe(404);
    expect((await talk.say('accept', mine, story.liaison)).status).toBe(404);
    expect((await talk.say('accept', { id: newId() }, story.producer)).status).toBe(404);
  });

  it('lets a no be taken back while the kilos are there and no follow-up has run', async () => {
    const { story, mine } = await talk.matchedStory();
    const { spokesperson } = urban(story);
    await talk.say('decline', mine, spokesperson, { reason: 'tenemos papa' });
    const other = await talk.say('restore', mine, story.producer);
    expect(other).toMatchObject({ status: 409, body: { code: 'allocation.declined_by_other' } });
    const back = await talk.say('restore', mine, spokesperson);
    expect(back.body).toMatchObject({ state: 'proposed', customerAnswer: 'none' });
    expect(await brokenSums(house)).toEqual([]);

    await talk.say('decline', mine, spokesperson, { reason: 'pues no' });
    const withdrawal = { id: newId(), reason: 'la asamblea lo retira' };
    const url = `/v1/lots/${story.lotId}/withdraw`;
    await house.request({ as: story.producer.as, method: 'POST', url, body: withdrawal });
    const gone = await talk.say('restore', mine, spokesperson);
    expect(gone).toMatchObject({ status: 409, body: { code: 'lot.short' } });
    expect((await allocationsOf(house, story.cycleId)).filter(isDeclined)).toHaveLength(1);
  });
});

describe('giving back after both said yes', () => {
  it('frees the kilos until they are loaded, and is told once', async () => {
    const { story, mine } = await talk.matchedStory();
    await talk.say('accept', mine, story.producer);
    await talk.say('accept', mine, urban(story).spokesperson);
    const reason = 'se dañó el camino';
    const released = await talk.say('release', mine, story.producer, { reason });
    expect(released.body).toMatchObject({ state: 'released', closedReason: reason });
    const again = await talk.say('release', mine, story.producer, { reason });
    expect(again.body).toEqual(released.body);
    expect(await lotOf(house, story.lotId)).toMatchObject({ available_grams: mine.grams });
    expect(await brokenSums(house)).toEqual([]);
  });

  it('is refused before both said yes, and after loading', async () => {
    const { story, mine } = await talk.matchedStory();
    const reason = 'se dañó el camino';
    const early = await talk.say('release', mine, story.producer, { reason });
    expect(early).toMatchObject({ status: 409, body: { code: 'allocation.not_releasable' } });
    await house.db.rows(`UPDATE allocation SET state = 'accepted' WHERE id = $1`, [mine.id]);
    await move('markLoaded', mine, mine.grams);
    await load(mine);
    const late = await talk.say('release', mine, story.producer, { reason });
    expect(late).toMatchObject({ status: 409, body: { code: 'allocation.not_releasable' } });
  });
});

describe('the door for the road', () => {
  it('adds up loads and deliveries, and takes the receiver’s figure as it is', async () => {
    const { story, mine } = await talk.matchedStory();
    await expect(move('markLoaded', mine, 1)).rejects.toThrow('allocation.not_movable');
    await house.db.rows(`UPDATE allocation SET state = 'accepted' WHERE id = $1`, [mine.id]);
    const open = await house.db.transaction((tx) =>
      house.get(Allocations).acceptedForCycle(tx, story.cycleId),
    );
    expect(open).toMatchObject([{ id: mine.id, packageGrams: 20_000, loadedGrams: 0 }]);

    await move('markLoaded', mine, 100_000);
    await move('markLoaded', mine, 50_000);
    await expect(move('markDelivered', mine, 150_001)).rejects.toThrow('allocation.not_movable');
    await move('markDelivered', mine, 149_000);
    await move('markReceived', mine, 148_000);
    await move('markReceived', mine, 148_500);
    const shown = await talk.get(`/v1/allocations/${mine.id}`, story.producer);
    expect(shown.body).toMatchObject({
      // A part that was received waits for the rest.
      state: 'delivered',
      loadedGrams: 150_000,
      deliveredGrams: 149_000,
      receivedGrams: 148_500,
    });
    expect(await talk.told('allocation.received')).toHaveLength(2);
  });
});

async function move(
  mark: 'markLoaded' | 'markDelivered' | 'markReceived',
  { id: allocationId }: { id: string },
  grams: number,
): Promise<void> {
  const allocations = house.get(Allocations);
  await house.db.transaction((tx) => allocations[mark](tx, [{ allocationId, grams }]));
}

/** The stock of what was marked as loaded, as the road books it. */
async function load({ id, lot_id: lotId, grams }: AllocationRow): Promise<void> {
  const move: StockMove = {
    id: newId(),
    kind: 'load',
    from: 'reserved',
    to: 'loaded',
    eventTime: house.clock.now(),
    reason: 'cargado',
    allocationId: id,
    personId: null,
    lotId,
    grams,
  };
  await house.db.transaction((tx) => house.get(StockBook).move(tx, [move]));
}

function isDeclined({ state }: AllocationRow): boolean {
  return state === 'declined';
}
