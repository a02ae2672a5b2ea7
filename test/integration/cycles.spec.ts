import { newId } from '#core/kernel';
import { Cycles } from '#features/orders';
import { type House, openHouse } from '../support/house';
import { aCommune, aLot, anOrder, aPerson, aSpokesperson, theProduct } from '../factories';
import { cycleStepsOf } from './cycles-steps';
import { type Facts, type Person, stepsOf } from './orders-steps';

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

const { aLiaison, plan, act } = cycleStepsOf(() => house);
const { factsTold, patch: patchAt } = stepsOf(() => house);
const patch = (as: Person, id: string, version: number, body: unknown) =>
  patchAt(as, `/v1/cycles/${id}`, version, body);

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
    expect(await factsTold('cycle.planned')).toHaveLength(1);
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
    expect(await factsTold('cycle.closed')).toHaveLength(1);

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
    expect(await factsTold('cycle.opened')).toHaveLength(1);
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
