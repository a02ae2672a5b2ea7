import { newId } from '#core/kernel';
import { aCommune, aCycle, aPerson, aSpokesperson } from '../factories';
import { insertRow } from '../factories/insert';
import { type House, openHouse } from '../support/house';
import { EventReader } from './event-reader';

const STREAMS_MAX = 3;
const PROGRESS = {
  ...{ stage: 'sharing', groupsDone: 1, groupsTotal: 4, percent: 25, working: [] },
};

let house: House;
let base: string;
beforeAll(async () => {
  house = await openHouse({
    ...{ EVENT_STREAMS_MAX: String(STREAMS_MAX), REQUESTS_IN_FLIGHT_MAX: '2' },
  });
  await house.app.listen(0, '127.0.0.1');
  base = await house.app.getUrl();
});
afterAll(() => house.close());

const readers: EventReader[] = [];
afterEach(async () => {
  for (const reader of readers) reader.hangUp();
  await Promise.all(readers.splice(0).map((it) => it.ended()));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await house.reset();
});

function listen(url: string, headers: Record<string, string> = {}): EventReader {
  const reader = new EventReader(`${base}${url}`, headers);
  readers.push(reader);
  return reader;
}

/** One after the other, since only two requests may be in flight. */
async function theyListen(run: Awaited<ReturnType<typeof aRun>>, count: number) {
  const all: EventReader[] = [];
  while (all.length < count) {
    const reader = listen(run.events, run.as);
    await reader.until((it) => it.events.length === 1);
    all.push(reader);
  }
  return all;
}

async function aRun() {
  const { id: communeId } = await aCommune(house);
  const { as, personId } = await aSpokesperson(house, 'food_spokesperson', communeId);
  const { id: cycleId } = await aCycle(house);
  const facts = { cycleId, kind: 'cycle', seed: 1, rulesVersion: 'test' };
  const { id } = await insertRow(house, 'matching_run', {
    ...{ id: newId<'MatchingRun'>(), state: 'queued', ...facts },
  });
  const url = `/v1/matching-runs/${id}`;
  return {
    ...{ id, url, as, personId, communeId, cycleId, events: `${url}/events` },
    become: (state: string, progress: object | null = null): Promise<unknown> =>
      house.db.rows(
        `UPDATE matching_run SET state = $2, progress = $3, question_hash = 'q', answer_hash = 'a',
           version = version + 1 WHERE id = $1`,
        [id, state, progress && JSON.stringify(progress)],
      ),
    body: async () => (await house.request({ as, method: 'GET', url })).body,
  };
}

describe('events of a matching run', () => {
  it('tell each state once, as GET answers it, and end when it is over', async () => {
    const run = await aRun();
    const reader = listen(run.events, run.as);
    await reader.until((it) => it.events.length === 1);
    expect(reader.status).toBe(200);
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(reader.events[0]).toMatchObject({ event: 'progress', data: await run.body() });

    await run.become('frozen', PROGRESS);
    await reader.until((it) => it.events.length === 2);
    expect(reader.events[1]?.data).toEqual(await run.body());
    expect(reader.events[1]?.data.solving).toEqual(PROGRESS);

    await new Promise((resolve) => setTimeout(resolve, 1_200)); // Twice looked at, nothing new.
    await run.become('planned');
    await reader.ended();
    expect(reader.events.map((it) => it.event)).toEqual(['progress', 'progress', 'done']);
    expect(reader.events[2]?.data).toEqual(await run.body());
    expect(new Set(reader.events.map((it) => it.id)).size).toBe(3);
  });

  it('begin after what the reader has seen, and miss nothing that came meanwhile', async () => {
    const run = await aRun();
    const first = listen(run.events, run.as);
    await first.until((it) => it.events.length === 1);
    first.hangUp();
    const seen = first.events[0]?.id ?? '';

    const same = listen(run.events, { ...run.as, 'last-event-id': seen });
    await same.until((it) => it.status === 200);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(same.events).toEqual([]);
    same.hangUp();

    await run.become('frozen', PROGRESS);
    await run.become('frozen', { ...PROGRESS, percent: 50 });
    const later = listen(run.events, { ...run.as, 'last-event-id': seen });
    await later.until((it) => it.events.length === 1);
    expect(later.events[0]?.data.solving.percent).toBe(50);
    later.hangUp();

    await run.become('planned');
    const last = await listen(run.events, { ...run.as, 'last-event-id': seen }).ended();
    expect(last.events.map((it) => it.event)).toEqual(['done']);
    const over = last.events[0]?.id ?? '';
    const again = await listen(run.events, { ...run.as, 'last-event-id': over }).ended();
    expect([again.status, again.events]).toEqual([204, []]);
  });

  it('read the run once for all who watch it, and not at all when nobody does', async () => {
    const run = await aRun();
    const spy = jest.spyOn(house.db, 'rows');
    const looked = (): number =>
      spy.mock.calls.filter(([sql]) => sql.includes('failure_place')).length;
    const all = await theyListen(run, 3);
    spy.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(looked()).toBeGreaterThanOrEqual(2);
    expect(looked()).toBeLessThanOrEqual(5);
    for (const reader of all) reader.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 700));
    spy.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(looked()).toBe(0);
    spy.mockRestore();
  });
});

describe('who may hear events', () => {
  it('is who may read the run: others get the same refusal', async () => {
    const run = await aRun();
    const nobody = await aPerson(house);
    const refusals = [
      [{}, 401, 'session.missing'],
      [nobody.as, 403, 'access.forbidden'],
    ] as const;
    for (const [as, status, code] of refusals) {
      const reader = await listen(run.events, { ...as }).ended();
      expect([reader.status, reader.problem.code]).toEqual([status, code]);
    }
    const unknown = await listen(`/v1/matching-runs/${newId()}/events`, run.as).ended();
    expect([unknown.status, unknown.problem.code]).toEqual([404, 'matching_run.not_found']);
    expect((await listen('/v1/matching-runs/x/events', run.as).ended()).status).toBe(400);
  });

  it('is asked again: a session or a mandate that is gone ends the stream', async () => {
    const run = await aRun();
    const other = await aSpokesperson(house, 'food_spokesperson', run.communeId);
    const [revoked, signedOut] = [listen(run.events, run.as), listen(run.events, other.as)];
    for (const it of [revoked, signedOut]) await it.until(({ events }) => events.length === 1);
    const revoke = `UPDATE mandate SET revoked_at = $2, revoked_by = person_id, revoked_by_act = 'Acta 9'
                     WHERE person_id = $1`;
    await house.db.rows(revoke, [run.personId, house.clock.now()]);
    await house.request({ as: other.as, method: 'DELETE', url: '/v1/session' });
    const began = performance.now();
    await Promise.all([revoked.ended(), signedOut.ended()]);
    expect(performance.now() - began).toBeLessThan(4_000);
    await run.become('planned');
    expect(revoked.events).toHaveLength(1);
  });

  it('may be named by the address, where several members share a phone', async () => {
    const run = await aRun();
    const token = run.as.cookie.slice('cayapa='.length);
    const cookie = `cayapa-${run.personId}=${token}`;
    const named = listen(`${run.events}?member=${run.personId}`, { cookie });
    await named.until((it) => it.events.length === 1);
    for (const member of [newId(), 'x', '']) {
      const refused = await listen(`${run.events}?member=${member}`, { ...run.as }).ended();
      expect([refused.status, refused.problem.code]).toEqual([401, 'session.missing']);
    }
  });
});

describe('many streams', () => {
  it('are turned away above their cap, and stand in no other request’s way', async () => {
    const run = await aRun();
    const open = await theyListen(run, STREAMS_MAX);
    expect((await house.request({ as: run.as, method: 'GET', url: run.url })).status).toBe(200);

    const refused = await listen(run.events, run.as).ended();
    expect([refused.status, refused.problem.code]).toEqual([503, 'events.busy']);
    expect(refused.headers['retry-after']).toBe('2');

    open[0]?.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const next = listen(run.events, run.as);
    await next.until((it) => it.events.length === 1);
  });
});

describe('events of a plan', () => {
  it('tell how it goes on to its commune, and to nobody of another', async () => {
    const { id: communeId } = await aCommune(house);
    const mover = await aSpokesperson(house, 'food_spokesperson', communeId);
    const stranger = await aSpokesperson(house, 'centre_receiver', (await aCommune(house)).id);
    const { id: cycleId } = await aCycle(house);
    const { id } = await insertRow(house, 'run_plan', {
      ...{ id: newId<'RunPlan'>(), communeId, cycleId, seed: 1, dayOn: '2026-11-24' },
      ...{ vehicleIds: [], options: '{}', requestedBy: mover.personId },
    });
    const url = `/v1/run-plans/${id}`;
    expect((await listen(`${url}/events`, { ...stranger.as }).ended()).status).toBe(404);
    const reader = listen(`${url}/events`, { ...mover.as });
    await reader.until((it) => it.events.length === 1);
    await house.db.rows(`UPDATE run_plan SET state = 'failed', failure = 'x' WHERE id = $1`, [id]);
    await reader.ended();
    const { body } = await house.request({ as: mover.as, method: 'GET', url });
    expect(reader.events.map((it) => it.event)).toEqual(['progress', 'done']);
    expect(reader.events[1]?.data).toEqual(body);
  });
});

describe('the life of a stream', () => {
  it('is bounded, quiet ones say that they are there, and a stop waits for none', async () => {
    const short = await openHouse({ EVENT_STREAM_MILLISECONDS_MAX: '300' });
    const [own, ownBase] = [house, base];
    house = short;
    await short.app.listen(0, '127.0.0.1');
    base = await short.app.getUrl();
    const run = await aRun();
    const reader = await listen(run.events, run.as).ended();
    expect(reader.events.map((it) => it.event)).toEqual(['progress']);
    await short.close();

    const quiet = await openHouse();
    house = quiet;
    await quiet.app.listen(0, '127.0.0.1');
    base = await quiet.app.getUrl();
    const other = await aRun();
    const patient = listen(other.events, other.as);
    await patient.until((it) => it.comments.length === 1, 20_000);
    const began = performance.now();
    await quiet.close();
    expect(performance.now() - began).toBeLessThan(3_000);
    expect((await patient.ended()).events).toHaveLength(1);
    [house, base] = [own, ownBase];
  });
});
