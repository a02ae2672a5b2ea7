import { checkVroom } from '#core/routing';
import { COORDINATES as PROBLEM } from '../../libs/core/routing/spec/vroom-examples';
import { aCommune, aSpokesperson } from '../factories';
import { openHouse, type Call, type House } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

async function aCoordinator() {
  const commune = await aCommune(house);
  return aSpokesperson(house, 'transport_coordinator', commune.id);
}

const solve = (as: Call['as'], body: unknown, query = 'seconds=1&seed=1') =>
  house.request({
    method: 'POST',
    url: `/v1/routing/solve?${query}`,
    body,
    ...(as && { as }),
    headers: { 'accept-language': 'en' },
  });

it('solves a problem in VROOM’s JSON, and the independent verifier accepts the answer', async () => {
  const { as } = await aCoordinator();
  const answer = await solve(as, PROBLEM);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ code: 0, unassigned: [], summary: { unassigned: 0 } });
  expect(checkVroom(PROBLEM, answer.body)).toEqual([]);
});

it('is open to liaisons and to nobody else', async () => {
  const commune = await aCommune(house);
  const liaison = await aSpokesperson(house, 'network_liaison', null);
  const producer = await aSpokesperson(house, 'producer_spokesperson', commune.id);
  const nothing = { ...PROBLEM, jobs: [], shipments: [] };
  expect((await solve(liaison.as, nothing)).status).toBe(200);
  expect((await solve(producer.as, nothing)).body).toMatchObject({ code: 'access.forbidden' });
  expect((await solve(undefined, nothing)).status).toBe(401);
});

it('refuses what it could not keep to, with the name of the field', async () => {
  const { as } = await aCoordinator();
  const [vehicle] = PROBLEM.vehicles;
  const vehicles = [{ ...vehicle, costs: { per_task_hour: 9 } }];
  expect(await solve(as, { ...PROBLEM, vehicles })).toMatchObject({
    status: 400,
    body: {
      code: 'vroom.task_hours_cost',
      title: 'vehicles[0].costs.per_task_hour: we do not plan with what hours of work cost.',
      details: { place: 'vehicles[0].costs.per_task_hour' },
    },
  });
  for (const body of [[], { vehicles: 1 }, {}, { vehicles: [null] }]) {
    const answer = await solve(as, body);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  }
});

it('says its limits: seconds, tasks, vehicles', async () => {
  const { as } = await aCoordinator();
  expect((await solve(as, PROBLEM, 'seconds=31')).status).toBe(400);
  expect((await solve(as, PROBLEM, 'seconds=0')).status).toBe(400);
  const jobs = Array.from({ length: 1_001 }, (_, id) => ({ id, location: [-70, 9] }));
  expect((await solve(as, { ...PROBLEM, jobs, shipments: [] })).body).toMatchObject({
    status: 422,
    code: 'routing.too_many_tasks',
    details: { tasks: 1_001, max: 1_000 },
  });
});

it('takes bodies beyond the usual bytes, and none beyond its own', async () => {
  const { as } = await aCoordinator();
  const problem = (bytes: number) => ({
    vehicles: PROBLEM.vehicles,
    jobs: [],
    options: { text: 'x'.repeat(bytes) },
  });
  expect((await solve(as, problem(1_000_000))).status).toBe(200);
  expect((await solve(as, problem(5_000_000))).body).toMatchObject({ code: 'body.too_large' });
});
