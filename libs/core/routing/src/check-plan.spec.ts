import { aNetwork } from '../spec/a-network';
import { aProblem, aShipment, aSite, aVehicle } from '../spec/a-problem';
import { checkPlan } from './check-plan';
import type { PlannedRun, RoutingPlan, RunStep } from './plan';
import { planRuns } from './plan-runs';
import type { RoutingProblem } from './problem';
import type { ViolationCode } from './reasons';

/** Two shipments that fill the lorry one after the other, a cold one on the cool lorry, and locks. */
const problem: RoutingProblem = aProblem({
  sites: [
    aSite({ id: 'base' }),
    aSite({ id: 'farm', windows: [{ fromSeconds: 0, toSeconds: 36_000 }] }),
    aSite({ id: 'city', serviceSecondsFixed: 600, secondsPerTonne: 600 }),
  ],
  vehicles: [
    aVehicle({ id: 'cool', refrigerated: true }),
    aVehicle({ id: 'lorry', fuelQuotaMl: 60_000, maxDrivingSeconds: 8 * 3600 }),
  ],
  shipments: [
    aShipment({ id: 'carrots', grams: 3_000_000 }),
    aShipment({ id: 'fish', coldChain: true, maxSecondsOnBoard: 4000 }),
    aShipment({ id: 'tomatoes', grams: 2_000_000 }),
  ],
  locks: {
    vehicleLocks: [
      { shipmentId: 'carrots', vehicleId: 'lorry' },
      { shipmentId: 'tomatoes', vehicleId: 'lorry' },
    ],
    orderLocks: [
      {
        vehicleId: 'lorry',
        stops: [
          { kind: 'pickup', shipmentId: 'carrots' },
          { kind: 'pickup', shipmentId: 'tomatoes' },
        ],
      },
    ],
  },
});
const sound = planRuns(problem, { seed: 1 });

const codes = (plan: RoutingPlan, of: RoutingProblem = problem): ViolationCode[] => [
  ...new Set(checkPlan(of, plan).map((violation) => violation.code)),
];
const withRun = (vehicleId: string, change: (run: PlannedRun) => PlannedRun): RoutingPlan => ({
  ...sound,
  runs: sound.runs.map((run) => (run.vehicleId === vehicleId ? change(run) : run)),
});
const withSteps = (
  vehicleId: string,
  change: (steps: readonly RunStep[]) => readonly RunStep[],
): RoutingPlan => withRun(vehicleId, (run) => ({ ...run, steps: change(run.steps) }));
const withProblem = (change: Partial<RoutingProblem>): ViolationCode[] =>
  codes(sound, { ...problem, ...change });
const vehiclesBut = (id: string, facts: Partial<RoutingProblem['vehicles'][number]>) =>
  problem.vehicles.map((it) => (it.id === id ? { ...it, ...facts } : it));

describe('checkPlan', () => {
  it('finds nothing in a sound plan', () => {
    expect(sound.totals.servedShipments).toBe(3);
    expect(codes(sound)).toEqual([]);
  });

  it('sees a lorry loaded beyond what it carries', () => {
    const vehicles = vehiclesBut('lorry', { capacityGrams: 4_999_999 });
    expect(withProblem({ vehicles })).toContain('overload');
    expect(withProblem({ vehicles: vehiclesBut('lorry', { capacityLitres: 3999 }) })).toContain(
      'overload',
    );
    expect(withProblem({ vehicles: vehiclesBut('lorry', { capacityPackages: 99 }) })).toContain(
      'overload',
    );
  });

  it('sees a delivery that was dropped', () => {
    const plan = withSteps('lorry', (steps) => steps.filter((step) => step.kind !== 'delivery'));
    expect(codes(plan)).toEqual(
      expect.arrayContaining(['shipment_lost', 'pickup_without_delivery']),
    );
  });

  it('sees a shipment nobody speaks of, and one that is said twice', () => {
    const runs = sound.runs.filter((run) => run.vehicleId !== 'cool');
    expect(codes({ ...sound, runs })).toContain('shipment_lost');
    const unserved = [{ shipmentId: 'fish', reason: { code: 'no_vehicle', params: {} } }] as const;
    expect(codes({ ...sound, unserved })).toContain('shipment_twice');
  });

  it('sees delivery before pick-up', () => {
    const plan = withSteps('cool', ([start, pickup, delivery, end]) =>
      [start, delivery, pickup, end].flatMap((step) => step ?? []),
    );
    expect(codes(plan)).toContain('delivery_before_pickup');
  });

  it('sees a run that is late', () => {
    const late = (step: RunStep): RunStep => ({
      ...step,
      arrivalSeconds: step.arrivalSeconds + 40_000,
      departureSeconds: step.departureSeconds + 40_000,
      handlingFromSeconds: step.handlingFromSeconds.map((moment) => moment + 40_000),
    });
    expect(codes(withSteps('lorry', (steps) => steps.map(late)))).toEqual(['outside_window']);
  });

  it('sees hours that cannot be', () => {
    const plan = withSteps('lorry', (steps) =>
      steps.map((step, index) =>
        index === 1 ? { ...step, arrivalSeconds: step.arrivalSeconds - 60 } : step,
      ),
    );
    expect(codes(plan)).toContain('impossible_timing');
  });

  it('sees cold goods on a warm lorry', () => {
    expect(withProblem({ vehicles: vehiclesBut('cool', { refrigerated: false }) })).toEqual([
      'not_refrigerated',
    ]);
  });

  it('sees goods too long on board', () => {
    const shipments = problem.shipments.map((it) => ({ ...it, maxSecondsOnBoard: 3599 }));
    expect(withProblem({ shipments })).toEqual(['on_board_too_long']);
  });

  it('sees a road too rough for the vehicle', () => {
    const sites = problem.sites.map((it) => ({ ...it, terrain: 'mountain' as const }));
    const vehicles = vehiclesBut('lorry', { terrain: 'dirt' });
    expect(withProblem({ sites, vehicles })).toEqual(['road_too_rough']);
  });

  it('sees the shift, the driving and the fuel exceeded', () => {
    const beyond = (facts: Partial<RoutingProblem['vehicles'][number]>) =>
      withProblem({ vehicles: vehiclesBut('lorry', facts) });
    expect(beyond({ shiftToSeconds: 15_000 })).toEqual(['outside_shift']);
    expect(beyond({ maxDrivingSeconds: 14_399 })).toEqual(['driving_too_long']);
    expect(beyond({ fuelQuotaMl: 49_999 })).toEqual(['fuel_quota_exceeded']);
  });

  it('sees goods together that may not meet', () => {
    const shipments = problem.shipments.map((it) => ({
      ...it,
      tags: [it.id],
      incompatibleTags: it.id === 'carrots' ? ['tomatoes'] : [],
    }));
    expect(withProblem({ shipments })).toEqual(['incompatible_goods']);
  });

  it('sees broken locks', () => {
    const vehicleLocks = [{ shipmentId: 'carrots', vehicleId: 'cool' }];
    expect(withProblem({ locks: { vehicleLocks } })).toEqual(['vehicle_lock_broken']);
    const stops = [{ kind: 'pickup', shipmentId: 'tomatoes' }] as const;
    expect(withProblem({ locks: { orderLocks: [{ vehicleId: 'lorry', stops }] } })).toEqual([
      'order_lock_broken',
    ]);
  });

  it('sees every figure that is not true', () => {
    for (const run of sound.runs) {
      for (const [figure, value] of Object.entries(run)) {
        if (typeof value !== 'number') continue;
        const plan = withRun(run.vehicleId, (it) => ({ ...it, [figure]: value + 1 }));
        expect(codes(plan)).toContain('wrong_figure');
      }
    }
    for (const [figure, value] of Object.entries(sound.totals) as [string, number][]) {
      expect(codes({ ...sound, totals: { ...sound.totals, [figure]: value + 1 } })).toEqual([
        'wrong_figure',
      ]);
    }
  });

  it('sees every single step taken out of a large plan', () => {
    const network = aNetwork({ seed: 3, shipments: 40, vehicles: 6 });
    const plan = planRuns(network, { seed: 1, iterationsMax: 50 });
    expect(codes(plan, network)).toEqual([]);
    for (const [at, run] of plan.runs.entries()) {
      for (const dropped of run.steps.keys()) {
        const steps = run.steps.filter((_, index) => index !== dropped);
        const runs = plan.runs.map((it, index) => (index === at ? { ...it, steps } : it));
        expect(codes({ ...plan, runs }, network)).not.toEqual([]);
      }
    }
  });
});
