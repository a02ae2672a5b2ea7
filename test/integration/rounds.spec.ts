import { newId } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { allocationsOf, askFor, aStory, brokenSums, lotOf, match, planRun } from './rounds-story';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

describe('a matching run', () => {
  it('shares a scarce lot by families, reserves it, books the lines and says why', async () => {
    const story = await aStory(house);
    const run = await match(house, story);

    expect(run.body).toMatchObject({
      state: 'planned',
      progress: 'done',
      availableGrams: 1_000_000,
      placedGrams: 1_000_000,
      unplacedGrams: 0,
      totals: { lots: 1, lines: 2, allocations: 2, linesInPart: 2 },
      allocationStates: [{ state: 'proposed', allocations: 2, grams: 1_000_000 }],
    });
    const allocations = await allocationsOf(house, story.cycleId);
    const gramsOf = (lineId?: string) =>
      allocations.find((it) => it.order_line_id === lineId)?.grams;
    // 1,000 kg for 400 families are 2.5 kg each: 250 kg is 12½ sacks of 20 kg, one sack decides, and
    // a tenth more or less may save transport.
    expect([220_000, 240_000, 260_000, 280_000]).toContain(gramsOf(story.urban[0]?.lineId));
    expect(allocations[0]?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(await lotOf(house, story.lotId)).toMatchObject({
      available_grams: 0,
      reserved_grams: 1_000_000,
    });
    expect(await brokenSums(house)).toEqual([]);
    const [cycle] = await house.db.rows('SELECT state FROM distribution_cycle');
    expect(cycle).toEqual({ state: 'matched' });
    const orders = await house.db.rows('SELECT DISTINCT state FROM "order"');
    expect(orders).toEqual([{ state: 'partly_allocated' }]);
  });

  it('begins by itself when the cycle closes', async () => {
    const story = await aStory(house);
    await house.db.transaction((tx) =>
      house.get(Outbox).tell(tx, 'cycle.closed', {
        cycleId: story.cycleId,
        personId: null,
        orders: 2,
        wantedGrams: 1_500_000,
      }),
    );
    await house.drain();

    const runs = await house.request({
      as: story.liaison.as,
      method: 'GET',
      url: `/v1/cycles/${story.cycleId}/matching-runs`,
    });
    expect(runs.body.items).toMatchObject([
      { kind: 'cycle', state: 'planned', isByCalendar: true },
    ]);
    expect(runs.text).not.toContain('"lots":[');
  });

  it('is one run when two managers ask at once', async () => {
    const story = await aStory(house);
    const [one, other] = await Promise.all([
      askFor(house, story, 'cycle'),
      askFor(house, story, 'cycle'),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body.id).toBe(other.body.id);
    await house.drain();
    expect(await house.db.rows('SELECT id FROM matching_run')).toHaveLength(1);
  });

  it('is asked for once when told twice, and refuses the id for another wish', async () => {
    const story = await aStory(house);
    const id = newId();
    await askFor(house, story, 'cycle', id);
    await house.drain();
    const again = await askFor(house, story, 'cycle', id);
    expect(again).toMatchObject({ status: 200, body: { id, state: 'planned' } });
    const other = await askFor(house, story, 'dry_run', id);
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
  });

  it('writes the same when its job runs twice or side by side', async () => {
    const story = await aStory(house);
    const asked = await askFor(house, story, 'cycle');
    await Promise.all([planRun(house, asked.body.id), planRun(house, asked.body.id)]);
    const first = await allocationsOf(house, story.cycleId);
    await planRun(house, asked.body.id);
    await house.drain();
    expect(first).toHaveLength(2);
    expect(await allocationsOf(house, story.cycleId)).toEqual(first);
    expect(await brokenSums(house)).toEqual([]);
  });

  it('goes on to the same result after dying in the middle of booking', async () => {
    const story = await aStory(house);
    const asked = await askFor(house, story, 'cycle');
    const frozen = await dieWhileBooking(asked.body.id);
    expect(frozen).toMatchObject({ state: 'frozen', freezes: 1 });
    expect(await allocationsOf(house, story.cycleId)).toEqual([]);
    expect(await lotOf(house, story.lotId)).toMatchObject({ available_grams: 1_000_000 });

    await house.drain();
    const [run] = await house.db.rows<{ question_hash: string; state: string }>(
      'SELECT question_hash, state FROM matching_run',
    );
    expect(run).toEqual({ state: 'planned', question_hash: frozen.question_hash });
    expect(await allocationsOf(house, story.cycleId)).toHaveLength(2);
    expect(await brokenSums(house)).toEqual([]);
  });

  it('does not oversell a lot that is withdrawn between freezing and booking', async () => {
    const story = await aStory(house);
    const asked = await askFor(house, story, 'cycle');
    await dieWhileBooking(asked.body.id);
    const withdrawn = await house.request({
      as: story.producer.as,
      method: 'POST',
      url: `/v1/lots/${story.lotId}/withdraw`,
      body: { id: newId(), grams: 700_000, reason: 'la asamblea lo retira' },
    });
    expect(withdrawn.status).toBe(200);

    await house.drain();
    const [run] = await house.db.rows('SELECT state, freezes, placed_grams FROM matching_run');
    expect(run).toEqual({ state: 'planned', freezes: 2, placed_grams: 300_000 });
    expect(await brokenSums(house)).toEqual([]);
    expect(await lotOf(house, story.lotId)).toMatchObject({
      available_grams: 0,
      reserved_grams: 300_000,
    });
  });

  it('leaves everything as it is when it is only tried dry', async () => {
    const story = await aStory(house, { cycle: { state: 'open' } });
    const run = await match(house, story, 'dry_run');
    expect(run.body).toMatchObject({ kind: 'dry_run', state: 'planned', placedGrams: 1_000_000 });
    expect(await allocationsOf(house, story.cycleId)).toEqual([]);
    expect(await lotOf(house, story.lotId)).toMatchObject({ available_grams: 1_000_000 });
    expect(await house.db.rows('SELECT state FROM distribution_cycle')).toEqual([
      { state: 'open' },
    ]);
    expect(await house.db.rows('SELECT 1 FROM line_outcome')).toEqual([]);
    const answer = await house.request({
      as: story.liaison.as,
      method: 'GET',
      url: `/v1/matching-runs/${String(run.body.id)}/answer.json`,
    });
    expect(answer.body.allocations).toHaveLength(2);
  });

  it('can be replayed by anybody with a mandate, byte for byte', async () => {
    const story = await aStory(house);
    const run = await match(house, story);
    const member = await aSpokesperson(house, 'driver', story.rural);
    const replay = await house.request({
      as: member.as,
      method: 'POST',
      url: `/v1/matching-runs/${String(run.body.id)}/replay`,
    });
    expect(replay.body).toMatchObject({
      identical: true,
      questionHash: run.body.questionHash,
      answerHash: run.body.answerHash,
    });
    const question = await house.request({
      as: member.as,
      method: 'GET',
      url: `/v1/matching-runs/${String(run.body.id)}/question.json`,
    });
    expect(question.headers.etag).toBe(`"sha256-${String(run.body.questionHash)}"`);
    expect(Object.keys(question.body)).toEqual(Object.keys(question.body).sort());
  });

  it('says why kilos beside whole packages stay', async () => {
    const story = await aStory(house, { lot: { availableGrams: 1_007_000 } });
    await match(house, story);
    const [outcome] = await house.db.rows<{ text_es: string }>('SELECT * FROM lot_outcome');
    expect(outcome).toMatchObject({
      available_grams: 1_007_000,
      placed_grams: 1_000_000,
      unplaced_grams: 7_000,
      reason_code: 'lot.package_remainder',
    });
    expect(outcome?.text_es).toContain('7 kg sueltos');
  });

  it.each([
    ['open', 'cycle', 'matching_run.cycle_not_closed'],
    ['matched', 'cycle', 'matching_run.cycle_already_matched'],
    ['closed', 'follow_up', 'matching_run.cycle_not_matched'],
    ['settled', 'dry_run', 'matching_run.cycle_not_matchable'],
  ])('in a cycle that is %s refuses a %s run', async (state, kind, code) => {
    const story = await aStory(house, { cycle: { state } });
    expect(await askFor(house, story, kind)).toMatchObject({ status: 409, body: { code } });
  });

  it('is refused to whoever does not manage the cycle, and to a question without sense', async () => {
    const story = await aStory(house);
    const url = `/v1/cycles/${story.cycleId}/matching-runs`;
    const body = { id: newId(), kind: 'cycle' };
    const foreign = await house.request({ as: story.producer.as, method: 'POST', url, body });
    expect(foreign.status).toBe(403);
    expect((await house.request({ method: 'POST', url, body })).status).toBe(401);
    const bad = { ...body, kind: 'whenever', seed: -1, extra: true };
    const malformed = await house.request({ as: story.liaison.as, method: 'POST', url, body: bad });
    expect(malformed).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    const unknown = await house.request({
      as: story.liaison.as,
      method: 'POST',
      url: `/v1/cycles/${newId()}/matching-runs`,
      body,
    });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'cycle.not_found' } });
  });

  it('is called off when the cycle opens again, and begins anew at the next close', async () => {
    const story = await aStory(house);
    const { cycleId } = story;
    await askFor(house, story, 'cycle');
    const reopened = { cycleId, closesOn: '2026-11-25', closesMinute: 1080 };
    const closed = { cycleId, personId: null, orders: 2, wantedGrams: 1_500_000 };
    await house.db.transaction(async (tx) => {
      // Told after the request's own fact, but heard before its job has run.
      await tx.query('UPDATE outbox_event SET relayed_at = now()');
      await house.get(Outbox).tell(tx, 'cycle.reopened', reopened);
      await house.get(Outbox).tell(tx, 'cycle.closed', closed);
    });
    await house.drain();
    const runs = await house.db.rows('SELECT state FROM matching_run ORDER BY state');
    expect(runs).toEqual([{ state: 'cancelled' }, { state: 'planned' }]);
    expect(await brokenSums(house)).toEqual([]);
  });

  it('can be called off while it waits, and then writes nothing', async () => {
    const story = await aStory(house);
    const asked = await askFor(house, story, 'cycle');
    const url = `/v1/matching-runs/${String(asked.body.id)}/cancel`;
    const cancelled = await house.request({ as: story.liaison.as, method: 'POST', url });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    await house.drain();
    expect(await allocationsOf(house, story.cycleId)).toEqual([]);
    expect((await match(house, story)).body.state).toBe('planned');
  });
});

/** Runs the job until the booking's last statements, and lets the connection break there. */
async function dieWhileBooking(
  runId: string,
): Promise<{ state: string; freezes: number; question_hash: string }> {
  await house.db.rows(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the power went out'; END $$;
    CREATE TRIGGER die BEFORE INSERT ON stock_movement FOR EACH STATEMENT EXECUTE FUNCTION die()`);
  await expect(planRun(house, runId)).rejects.toThrow('the power went out');
  await house.get(Database).rows('DROP TRIGGER die ON stock_movement; DROP FUNCTION die()');
  const [run] = await house.db.rows<{ state: string; freezes: number; question_hash: string }>(
    'SELECT state, freezes, question_hash FROM matching_run',
  );
  if (!run) throw new Error('the run is gone');
  return run;
}
