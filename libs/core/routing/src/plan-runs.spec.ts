import { aProblem, aShipment, aSite, aVehicle } from '../spec/a-problem';
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
