import { aProblem, aShipment, aSite, aVehicle } from '../test/a-problem';
import { checkPlan } from './check-plan';
import type { PlannedRun, RoutingPlan } from './plan';
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
const story = (run: PlannedRun | undefined): string[] =>
  (run?.steps ?? []).map((it) => [it.kind, it.siteId, ...it.shipmentIds].join(' '));
const withVehicle = (facts: Parameters<typeof aVehicle>[0]) => ({ vehicles: [aVehicle(facts)] });
const withShipment = (facts: object) => ({ shipments: [aShipment({ id: 'tomatoes', ...facts })] });

describe('planRuns', () => {
  it('drives from the base to the farm, to the city and home', () => {
    const plan = solve();
    expect(story(plan.runs[0])).toEqual([
      'start base',
      'pickup farm tomatoes',
      'delivery city tomatoes',
      'end base',
    ]);
    expect(plan.totals).toMatchObject({
      vehicles: 1,
      servedShipments: 1,
      servedGrams: 1_000_000,
      metres: 200_000,
      seconds: 4 * HOUR,
      fuelMl: 50_000,
      kilogramMetres: 50_000_000,
    });
    expect(plan.runs[0]).toMatchObject({ peakLoadGrams: 1_000_000, utilisationPermille: 200 });
  });

  it('handles everything at one site in one visit, its fixed service spent once', () => {
    const plan = solve({
      sites: [
        aSite({ id: 'base' }),
        aSite({ id: 'farm', serviceSecondsFixed: 900, secondsPerTonne: 600 }),
        aSite({ id: 'city' }),
      ],
      shipments: [aShipment({ id: 'carrots' }), aShipment({ id: 'tomatoes' })],
    });
    expect(story(plan.runs[0])[1]).toMatch(/^pickup farm \w+ \w+$/);
    const [, pickup] = plan.runs[0]?.steps ?? [];
    expect(pickup).toMatchObject({ arrivalSeconds: HOUR, departureSeconds: HOUR + 2 * 600 + 900 });
  });

  it('ends where the last stop is when the run is open', () => {
    const plan = solve(withVehicle({ endSiteId: null }));
    expect(story(plan.runs[0]).at(-1)).toBe('end city');
    expect(plan.totals.metres).toBe(100_000);
  });

  it('leaves no earlier than needed for the first window', () => {
    const plan = solve(
      withShipment({ pickupWindows: [{ fromSeconds: 5 * HOUR, toSeconds: 6 * HOUR }] }),
    );
    expect(plan.runs[0]?.steps[0]?.departureSeconds).toBe(4 * HOUR);
    expect(plan.totals.seconds).toBe(4 * HOUR);
  });

  it('waits for the second of two windows when the first cannot be reached', () => {
    const plan = solve(
      withShipment({
        deliveryWindows: [
          { fromSeconds: 4 * HOUR, toSeconds: 5 * HOUR },
          { fromSeconds: 0, toSeconds: HOUR },
        ],
      }),
    );
    expect(plan.runs[0]?.steps[2]?.handlingFromSeconds).toEqual([4 * HOUR]);
    expect(plan.runs[0]?.waitingSeconds).toBe(2 * HOUR);
  });

  it('loads perishables later so that they do not wait on board', () => {
    const plan = solve(
      withShipment({
        maxSecondsOnBoard: 2 * HOUR,
        deliveryWindows: [{ fromSeconds: 6 * HOUR, toSeconds: 7 * HOUR }],
      }),
    );
    const [, pickup, delivery] = plan.runs[0]?.steps ?? [];
    expect(pickup?.handlingFromSeconds).toEqual([4 * HOUR]);
    expect(delivery?.handlingFromSeconds).toEqual([6 * HOUR]);
  });

  it('carries full loads one after the other on one vehicle rather than on two', () => {
    const plan = solve({
      vehicles: [aVehicle({ id: 'a' }), aVehicle({ id: 'b' })],
      shipments: ['carrots', 'tomatoes'].map((id) => aShipment({ id, grams: 5_000_000 })),
    });
    expect(plan.totals).toMatchObject({ vehicles: 1, servedShipments: 2, metres: 300_000 });
    expect(plan.runs[0]?.peakLoadGrams).toBe(5_000_000);
  });

  it('serves the more important when there is time for one only', () => {
    const plan = solve({
      ...withVehicle({ shiftToSeconds: 4 * HOUR }),
      shipments: [
        aShipment({ id: 'carrots', grams: 5_000_000, priority: 1 }),
        aShipment({ id: 'tomatoes', grams: 5_000_000, priority: 2 }),
      ],
    });
    expect(plan.unserved).toMatchObject([{ shipmentId: 'carrots' }]);
  });

  it('counts the way round where it is shorter than the straight one', () => {
    const plan = solve({
      travel: {
        kind: 'matrix',
        siteIds: ['base', 'farm', 'city'],
        metres: [
          [0, 10, 900],
          [10, 0, 10],
          [900, 10, 0],
        ],
        seconds: [
          [0, 10, 900],
          [10, 0, 10],
          [900, 10, 0],
        ],
      },
    });
    expect(plan.totals.metres).toBe(920);
  });

  it('estimates roads: great circle × 1.45 in the Andes, by the speed of the worse terrain', () => {
    const plan = solve({
      sites: [
        aSite({ id: 'base', latitude: 9, longitude: -70 }),
        aSite({ id: 'farm', latitude: 9, longitude: -70 }),
        aSite({ id: 'city', latitude: 9.1, longitude: -70, terrain: 'dirt' }),
      ],
      travel: { kind: 'estimate' },
    });
    expect(plan.totals.metres).toBe(2 * 16_124);
    expect(plan.runs[0]?.steps[2]?.travelSeconds).toBe(Math.ceil((16_124 * 3600) / 25_000));
  });
});

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
    expect(plan.unserved).toEqual([
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

describe('planRuns with next to nothing', () => {
  it.each([
    ['no shipments', { shipments: [] }],
    ['nothing at all', { sites: [], vehicles: [], shipments: [] }],
  ])('%s', (_, facts: Partial<RoutingProblem>) => {
    expect(solve({ travel: { kind: 'estimate' }, ...facts })).toMatchObject({
      runs: [],
      unserved: [],
      totals: { vehicles: 0, metres: 0 },
    });
  });

  it('one place only, where everything begins and ends', () => {
    const shipments = ['a', 'b', 'c'].map((id) =>
      aShipment({ id, pickupSiteId: 'base', deliverySiteId: 'base', grams: 5_000_000 }),
    );
    const plan = solve({ shipments });
    expect(plan.totals).toMatchObject({ servedShipments: 3, vehicles: 1, metres: 0, seconds: 0 });
  });

  it('a shipment of nothing', () => {
    const plan = solve(withShipment({ grams: 0, litres: 0, packages: 0, priority: 0 }));
    expect(plan.totals.servedShipments).toBe(1);
  });

  it('sites that lie on top of each other', () => {
    const plan = solve({
      travel: { kind: 'estimate' },
      shipments: ['a', 'b', 'c'].map((id) => aShipment({ id })),
    });
    expect(plan.totals).toMatchObject({ servedShipments: 3, vehicles: 1, metres: 0 });
  });

  it('stops when it is told to, by signal or by clock, with a sound plan', () => {
    const problem = aProblem();
    const controller = new AbortController();
    controller.abort();
    expect(planRuns(problem, { seed: 1, signal: controller.signal }).iterations).toBe(0);
    let clock = 0;
    const now = (): number => (clock += 100);
    const plan = planRuns(problem, { seed: 1, millisecondsMax: 1000, now });
    expect(plan.iterations).toBeGreaterThan(0);
    expect(plan.totals.servedShipments).toBe(1);
  });

  it('tells how far it is', () => {
    const heard: number[] = [];
    planRuns(aProblem(), { seed: 1, onProgress: (it) => heard.push(it.servedShipments) });
    expect(heard).toContain(1);
  });

  it('refuses what is malformed', () => {
    const refusal = (facts: Partial<RoutingProblem>) => () => solve(facts);
    expect(refusal({ vehicles: [aVehicle(), aVehicle()] })).toThrow('vehicle lorry occurs twice');
    expect(refusal(withShipment({ deliverySiteId: 'moon' }))).toThrow('unknown: moon');
    expect(refusal(withShipment({ grams: 0.5 }))).toThrow('not whole');
    expect(() => planRuns(aProblem(), { seed: 1, millisecondsMax: 5 })).toThrow('needs a clock');
  });
});
