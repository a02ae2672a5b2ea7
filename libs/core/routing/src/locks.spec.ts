import { aProblem, aShipment, aVehicle } from '../spec/a-problem';
import { checkPlan } from './check-plan';
import type { PlannedRun, RoutingPlan } from './plan';
import { planRuns } from './plan-runs';
import type { RoutingProblem } from './problem';

function solve(facts: Partial<RoutingProblem> = {}): RoutingPlan {
  const problem = aProblem(facts);
  const plan = planRuns(problem, { seed: 1 });
  expect(checkPlan(problem, plan)).toEqual([]);
  return plan;
}

const reasons = (plan: RoutingPlan): string[] => plan.unserved.map((it) => it.reason.code);
const story = (run: PlannedRun | undefined): string[] =>
  (run?.steps ?? []).map((it) => [it.kind, it.siteId, ...it.shipmentIds].join(' '));

describe('planRuns keeps locks', () => {
  const vehicles = [aVehicle({ id: 'far', costPerKmMinor: 900 }), aVehicle({ id: 'near' })];

  it('leaves a shipment on the vehicle that people chose, or behind', () => {
    const vehicleLocks = [{ shipmentId: 'tomatoes', vehicleId: 'far' }];
    expect(solve({ vehicles, locks: { vehicleLocks } }).runs[0]?.vehicleId).toBe('far');
    const idle = [aVehicle({ id: 'far', shiftToSeconds: 10 }), aVehicle({ id: 'near' })];
    expect(reasons(solve({ vehicles: idle, locks: { vehicleLocks } }))).toEqual([
      'shift_too_short',
    ]);
  });

  it('keeps a locked order though another is shorter, and delivers what it owes', () => {
    const plan = solve({
      shipments: [
        aShipment({ id: 'a' }),
        aShipment({ id: 'b', pickupSiteId: 'city', deliverySiteId: 'farm' }),
      ],
      locks: {
        orderLocks: [{ vehicleId: 'lorry', stops: [{ kind: 'pickup', shipmentId: 'b' }] }],
      },
    });
    expect(story(plan.runs[0]).slice(0, 2)).toEqual(['start base', 'pickup city b']);
    expect(plan.totals.servedShipments).toBe(2);
  });

  it('adds nothing to a closed run', () => {
    const plan = solve({
      shipments: [aShipment({ id: 'a' }), aShipment({ id: 'b' })],
      locks: {
        orderLocks: [
          {
            vehicleId: 'lorry',
            closed: true,
            stops: [
              { kind: 'pickup', shipmentId: 'a' },
              { kind: 'delivery', shipmentId: 'a' },
            ],
          },
        ],
      },
    });
    expect(plan.unserved).toMatchObject([
      { shipmentId: 'b', reason: { code: 'vehicles_closed', params: { vehicles: 1 } } },
    ]);
  });

  it('names the rule that a locked order breaks, and leaves its vehicle empty', () => {
    const stops = [{ kind: 'delivery', shipmentId: 'tomatoes' }] as const;
    const plan = solve({ locks: { orderLocks: [{ vehicleId: 'lorry', stops }] } });
    expect(plan.unserved[0]?.reason).toEqual({
      code: 'locked_order_breaks_rule',
      params: { vehicleId: 'lorry', conflict: 'pickup_missing' },
    });
  });

  it('says when a shipment is locked to two vehicles', () => {
    const vehicleLocks = vehicles.map(({ id }) => ({ shipmentId: 'tomatoes', vehicleId: id }));
    expect(reasons(solve({ vehicles, locks: { vehicleLocks } }))).toEqual([
      'locked_to_two_vehicles',
    ]);
  });

  it('keeps the rest of the current plan when a vehicle has broken down', () => {
    const shipments = ['a', 'b'].map((id) => aShipment({ id, grams: 5_000_000 }));
    const stops = (shipmentId: string) => [
      { kind: 'pickup' as const, shipmentId },
      { kind: 'delivery' as const, shipmentId },
    ];
    const currentPlan = [
      { vehicleId: 'broken', stops: stops('a') },
      { vehicleId: 'lorry', stops: stops('b') },
    ];
    const plan = solve({
      shipments,
      vehicles: [aVehicle({ id: 'broken', shiftToSeconds: 0 }), aVehicle()],
      locks: { currentPlan },
    });
    expect(plan.totals).toMatchObject({ vehicles: 1, servedShipments: 2 });
  });
});
