import { holesIn, unclassified } from './judge';
import { cellsOf } from './tenant-cells';
import { type Guarded, openWorld } from './world';

// Ten policies that say yes to everybody, as a careless change would make them.
jest.mock('../../libs/features/communes/src/communes.policy', () => ({
  ...jest.requireActual('../../libs/features/communes/src/communes.policy'),
  mayKeepCommune: () => true,
  mayReadCommune: () => true,
  mayReadMandates: () => true,
}));
jest.mock('../../libs/features/catalogue/src/catalogue.policy', () => ({
  ...jest.requireActual('../../libs/features/catalogue/src/catalogue.policy'),
  mayFixPackageWeight: () => true,
}));
jest.mock('../../libs/features/inventory/src/inventory.policy', () => ({
  ...jest.requireActual('../../libs/features/inventory/src/inventory.policy'),
  mayReadInventoryOf: () => true,
  mayAdjustLot: () => true,
}));
jest.mock('../../libs/features/orders/src/orders.policy', () => ({
  ...jest.requireActual('../../libs/features/orders/src/orders.policy'),
  mayOrder: () => true,
}));
jest.mock('../../libs/features/rounds/src/rounds.policy', () => ({
  ...jest.requireActual('../../libs/features/rounds/src/rounds.policy'),
  mayGiveToRescue: () => true,
}));
jest.mock('../../libs/features/transport/src/transport.policy', () => ({
  ...jest.requireActual('../../libs/features/transport/src/transport.policy'),
  mayCoordinate: () => true,
}));
jest.mock('../../libs/features/reception/src/reception.policy', () => ({
  ...jest.requireActual('../../libs/features/reception/src/reception.policy'),
  communesInSight: () => null,
}));

let world: Guarded;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

it.each([
  ['mayKeepCommune', 'PUT /v1/councils/{id}', /writes .*council/],
  ['mayReadCommune', 'GET /v1/councils', /shows council/],
  ['mayReadMandates', 'GET /v1/mandates', /shows mandate, person/],
  ['mayFixPackageWeight', 'PUT /v1/package-weights/{id}', /writes .*package_weight/],
  ['mayReadInventoryOf', 'GET /v1/lots', /shows lot/],
  ['mayAdjustLot', 'POST /v1/lots/{id}/lose', /writes .*stock_movement/],
  ['mayOrder', 'PUT /v1/order-submissions/{id}', /writes .*order_line/],
  ['mayGiveToRescue', 'POST /v1/rescue-listings/{id}/take', /writes .*rescue_take/],
  ['mayCoordinate', 'PUT /v1/vehicles/{id}', /writes .*vehicle/],
  ['communesInSight', 'GET /v1/claims', /shows .*claim/],
])('finds the hole that %s would make in %s', async (_policy, key, found) => {
  const operation = world.operations.find((it) => it.key === key);
  const caller = world.callers.find((it) => it.name === 'bank_administrator');
  if (!operation || !caller) throw new Error(`${key} is no operation`);
  const holes = (await cellsOf(world, operation, caller)).flatMap(holesIn);
  expect(holes.join('\n')).toMatch(found);
});

it('finds a route that nobody has classified', () => {
  const [operation] = world.operations;
  if (!operation) throw new Error('there are no operations');
  const added = { ...operation, key: 'GET /v1/everything' };
  expect(unclassified([...world.operations, added])).toEqual(['GET /v1/everything: in no door']);
});
