import { aTinyProblem } from '../spec/a-tiny-problem';
import { aProblem, aShipment, aSite, aVehicle } from '../spec/a-problem';
import { assemblePlan } from './assemble-plan';
import { checkPlan } from './check-plan';
import { evaluatePlan } from './evaluate-plan';
import { lookupOf } from './lookup';
import type { PlannedRun, RoutingPlan, RunStep } from './plan';
import { planRuns } from './plan-runs';
import type { CurrentRun, Leg, RoutingProblem, RunStop } from './problem';

const HOUR = 3600;
const meeting = { centreSiteId: 'base', handoverSeconds: 6 * HOUR };
const feeder: Leg = { kind: 'feeder', ...meeting };
const trunk: Leg = { kind: 'trunk', ...meeting };
const stops = (shipmentId: string, leg?: Leg): RunStop[] =>
  (['pickup', 'delivery'] as const).map((kind) => ({ kind, shipmentId, ...(leg && { leg }) }));
const locked: RunStop[] = [{ kind: 'pickup', shipmentId: 'carrots' }];

/** Something of every rule: fish that need cold, carrots locked first, yuca that changes vehicle. */
const problem: RoutingProblem = aProblem({
  sites: [
    aSite({ id: 'base' }),
    aSite({ id: 'farm', secondsPerTonne: 300 }),
    aSite({ id: 'city' }),
  ],
  vehicles: [
    aVehicle({
      id: 'cool',
      refrigerated: true,
      skills: ['ramp'],
      breaks: [
        { id: 'noon', seconds: 1800, windows: [{ fromSeconds: HOUR, toSeconds: 10 * HOUR }] },
      ],
    }),
    aVehicle({ id: 'lorry', maxStops: 6, maxMetres: 300_000 }),
    aVehicle({ id: 'spare' }),
  ],
  shipments: [
    aShipment({ id: 'carrots', grams: 3_000_000, tags: ['food'] }),
    aShipment({ id: 'fish', coldChain: true, skills: ['ramp'], maxSecondsOnBoard: 2 * HOUR }),
    aShipment({ id: 'yuca', transfer: 'must', grams: 2_000_000 }),
  ],
  centres: [
    { siteId: 'base', handovers: [6 * HOUR], storageGrams: 2_000_000, coldStorageGrams: 0 },
  ],
  fuelPools: [{ id: 'diesel', ml: 200_000, vehicleIds: ['cool', 'lorry'] }],
  locks: {
    vehicleLocks: [{ shipmentId: 'fish', vehicleId: 'cool' }],
    orderLocks: [{ vehicleId: 'lorry', stops: locked }],
  },
});

const yucaOnLorry = stops('yuca', feeder);
const runs: CurrentRun[] = [
  { vehicleId: 'cool', stops: [...stops('fish'), ...stops('yuca', trunk)] },
  { vehicleId: 'lorry', stops: [...locked, ...stops('carrots').slice(1), ...yucaOnLorry] },
];

function written(of: RoutingProblem, told: readonly CurrentRun[]): RoutingPlan {
  const lowerBounds = { vehicles: 1, metres: 0, costMinor: 0 };
  return assemblePlan(lookupOf(of), { runs: told, iterations: 0, lowerBounds, trace: [] });
}

const sound = written(problem, runs);
const codes = (plan: RoutingPlan, of = problem): string[] => [
  ...new Set(checkPlan(of, plan).map((it) => it.code)),
];
const withRun = (vehicleId: string, change: (run: PlannedRun) => PlannedRun): RoutingPlan => ({
  ...sound,
  runs: sound.runs.map((run) => (run.vehicleId === vehicleId ? change(run) : run)),
});
const withSteps = (id: string, change: (steps: readonly RunStep[]) => readonly RunStep[]) =>
  withRun(id, (run) => ({ ...run, steps: change(run.steps) }));
const withVehicle = (id: string, facts: object): RoutingProblem => ({
  ...problem,
  vehicles: problem.vehicles.map((it) => (it.id === id ? { ...it, ...facts } : it)),
});
const withGoods = (id: string, facts: object): RoutingProblem => ({
  ...problem,
  shipments: problem.shipments.map((it) => (it.id === id ? { ...it, ...facts } : it)),
});

describe('checkPlan refuses what was made of a sound plan', () => {
  it('which it accepts itself', () => {
    expect(evaluatePlan(problem, runs).conflicts).toEqual([]);
    expect(sound.totals).toMatchObject({ servedShipments: 3, vehicles: 2 });
    expect(codes(sound)).toEqual([]);
  });

  it.each<[string, string, CurrentRun[]]>([
    [
      'swapped vehicles',
      'vehicle_lock_broken',
      [
        { vehicleId: 'lorry', stops: runs[0]?.stops ?? [] },
        { vehicleId: 'cool', stops: runs[1]?.stops ?? [] },
      ],
    ],
    [
      'a broken order',
      'order_lock_broken',
      [{ vehicleId: 'lorry', stops: [...yucaOnLorry, ...stops('carrots')] }, ...runs.slice(0, 1)],
    ],
    [
      'a leg removed',
      'leg_missing',
      [{ vehicleId: 'cool', stops: stops('fish') }, ...runs.slice(1)],
    ],
    [
      'the other leg removed',
      'leg_missing',
      [...runs.slice(0, 1), { vehicleId: 'lorry', stops: stops('carrots') }],
    ],
    [
      'a leg turned into the direct way',
      'way_not_allowed',
      [
        { vehicleId: 'cool', stops: [...stops('fish'), ...stops('yuca')] },
        { vehicleId: 'lorry', stops: stops('carrots') },
      ],
    ],
    [
      'another hand-over',
      'handover_broken',
      [
        {
          vehicleId: 'cool',
          stops: [...stops('fish'), ...stops('yuca', { ...trunk, handoverSeconds: 5 * HOUR })],
        },
        {
          vehicleId: 'lorry',
          stops: [...stops('carrots'), ...stops('yuca', { ...feeder, handoverSeconds: 5 * HOUR })],
        },
      ],
    ],
    [
      'cold goods on a warm lorry',
      'not_refrigerated',
      [
        { vehicleId: 'spare', stops: stops('fish') },
        { vehicleId: 'lorry', stops: stops('carrots') },
      ],
    ],
    [
      'a load dropped',
      'pickup_without_delivery',
      [
        { vehicleId: 'cool', stops: stops('fish').slice(0, 1) },
        { vehicleId: 'lorry', stops: stops('carrots') },
      ],
    ],
  ])('%s: %s', (_, code, told) => {
    expect(codes(written(problem, told))).toContain(code);
  });

  it.each<[string, RoutingProblem]>([
    ['overload', withVehicle('lorry', { capacityGrams: 2_999_999 })],
    ['overload', withVehicle('cool', { capacityPackages: 49 })],
    ['skills_missing', withVehicle('cool', { skills: [] })],
    ['too_many_stops', withVehicle('lorry', { maxStops: 3 })],
    ['too_far', withVehicle('lorry', { maxMetres: 199_999 })],
    ['outside_shift', withVehicle('cool', { shiftToSeconds: 6 * HOUR })],
    ['driving_too_long', withVehicle('cool', { maxDrivingSeconds: 6 * HOUR })],
    ['fuel_quota_exceeded', withVehicle('lorry', { fuelQuotaMl: 49_999 })],
    ['break_broken', withVehicle('lorry', { breaks: problem.vehicles[0]?.breaks ?? [] })],
    [
      'break_broken',
      withVehicle('cool', {
        breaks: [{ id: 'noon', seconds: 1800, windows: [{ fromSeconds: 0, toSeconds: 60 }] }],
      }),
    ],
    ['on_board_too_long', withGoods('fish', { maxSecondsOnBoard: HOUR - 1 })],
    [
      'outside_window',
      withGoods('fish', { deliveryWindows: [{ fromSeconds: 0, toSeconds: HOUR }] }),
    ],
    [
      'storage_exceeded',
      {
        ...problem,
        centres: [
          {
            siteId: 'base',
            handovers: [6 * HOUR],
            storageGrams: 1_999_999,
            coldStorageGrams: null,
          },
        ],
      },
    ],
    ['storage_exceeded', withGoods('yuca', { coldChain: true })],
    ['handover_broken', { ...problem, centres: [] }],
    ['way_not_allowed', withGoods('yuca', { transfer: 'never' })],
    ['way_not_allowed', withGoods('carrots', { transfer: 'must' })],
    [
      'fuel_pool_exceeded',
      { ...problem, fuelPools: [{ id: 'diesel', ml: 100_000, vehicleIds: ['cool', 'lorry'] }] },
    ],
    ['incompatible_goods', { ...withGoods('yuca', { incompatibleTags: ['food'] }), locks: {} }],
  ])('in the face of other facts: %s', (code, of) => {
    const together =
      code === 'incompatible_goods'
        ? written(of, [
            {
              vehicleId: 'spare',
              stops: [...locked, ...stops('yuca', feeder), ...stops('carrots').slice(1)],
            },
          ])
        : sound;
    expect(codes(together, of)).toContain(code);
  });

  it('a break left out, moved or told twice', () => {
    const isBreak = (step: RunStep): boolean => step.kind === 'break';
    expect(codes(withSteps('cool', (all) => all.filter((it) => !isBreak(it))))).toContain(
      'break_broken',
    );
    const twice = withSteps('cool', (all) => all.flatMap((it) => (isBreak(it) ? [it, it] : [it])));
    expect(codes(twice)).toContain('break_broken');
  });

  it('bounds that the plan itself undercuts', () => {
    const lowerBounds = { ...sound.lowerBounds, vehicles: 3 };
    expect(codes({ ...sound, lowerBounds })).toEqual(['bound_above_plan']);
  });

  it('every single number changed, in this plan and in hundreds of tiny ones', () => {
    const plans = [{ problem, plan: sound }];
    for (let seed = 1; plans.length < 150; seed += 1) {
      const tiny = aTinyProblem(seed).problem;
      const plan = planRuns(tiny, { seed: 1, iterationsMax: 10 });
      if (plan.runs.length > 0) plans.push({ problem: tiny, plan });
    }
    let changed = 0;
    for (const { problem: of, plan } of plans) {
      for (const path of numbersIn({ runs: plan.runs, totals: plan.totals }, [])) {
        const other = structuredClone(plan) as unknown as Record<string, unknown>;
        addOne(other, path, changed % 2 === 0 ? 1 : -1);
        const violations = checkPlan(of, other as unknown as RoutingPlan);
        if (violations.length === 0) expect(path.join('.')).toBe('refused');
        changed += 1;
      }
    }
    expect(changed).toBeGreaterThan(5000);
  });

  it('two steps swapped, and any step left out', () => {
    for (const { vehicleId, steps } of sound.runs) {
      for (const at of steps.keys()) {
        expect(codes(withSteps(vehicleId, (all) => all.filter((_, it) => it !== at)))).not.toEqual(
          [],
        );
        if (at + 1 === steps.length) continue;
        const swapped = steps.map(
          (step, it) => steps[it === at ? at + 1 : it === at + 1 ? at : it] ?? step,
        );
        expect(codes(withSteps(vehicleId, () => swapped))).not.toEqual([]);
      }
    }
  });
});

/**
 * The paths of all numbers in a plan. Those of legs aside: another hand-over is tried above; and when
 * one of several shipments is handled: while the vehicle waits for the next, a second is nobody's.
 */
function numbersIn(value: unknown, path: readonly string[]): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (typeof value !== 'object' || value === null || path.at(-1) === 'legs') return [];
  if (path.at(-1) === 'handlingFromSeconds' && Object.keys(value).length > 1) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
}

function addOne(
  holder: Record<string, unknown>,
  [key = '', ...rest]: readonly string[],
  by: number,
): void {
  const value = holder[key];
  if (typeof value === 'number') holder[key] = value + by;
  else addOne(value as Record<string, unknown>, rest, by);
}
