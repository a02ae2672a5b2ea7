import { type House, openHouse } from '../support/house';
import { aCommune, anOrder } from '../factories';
import { cycleStepsOf } from './cycles-steps';
import { type Facts, stepsOf } from './orders-steps';

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
const { factsTold } = stepsOf(() => house);

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
    expect(await factsTold('cycle.cancelled')).toHaveLength(1);
  });
});
