import { newId } from '#core/kernel';
import { aPerson, aSpokesperson } from '../factories';
import { type Answer, type Call, type House, openHouse } from '../support/house';
import {
  type AllocationRow,
  allocationsOf,
  aStory,
  brokenSums,
  lotOf,
  match,
  type Story,
} from './rounds-story';

const TWELVE_HOURS = 12 * 3_600_000;

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

describe('saying yes and no', () => {
  it('is accepted when both communes said yes, and saying it twice is harmless', async () => {
    const { story, mine } = await aMatchedStory();
    const supplier = await say('accept', mine, story.producer);
    expect(supplier.body).toMatchObject({ state: 'proposed', supplierAnswer: 'yes' });
    expect((await say('accept', mine, story.producer)).body.version).toBe(supplier.body.version);
    const customer = await say('accept', mine, urban(story).spokesperson);
    expect(customer.body).toMatchObject({ state: 'accepted', customerAnswer: 'yes' });
    expect(await told('allocation.accepted')).toHaveLength(1);
    const no = await say('decline', mine, story.producer, { reason: 'cambió el tiempo' });
    expect(no).toMatchObject({ status: 409, body: { code: 'allocation.already_accepted' } });
  });

  it('lets one who speaks for both sides say one or both', async () => {
    const { story, mine } = await aMatchedStory();
    const both = await aPerson(house, {
      mandates: [
        { role: 'producer_spokesperson', communeId: story.rural },
        { role: 'food_spokesperson', communeId: urban(story).communeId },
      ],
    });
    const one = await say('accept', mine, both, { as: 'customer' });
    expect(one.body).toMatchObject({ supplierAnswer: 'none', customerAnswer: 'yes' });
    expect((await say('accept', mine, both)).body.state).toBe('accepted');
  });

  it('accepts everything of one’s commune at once', async () => {
    const { story } = await aMatchedStory();
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
    const { story, mine } = await aMatchedStory();
    const no = await say('decline', mine, urban(story).spokesperson, { reason: 'tenemos papa' });
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
    const again = await say('decline', mine, urban(story).spokesperson, { reason: 'otra vez' });
    expect(again.body).toMatchObject({ state: 'declined', closedReason: 'tenemos papa' });
    expect(await told('allocation.declined')).toHaveLength(1);
    const other = await say('accept', mine, story.producer);
    expect(other).toMatchObject({ status: 409, body: { code: 'allocation.not_open' } });
  });

  it('wants a reason, and hears only the spokespeople of the two communes', async () => {
    const { story, mine } = await aMatchedStory();
    const silent = await say('decline', mine, story.producer, {});
    expect(silent).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(silent.body.fields[0].field).toBe('reason');
    const reason = 'no nos toca';
    const receiver = await aSpokesperson(house, 'centre_receiver', story.rural);
    expect((await say('decline', mine, receiver, { reason })).status).toBe(403);
    const other = urban(story, 1).spokesperson;
    expect((await say('decline', mine, other, { reason })).status).toBe(404);
    expect((await say('accept', mine, story.liaison)).status).toBe(404);
    expect((await say('accept', { id: newId() }, story.producer)).status).toBe(404);
  });

  it('lets a no be taken back while the kilos are there and no follow-up has run', async () => {
    const { story, mine } = await aMatchedStory();
    const { spokesperson } = urban(story);
    await say('decline', mine, spokesperson, { reason: 'tenemos papa' });
    const other = await say('restore', mine, story.producer);
    expect(other).toMatchObject({ status: 409, body: { code: 'allocation.declined_by_other' } });
    const back = await say('restore', mine, spokesperson);
    expect(back.body).toMatchObject({ state: 'proposed', customerAnswer: 'none' });
    expect(await brokenSums(house)).toEqual([]);

    await say('decline', mine, spokesperson, { reason: 'pues no' });
    const withdrawal = { id: newId(), reason: 'la asamblea lo retira' };
    const url = `/v1/lots/${story.lotId}/withdraw`;
    await house.request({ as: story.producer.as, method: 'POST', url, body: withdrawal });
    const gone = await say('restore', mine, spokesperson);
    expect(gone).toMatchObject({ status: 409, body: { code: 'lot.short' } });
    expect((await allocationsOf(house, story.cycleId)).filter(isDeclined)).toHaveLength(1);
  });
});

describe('the deadline', () => {
  it('accepts what nobody declined, and says that silence did', async () => {
    const { story, mine } = await aMatchedStory();
    await say('accept', mine, story.producer);
    house.clock.advance(TWELVE_HOURS - 1);
    await house.drain();
    expect(new Set(await statesOf(story))).toEqual(new Set(['proposed']));
    house.clock.advance(1);
    const late = await say('decline', mine, urban(story).spokesperson, { reason: 'tarde' });
    expect(late).toMatchObject({ status: 409, body: { code: 'allocation.deadline_passed' } });

    await house.drain();
    expect(new Set(await statesOf(story))).toEqual(new Set(['accepted']));
    const shown = await get(`/v1/allocations/${mine.id}`, story.producer);
    expect(shown.body).toMatchObject({ supplierAnswer: 'yes', customerAnswer: 'silence' });
    const runs = await house.db.rows<{ kind: string }>('SELECT kind FROM matching_run');
    expect(runs).toEqual([{ kind: 'cycle' }]);
  });

  it('offers declined kilos again without taking from anybody, and then lists them for rescue', async () => {
    const { story, mine } = await aMatchedStory();
    const before = await allocationsOf(house, story.cycleId);
    await say('decline', mine, urban(story).spokesperson, { reason: 'tenemos papa' });
    house.clock.advance(TWELVE_HOURS);
    await house.drain();

    const after = await allocationsOf(house, story.cycleId);
    const firstRun = after.filter((it) => before.some(({ id }) => id === it.id));
    expect(firstRun.map((it) => [it.id, it.grams])).toEqual(before.map((it) => [it.id, it.grams]));
    const followUp = after.filter((it) => !before.some(({ id }) => id === it.id));
    const toTheOther = { order_line_id: urban(story, 1).lineId, grams: mine.grams };
    expect(followUp).toMatchObject([toTheOther]);
    expect(await brokenSums(house)).toEqual([]);
    const restored = await say('restore', mine, urban(story).spokesperson);
    expect(restored).toMatchObject({ status: 409, body: { code: 'allocation.follow_up_has_run' } });

    for (const { id } of followUp) {
      await say('decline', { id }, story.producer, { reason: 'no hay bultos' });
    }
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    const runs = await house.db.rows<{ kind: string }>(
      'SELECT kind FROM matching_run ORDER BY planned_at',
    );
    expect(runs).toEqual([{ kind: 'cycle' }, { kind: 'follow_up' }]);
    const listings = await house.request({ method: 'GET', url: '/v1/public/rescue-listings' });
    expect(listings.body.items).toMatchObject([{ freeGrams: mine.grams, stateName: 'Trujillo' }]);
    expect(await told('rescue_listing.opened')).toHaveLength(1);
  });

  it('keeps a second deadline for the follow-up', async () => {
    const { story, mine } = await aMatchedStory();
    await say('decline', mine, urban(story).spokesperson, { reason: 'tenemos papa' });
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    expect(new Set(await statesOf(story))).toEqual(new Set(['declined', 'accepted']));
    const [lot] = await house.db.rows('SELECT available_grams FROM lot');
    const listings = await house.db.rows('SELECT 1 FROM rescue_listing');
    expect({ lot, listings }).toEqual({ lot: { available_grams: 0 }, listings: [] });
  });

  it('is kept once, whoever rings it twice', async () => {
    const { story, mine } = await aMatchedStory();
    await say('decline', mine, story.producer, { reason: 'se dañó' });
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    const facts = await told('matching_run.settled');
    await house.db.rows(
      `INSERT INTO outbox_event (id, name, payload)
       SELECT gen_random_uuid(), name, payload FROM outbox_event
       WHERE name = 'matching_run.deadline_passed' OR name = 'matching_run.requested'`,
    );
    await house.drain();
    expect(await told('matching_run.settled')).toEqual(facts);
    expect(await house.db.rows('SELECT 1 FROM matching_run')).toHaveLength(2);
    expect(await brokenSums(house)).toEqual([]);
  });
});

describe('rescue', () => {
  it('is offered to all, taken by note and grams, and counts once', async () => {
    const { story, listing } = await aListing();
    expect(listing.freeGrams).toBe(400_000);
    const url = `/v1/rescue-listings/${listing.id}/take`;
    const body = { id: newId(), grams: 150_000, takenBy: 'Escuela Carache', note: 'almuerzos' };
    const taken = await post(url, story.producer, body);
    expect(taken.body).toMatchObject({ state: 'open', takenGrams: 150_000, freeGrams: 250_000 });
    expect((await post(url, story.producer, body)).body).toEqual(taken.body);
    const other = await post(url, story.producer, { ...body, grams: 1 });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    const tooMuch = await post(url, story.producer, { ...body, id: newId(), grams: 250_001 });
    expect(tooMuch).toMatchObject({ status: 409, body: { code: 'rescue_listing.too_much' } });
    const foreign = await post(url, urban(story).spokesperson, { ...body, id: newId() });
    expect(foreign.status).toBe(403);

    const rest = await post(url, story.producer, { ...body, id: newId(), grams: 250_000 });
    expect(rest.body).toMatchObject({ state: 'taken', freeGrams: 0 });
    expect(await lotOf(house, story.lotId)).toMatchObject({
      available_grams: 0,
      delivered_grams: 400_000,
    });
    const open = await house.request({ method: 'GET', url: '/v1/public/rescue-listings' });
    expect(open.body.items).toEqual([]);
    const closed = await post(url, story.producer, { ...body, id: newId() });
    expect(closed).toMatchObject({ status: 409, body: { code: 'rescue_listing.not_open' } });
  });

  it('comes down by itself when the lot is withdrawn', async () => {
    const { story, listing } = await aListing();
    const url = `/v1/lots/${story.lotId}/withdraw`;
    await post(url, story.producer, { id: newId(), reason: 'se repartió en la comuna' });
    await house.drain();
    const shown = await get(`/v1/rescue-listings/${listing.id}`, story.producer);
    expect(shown.body).toMatchObject({ state: 'closed', freeGrams: 0 });
  });

  it('can be taken down by the commune, with a reason, and is exported', async () => {
    const { story, listing } = await aListing();
    const url = `/v1/rescue-listings/${listing.id}/withdraw`;
    const down = await post(url, story.producer, { reason: 'va a la feria' });
    expect(down.body).toMatchObject({ state: 'closed', closedReason: 'va a la feria' });
    const csv = await get('/v1/rescue-listings/export.csv', story.producer);
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
  });
});

/** A cycle that has been matched, and what the first urban commune was given. */
async function aMatchedStory(): Promise<{ story: Story; mine: AllocationRow }> {
  const story = await aStory(house, { wantedGrams: [600_000, 1_200_000] });
  await match(house, story);
  const allocations = await allocationsOf(house, story.cycleId);
  const mine = allocations.find((it) => it.order_line_id === urban(story).lineId);
  if (!mine) throw new Error('the first commune was given nothing');
  return { story, mine };
}

/** A lot of a tonne of which nobody in the cycle wants 400 kg, after the deadline. */
async function aListing(): Promise<{ story: Story; listing: { id: string; freeGrams: number } }> {
  const story = await aStory(house, { wantedGrams: [600_000] });
  await match(house, story);
  house.clock.advance(TWELVE_HOURS);
  await house.drain();
  const { body } = await get('/v1/rescue-listings', story.producer);
  return { story, listing: body.items[0] as { id: string; freeGrams: number } };
}

function urban(story: Story, at = 0): Story['urban'][number] {
  const commune = story.urban[at];
  if (!commune) throw new Error('no such commune in the story');
  return commune;
}

async function say(
  verb: 'accept' | 'decline' | 'restore',
  { id }: { id: string },
  person: { as: { cookie: string } },
  body: object = {},
): Promise<Answer> {
  return post(`/v1/allocations/${id}/${verb}`, person, body);
}

async function post(url: string, { as }: Pick<Call, 'as'>, body: object): Promise<Answer> {
  return house.request({ ...(as && { as }), method: 'POST', url, body });
}

async function get(url: string, { as }: Pick<Call, 'as'>): Promise<Answer> {
  return house.request({ ...(as && { as }), method: 'GET', url });
}

async function told(name: string): Promise<unknown[]> {
  return house.db.rows('SELECT payload FROM outbox_event WHERE name = $1 ORDER BY seq', [name]);
}

async function statesOf({ cycleId }: Story): Promise<string[]> {
  return (await allocationsOf(house, cycleId)).map((it) => it.state);
}

function isDeclined({ state }: AllocationRow): boolean {
  return state === 'declined';
}
