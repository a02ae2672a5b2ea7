import { newId } from '#core/kernel';
import { Cycles } from '#features/orders';
import { type House, openHouse } from '../support/house';
import { aCommune, aLot, anOrder, aPerson, aSpokesperson, theProduct } from '../factories';

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

type Facts = Record<string, unknown>;
type Person = { cookie: string };

const WEEK = {
  name: 'Semana de prueba',
  opensOn: '2026-11-23',
  closesOn: '2026-11-24',
  closesMinute: 1080,
  movesOn: '2026-11-26',
  handsOutOn: '2026-11-28',
  settlesOn: '2026-12-05',
};

const aLiaison = async () => (await aSpokesperson(house, 'network_liaison', null)).as;
const plan = (as: Person, facts: Facts = {}, id: string = newId()) =>
  house.request({ as, method: 'PUT', url: `/v1/cycles/${id}`, body: { ...WEEK, ...facts } });
const act = (as: Person, id: string, verb: string, body: unknown = {}) =>
  house.request({ as, method: 'POST', url: `/v1/cycles/${id}/${verb}`, body });
const patch = (as: Person, id: string, version: number, body: unknown) =>
  house.request({
    as,
    method: 'PATCH',
    url: `/v1/cycles/${id}`,
    body,
    headers: { 'if-match': `"${String(version)}"` },
  });

async function stateOf(id: string): Promise<string | undefined> {
  const [cycle] = await house.db.rows<{ state: string }>(
    'SELECT state FROM distribution_cycle WHERE id = $1',
    [id],
  );
  return cycle?.state;
}

/** Puts the clock there and lets the calendar work. */
async function at(moment: string, id: string): Promise<string | undefined> {
  house.clock.set(moment);
  await house.drain();
  return stateOf(id);
}

const step = (id: string, to: 'matched' | 'moving') =>
  house.db.transaction((tx) => house.get(Cycles).advance(tx, id, to));

async function countOf(name: string): Promise<number> {
  const [row] = await house.db.rows<{ count: number }>(
    'SELECT count(*)::int FROM outbox_event WHERE name = $1',
    [name],
  );
  return row?.count ?? -1;
}

describe('convening a cycle', () => {
  it('is recognised when told twice, also after its dates have moved', async () => {
    const as = await aLiaison();
    const id = newId();
    const first = await plan(as, {}, id);
    expect(first).toMatchObject({ status: 200, body: { state: 'planned', version: 1 } });

    await patch(as, id, 1, { closesOn: '2026-11-25' });
    const again = await plan(as, {}, id);

    expect(again).toMatchObject({ status: 200, body: { closesOn: '2026-11-25', version: 2 } });
    expect((await plan(as, { name: 'Otra' }, id)).body.code).toBe('id.used_with_other_facts');
    expect(await countOf('cycle.planned')).toBe(1);
  });

  it('refuses days that have passed or do not follow each other', async () => {
    const as = await aLiaison();
    const cases: [Facts, number, string, string][] = [
      [{ opensOn: '2026-11-21' }, 422, 'cycle.opens_in_the_past', 'opensOn'],
      [{ closesOn: '2026-11-22' }, 422, 'cycle.dates_out_of_order', 'closesOn'],
      [{ movesOn: '2026-11-23' }, 422, 'cycle.dates_out_of_order', 'movesOn'],
      [{ settlesOn: '2026-11-27' }, 422, 'cycle.dates_out_of_order', 'settlesOn'],
      [{ closesOn: '2026-02-30' }, 400, 'request.invalid', 'closesOn'],
      [{ closesMinute: 1440 }, 400, 'request.invalid', 'closesMinute'],
      [
        { opensOn: '2026-11-22', closesOn: '2026-11-22', closesMinute: 600 },
        422,
        'cycle.closes_in_the_past',
        'closesOn',
      ],
    ];
    for (const [facts, status, code, field] of cases) {
      const answer = await plan(as, facts);
      expect([answer.status, answer.body.code, answer.body.fields[0].field]).toEqual([
        status,
        code,
        field,
      ]);
    }
    const unknown = await plan(as, { participantCommuneIds: [newId()] });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'reference.unknown' } });
    const [left] = await house.db.rows('SELECT count(*)::int FROM distribution_cycle');
    expect(left).toEqual({ count: 0 });
  });

  it('is for liaisons, and for the organisers of the commune that hosts it', async () => {
    const host = await aCommune(house, { kind: 'urban' });
    const { as } = await aSpokesperson(house, 'food_spokesperson', host.id);
    const stranger = await aSpokesperson(house, 'food_spokesperson', (await aCommune(house)).id);

    expect((await plan(as)).status).toBe(403);
    const hosted = await plan(as, { hostCommuneId: host.id });
    expect(hosted.status).toBe(200);
    expect((await act(stranger.as, hosted.body.id, 'open')).status).toBe(403);
    expect((await act(await aLiaison(), hosted.body.id, 'open')).body.state).toBe('open');
    expect((await act(as, newId(), 'open')).body.code).toBe('cycle.not_found');
  });
});

describe('the calendar of a cycle', () => {
  it('opens at midnight in Caracas, closes at its minute, and ends after its days', async () => {
    const { id } = (await plan(await aLiaison())).body;

    expect(await at('2026-11-23T03:59:59Z', id)).toBe('planned');
    expect(await at('2026-11-23T04:00:00Z', id)).toBe('open');
    expect(await at('2026-11-24T21:59:59Z', id)).toBe('open');
    house.clock.set('2026-11-24T22:00:00Z');
    await house.drain();
    expect(await countOf('cycle.closed')).toBe(1);

    await house.db.rows(`UPDATE distribution_cycle SET state = 'closed' WHERE id = $1`, [id]);
    expect([await step(id, 'matched'), await step(id, 'matched')]).toEqual([true, false]);
    expect(await step(id, 'moving')).toBe(true);
    expect(await at('2026-11-29T03:59:59Z', id)).toBe('moving');
    expect(await at('2026-11-29T04:00:00Z', id)).toBe('handed_out');
    expect(await at('2026-12-06T04:00:00Z', id)).toBe('settled');
  });

  it('opens at once when it opens today', async () => {
    const answer = await plan(await aLiaison(), { opensOn: '2026-11-22' });
    expect(answer.body.state).toBe('open');
    await house.drain();
    expect(await countOf('cycle.opened')).toBe(1);
  });

  it('follows dates that were moved, and no longer those that stood before', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as)).body;
    await patch(as, id, 1, { opensOn: '2026-11-24', closesOn: '2026-11-25' });

    expect(await at('2026-11-23T04:00:00Z', id)).toBe('planned');
    expect(await at('2026-11-24T04:00:00Z', id)).toBe('open');
    const { version } = (await house.request({ as, method: 'GET', url: `/v1/cycles/${id}` })).body;
    const late = await patch(as, id, version, { opensOn: '2026-11-25' });
    expect(late).toMatchObject({ status: 409, body: { code: 'cycle.date_has_come' } });
    expect((await patch(as, id, version - 1, { name: 'Otra' })).status).toBe(412);
    expect((await patch(as, id, version, { movesOn: '2026-11-20' })).status).toBe(422);
    await patch(as, id, version, { closesMinute: 1439 });
    expect(await at('2026-11-26T03:58:00Z', id)).toBe('open');
  });

  it('does nothing when a ring comes before the date that was moved meanwhile', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as)).body;
    await house.db.rows('UPDATE timer SET due_at = $1', [new Date('2026-11-22T00:00:00Z')]);

    await house.drain();

    expect(await stateOf(id)).toBe('planned');
  });
});

describe('by hand', () => {
  it('a manager opens, closes and reopens, told twice or once', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as)).body;
    const commune = await aCommune(house, { kind: 'urban' });
    for (let time = 0; time < 2; time += 1)
      expect((await act(as, id, 'open')).body.state).toBe('open');
    const order = await anOrder(house, { communeId: commune.id, cycleId: id });
    const orderState = async () => {
      const rows = await house.db.rows<Facts>('SELECT state FROM "order" WHERE id = $1', [
        order.id,
      ]);
      return rows[0]?.['state'];
    };

    for (let time = 0; time < 2; time += 1) {
      expect((await act(as, id, 'close')).body.state).toBe('closed');
    }
    expect(await orderState()).toBe('in_matching');
    const [told] = await house.db.rows<{ payload: Facts }>(
      `SELECT payload FROM outbox_event WHERE name = 'cycle.closed'`,
    );
    expect(told?.payload).toMatchObject({ cycleId: id, orders: 1, wantedGrams: 1_000_000 });

    for (let time = 0; time < 2; time += 1) {
      expect((await act(as, id, 'reopen')).body.state).toBe('open');
    }
    expect(await orderState()).toBe('submitted');
    house.clock.set('2026-11-24T22:00:00Z');
    await act(as, id, 'close');
    expect((await act(as, id, 'reopen')).body.code).toBe('cycle.closes_in_the_past');
    const later = { closesOn: '2026-11-25', closesMinute: 600 };
    expect((await act(as, id, 'reopen', later)).body).toMatchObject({ state: 'open', ...later });
  });

  it('an order whose lines were all cancelled does not wait for matching', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as, { opensOn: '2026-11-22' })).body;
    const commune = await aCommune(house, { kind: 'urban' });
    await anOrder(house, { communeId: commune.id, cycleId: id, lines: [{ isCancelled: true }] });

    await act(as, id, 'close');

    expect(await house.db.rows('SELECT state FROM "order"')).toEqual([{ state: 'cancelled' }]);
  });

  it('refuses steps that life does not know', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as)).body;
    expect((await act(as, id, 'close')).body.code).toBe('cycle.wrong_state');
    expect((await act(as, id, 'reopen')).body.code).toBe('cycle.wrong_state');
    expect((await act(as, id, 'settle')).body.code).toBe('cycle.wrong_state');
    await house.db.rows(`UPDATE distribution_cycle SET state = 'matched'`);
    expect((await act(as, id, 'reopen')).body.code).toBe('cycle.wrong_state');
    expect((await act(as, id, 'cancel', { reason: 'lluvia' })).body.code).toBe('cycle.wrong_state');
  });

  it('settling settles what was received', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as, { opensOn: '2026-11-22' })).body;
    for (const state of ['received', 'received_with_differences', 'unfilled']) {
      const commune = await aCommune(house, { kind: 'urban' });
      await anOrder(house, { communeId: commune.id, cycleId: id, state });
    }
    await house.db.rows(`UPDATE distribution_cycle SET state = 'moving'`);

    expect((await act(as, id, 'hand-out')).body.state).toBe('handed_out');
    expect((await act(as, id, 'settle')).body.state).toBe('settled');
    expect((await act(as, id, 'hand-out')).body.state).toBe('settled');
    const states = await house.db.rows<{ state: string }>(
      'SELECT state FROM "order" ORDER BY state',
    );
    expect(states.map((row) => row.state)).toEqual(['settled', 'settled', 'unfilled']);
  });

  it('cancelling takes the orders along and stops the timers', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as, { opensOn: '2026-11-22' })).body;
    const commune = await aCommune(house, { kind: 'urban' });
    await anOrder(house, { communeId: commune.id, cycleId: id });

    for (let time = 0; time < 2; time += 1) {
      expect((await act(as, id, 'cancel', { reason: 'lluvia' })).body.state).toBe('cancelled');
    }

    expect(await house.db.rows('SELECT state FROM "order"')).toEqual([{ state: 'cancelled' }]);
    expect(await house.db.rows('SELECT key FROM timer')).toEqual([]);
    expect(await countOf('cycle.cancelled')).toBe(1);
  });
});

describe('totals', () => {
  it('are seen by strangers, without names, while the cycle is open, and by members always', async () => {
    const as = await aLiaison();
    const { id } = (await plan(as, { opensOn: '2026-11-22' })).body;
    const papa = await theProduct(house, 'papa');
    for (const families of [100, 200]) {
      const commune = await aCommune(house, { kind: 'urban' });
      await anOrder(house, {
        communeId: commune.id,
        cycleId: id,
        families,
        lines: [{ minGrams: 1000, wantedGrams: 5000, maxGrams: 6000 }],
      });
    }
    const farm = await aCommune(house);
    await aLot(house, { communeId: farm.id, packages: 3 });
    await aLot(house, { communeId: farm.id, packages: 9, bestBeforeOn: '2026-11-25' });
    const url = `/v1/cycles/${id}/totals`;

    const totals = await house.request({ method: 'GET', url });

    expect(totals.body).toMatchObject({
      orders: 2,
      families: 300,
      products: [
        {
          productId: papa.id,
          orders: 2,
          families: 300,
          minGrams: 2000,
          wantedGrams: 10_000,
          maxGrams: 12_000,
          availableGrams: 60_000,
          announcedGrams: 0,
        },
      ],
    });
    expect(totals.text).not.toMatch(/Comuna de prueba|communeId/);
    expect((await house.request({ method: 'GET', url: `${url}/export.csv` })).text).toContain(
      'papa',
    );
    await act(as, id, 'close');
    expect((await house.request({ method: 'GET', url })).status).toBe(404);
    const member = await aPerson(house);
    expect((await house.request({ as: member.as, method: 'GET', url })).status).toBe(200);
  });

  it('list the cycles, by state, and as CSV', async () => {
    const as = await aLiaison();
    await plan(as);
    await plan(as, { opensOn: '2026-11-22' });
    const open = await house.request({ as, method: 'GET', url: '/v1/cycles?state=open' });
    const page = await house.request({ as, method: 'GET', url: '/v1/cycles?limit=1' });
    const csv = await house.request({ as, method: 'GET', url: '/v1/cycles/export.csv' });
    expect([open.body.items.length, page.body.items.length]).toEqual([1, 1]);
    expect(page.body.next).toBe(page.body.items[0].id);
    expect(csv.text.split('\r\n')).toHaveLength(4);
  });
});
