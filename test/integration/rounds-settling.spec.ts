import { newId } from '#core/kernel';
import { Jobs } from '#platform/jobs';
import { Timers } from '#platform/timers';
import { type House, openHouse } from '../support/house';
import { allocationsOf, aStory, brokenSums, lotOf, match, type Story } from './rounds-story';
import { Talk, urban } from './rounds-talk';

const TWELVE_HOURS = 12 * 3_600_000;

const talk = new Talk(() => house);
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

describe('the deadline', () => {
  it('accepts what nobody declined, and says that silence did', async () => {
    const { story, mine } = await talk.matchedStory();
    await talk.say('accept', mine, story.producer);
    house.clock.advance(TWELVE_HOURS - 1);
    await house.drain();
    expect(new Set(await statesOf(story))).toEqual(new Set(['proposed']));
    house.clock.advance(1);
    const late = await talk.say('decline', mine, urban(story).spokesperson, { reason: 'tarde' });
    expect(late).toMatchObject({ status: 409, body: { code: 'allocation.deadline_passed' } });

    await house.drain();
    expect(new Set(await statesOf(story))).toEqual(new Set(['accepted']));
    const shown = await talk.get(`/v1/allocations/${mine.id}`, story.producer);
    expect(shown.body).toMatchObject({ supplierAnswer: 'yes', customerAnswer: 'silence' });
    const runs = await house.db.rows<{ kind: string }>('SELECT kind FROM matching_run');
    expect(runs).toEqual([{ kind: 'cycle' }]);
  });

  it('offers declined kilos again without taking from anybody, and then lists them for rescue', async () => {
    const { story, mine } = await talk.matchedStory();
    const before = await allocationsOf(house, story.cycleId);
    await talk.say('decline', mine, urban(story).spokesperson, { reason: 'tenemos papa' });
    house.clock.advance(TWELVE_HOURS);
    await house.drain();

    const after = await allocationsOf(house, story.cycleId);
    const firstRun = after.filter((it) => before.some(({ id }) => id === it.id));
    expect(firstRun.map((it) => [it.id, it.grams])).toEqual(before.map((it) => [it.id, it.grams]));
    const followUp = after.filter((it) => !before.some(({ id }) => id === it.id));
    const toTheOther = { order_line_id: urban(story, 1).lineId, grams: mine.grams };
    expect(followUp).toMatchObject([toTheOther]);
    expect(await brokenSums(house)).toEqual([]);
    const restored = await talk.say('restore', mine, urban(story).spokesperson);
    expect(restored).toMatchObject({ status: 409, body: { code: 'allocation.follow_up_has_run' } });

    for (const { id } of followUp) {
      await talk.say('decline', { id }, story.producer, { reason: 'no hay bultos' });
    }
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    const runs = await house.db.rows<{ kind: string }>(
      'SELECT kind FROM matching_run ORDER BY planned_at',
    );
    expect(runs).toEqual([{ kind: 'cycle' }, { kind: 'follow_up' }]);
    const listings = await house.request({ method: 'GET', url: '/v1/public/rescue-listings' });
    expect(listings.body.items).toMatchObject([{ freeGrams: mine.grams, stateName: 'Trujillo' }]);
    expect(await talk.told('rescue_listing.opened')).toHaveLength(1);
  });

  it('keeps a second deadline for the follow-up', async () => {
    const { story, mine } = await talk.matchedStory();
    await talk.say('decline', mine, urban(story).spokesperson, { reason: 'tenemos papa' });
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    expect(new Set(await statesOf(story))).toEqual(new Set(['declined', 'accepted']));
    const [lot] = await house.db.rows('SELECT available_grams FROM lot');
    const listings = await house.db.rows('SELECT 1 FROM rescue_listing');
    expect({ lot, listings }).toEqual({ lot: { available_grams: 0 }, listings: [] });
  });

  it('lists what was declined for rescue when the follow-up is called off', async () => {
    const { story, mine } = await talk.matchedStory();
    await talk.say('decline', mine, story.producer, { reason: 'se dañó' });
    house.clock.advance(TWELVE_HOURS);
    await house.get(Timers).ring();
    const jobs = house.get(Jobs);
    const { jobs: ids } = await jobs.relay();
    for (const id of [...ids.values()].flat()) await jobs.run(id, new AbortController().signal);
    const [run] = await house.db.rows<{ id: string }>(
      `SELECT id FROM matching_run WHERE kind = 'follow_up' AND state = 'queued'`,
    );
    await talk.post(`/v1/matching-runs/${String(run?.id)}/cancel`, story.liaison, {});
    await house.drain();
    const listings = await house.db.rows('SELECT state, grams FROM rescue_listing');
    expect(listings).toEqual([{ state: 'open', grams: mine.grams }]);
  });

  it('is kept once, whoever rings it twice', async () => {
    const { story, mine } = await talk.matchedStory();
    await talk.say('decline', mine, story.producer, { reason: 'se dañó' });
    house.clock.advance(TWELVE_HOURS);
    await house.drain();
    const facts = await talk.told('matching_run.settled');
    await house.db.rows(
      `INSERT INTO outbox_event (id, name, payload)
       SELECT gen_random_uuid(), name, payload FROM outbox_event
       WHERE name = 'matching_run.deadline_passed' OR name = 'matching_run.requested'`,
    );
    await house.drain();
    expect(await talk.told('matching_run.settled')).toEqual(facts);
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
    const taken = await talk.post(url, story.producer, body);
    expect(taken.body).toMatchObject({ state: 'open', takenGrams: 150_000, freeGrams: 250_000 });
    expect((await talk.post(url, story.producer, body)).body).toEqual(taken.body);
    const other = await talk.post(url, story.producer, { ...body, grams: 1 });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    const tooMuch = await talk.post(url, story.producer, { ...body, id: newId(), grams: 250_001 });
    expect(tooMuch).toMatchObject({ status: 409, body: { code: 'rescue_listing.too_much' } });
    const foreign = await talk.post(url, urban(story).spokesperson, { ...body, id: newId() });
    expect(foreign.status).toBe(403);

    const rest = await talk.post(url, story.producer, { ...body, id: newId(), grams: 250_000 });
    expect(rest.body).toMatchObject({ state: 'taken', freeGrams: 0 });
    expect(await lotOf(house, story.lotId)).toMatchObject({
      available_grams: 0,
      delivered_grams: 400_000,
    });
    const open = await house.request({ method: 'GET', url: '/v1/public/rescue-listings' });
    expect(open.body.items).toEqual([]);
    const closed = await talk.post(url, story.producer, { ...body, id: newId() });
    expect(closed).toMatchObject({ status: 409, body: { code: 'rescue_listing.not_open' } });
  });

  it('comes down by itself when the lot is withdrawn', async () => {
    const { story, listing } = await aListing();
    const url = `/v1/lots/${story.lotId}/withdraw`;
    await talk.post(url, story.producer, { id: newId(), reason: 'se repartió en la comuna' });
    await house.drain();
    const shown = await talk.get(`/v1/rescue-listings/${listing.id}`, story.producer);
    expect(shown.body).toMatchObject({ state: 'closed', freeGrams: 0 });
  });

  it('can be taken down by the commune, with a reason, and is exported', async () => {
    const { story, listing } = await aListing();
    const url = `/v1/rescue-listings/${listing.id}/withdraw`;
    const down = await talk.post(url, story.producer, { reason: 'va a la feria' });
    expect(down.body).toMatchObject({ state: 'closed', closedReason: 'va a la feria' });
    const csv = await talk.get('/v1/rescue-listings/export.csv', story.producer);
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
  });
});

/** A lot of a tonne of which nobody in the cycle wants 400 kg, after the deadline. */
async function aListing(): Promise<{ story: Story; listing: { id: string; freeGrams: number } }> {
  const story = await aStory(house, { wantedGrams: [600_000] });
  await match(house, story);
  house.clock.advance(TWELVE_HOURS);
  await house.drain();
  const { body } = await talk.get('/v1/rescue-listings', story.producer);
  return { story, listing: body.items[0] as { id: string; freeGrams: number } };
}

async function statesOf({ cycleId }: Story): Promise<string[]> {
  return (await allocationsOf(house, cycleId)).map((it) => it.state);
}
