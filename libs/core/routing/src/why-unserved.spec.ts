import { aProblem, aShipment, aSite, aVehicle } from '../spec/a-problem';
import { checkPlan } from './check-plan';
import type { RoutingPlan } from './plan';
import { planRuns } from './plan-runs';
import type { RoutingProblem } from './problem';

const HOUR = 3600;

function solve(facts: Partial<RoutingProblem> = {}): RoutingPlan {
  const problem = aProblem(facts);
  const plan = planRuns(problem, { seed: 1 });
  expect(checkPlan(problem, plan)).toEqual([]);
  return plan;
}

const reasons = (plan: RoutingPlan): string[] => plan.unserved.map((it) => it.reason.code);
const withVehicle = (facts: Parameters<typeof aVehicle>[0]) => ({ vehicles: [aVehicle(facts)] });
const withShipment = (facts: object) => ({ shipments: [aShipment({ id: 'tomatoes', ...facts })] });

describe('planRuns says why a shipment stays behind', () => {
  it.each([
    ['too_heavy', withShipment({ grams: 5_000_001 })],
    ['too_bulky', withShipment({ litres: 20_001 })],
    ['too_many_packages', withShipment({ packages: 1001 })],
    ['no_vehicle', { vehicles: [] }],
    ['no_refrigerated_vehicle', withShipment({ coldChain: true })],
    [
      'site_closed_in_window',
      {
        sites: [
          aSite({ id: 'base' }),
          aSite({ id: 'farm', windows: [{ fromSeconds: 0, toSeconds: 10 }] }),
          aSite({ id: 'city' }),
        ],
        ...withShipment({ pickupWindows: [{ fromSeconds: 11, toSeconds: 20 }] }),
      },
    ],
    [
      'window_out_of_reach',
      withShipment({ deliveryWindows: [{ fromSeconds: 0, toSeconds: 2 * HOUR - 1 }] }),
    ],
    ['shift_too_short', withVehicle({ shiftToSeconds: 4 * HOUR - 1 })],
    ['driving_time_too_short', withVehicle({ maxDrivingSeconds: 4 * HOUR - 1 })],
    ['fuel_quota_too_small', withVehicle({ fuelQuotaMl: 49_999 })],
    ['spoils_on_the_way', withShipment({ maxSecondsOnBoard: HOUR - 1 })],
  ])('%s', (code, facts: Partial<RoutingProblem>) => {
    expect(reasons(solve(facts))).toEqual([code]);
  });

  it('road_too_rough, with the site', () => {
    const plan = solve({
      sites: [
        aSite({ id: 'base' }),
        aSite({ id: 'farm', terrain: 'mountain' }),
        aSite({ id: 'city' }),
      ],
      ...withVehicle({ terrain: 'dirt' }),
    });
    expect(plan.unserved[0]?.reason).toEqual({
      code: 'road_too_rough',
      params: { siteId: 'farm', terrain: 'mountain' },
    });
  });

  it('no_vehicle_meets_all_needs, when each need is met by another vehicle', () => {
    const plan = solve({
      vehicles: [aVehicle({ id: 'cool', refrigerated: true, terrain: 'paved' }), aVehicle()],
      sites: [aSite({ id: 'base' }), aSite({ id: 'farm', terrain: 'dirt' }), aSite({ id: 'city' })],
      ...withShipment({ coldChain: true }),
    });
    expect(reasons(plan)).toEqual(['no_vehicle_meets_all_needs']);
  });

  const two = {
    shipments: ['carrots', 'tomatoes'].map((id) => aShipment({ id, grams: 4_000_000 })),
  };

  it.each([
    ['fleet_fuel_used_up', { ...two, ...withVehicle({ fuelQuotaMl: 50_000 }) }],
    ['fleet_driving_time_used_up', { ...two, ...withVehicle({ maxDrivingSeconds: 4 * HOUR }) }],
    ['fleet_capacity_used_up', { ...two, ...withVehicle({ shiftToSeconds: 4 * HOUR }) }],
    [
      'incompatible_goods',
      {
        ...withVehicle({ shiftToSeconds: 4 * HOUR }),
        shipments: [
          aShipment({ id: 'fuel', tags: ['fuel'] }),
          aShipment({ id: 'tomatoes', incompatibleTags: ['fuel'] }),
        ],
      },
    ],
    [
      'fleet_time_used_up',
      {
        ...withVehicle({ shiftToSeconds: 4 * HOUR }),
        shipments: [
          aShipment({ id: 'carrots', pickupSiteId: 'farm', deliverySiteId: 'city' }),
          aShipment({ id: 'flour', pickupSiteId: 'city', deliverySiteId: 'farm', priority: 0 }),
          aShipment({
            id: 'seed',
            pickupSiteId: 'base',
            deliverySiteId: 'farm',
            priority: 0,
            pickupWindows: [{ fromSeconds: HOUR, toSeconds: HOUR }],
          }),
        ],
      },
    ],
  ])('%s', (code, facts: Partial<RoutingProblem>) => {
    expect(reasons(solve(facts))).toEqual([code]);
  });
});
