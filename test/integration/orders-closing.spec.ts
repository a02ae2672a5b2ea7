import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aSpokesperson } from '../factories';
import { aBarrio, type Facts, stepsOf } from './orders-steps';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
});
const { submit } = stepsOf(() => house);

const BARRIOS = 8;
/** Longer than a cycle may take to close under load. */
const TRIES_MAX = 200;

it('closes amid a rush of orders, and every order that was taken is in the matching', async () => {
  const { as: liaison } = await aSpokesperson(house, 'network_liaison', null);
  const barrios = [];
  for (let index = 0; index < BARRIOS; index += 1) barrios.push(await aBarrio(house));
  const cycleId = barrios[0]?.cycle.id;
  let taken = 0;
  const rush = barrios.map(async ({ as, body }) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const answer = await submit(as, body({ cycleId }), newId());
      if (answer.status !== 200) return answer.body.code as string;
      taken += 1;
    }
    return 'never closed';
  });

  while (taken < BARRIOS * 2) await new Promise((resume) => setTimeout(resume, 10));
  const url = `/v1/cycles/${String(cycleId)}/close`;
  const closing = await house.request({ as: liaison, method: 'POST', url });

  expect(closing.status).toBe(200);
  expect(new Set(await Promise.all(rush))).toEqual(new Set(['cycle.closed']));
  const states = await house.db.rows('SELECT DISTINCT state FROM "order"');
  expect(states).toEqual([{ state: 'in_matching' }]);
  const [told] = await house.db.rows<{ payload: Facts; wanted: number }>(
    `SELECT payload, (SELECT sum(wanted_grams)::bigint FROM order_line) AS wanted
     FROM outbox_event WHERE name = 'cycle.closed'`,
  );
  expect(told?.payload).toMatchObject({ orders: BARRIOS, wantedGrams: told?.wanted });
  expect(told?.wanted).toBe(taken * 500_000);
});
