import { aTinyProblem } from '../spec/a-tiny-problem';
import { aProblem, aShipment, aSite, aVehicle } from '../spec/a-problem';
import { assertRoutingProblem } from './assert-problem';
import { evaluatePlan } from './evaluate-plan';
import { applyChange } from './explain/apply-change';
import { nearestChanges } from './explain/nearest-change';
import type { RoutingPlan, UnservedShipment } from './plan';
import { planRuns } from './plan-runs';
import type { CurrentRun, RoutingProblem } from './problem';
import { changeText } from './reason-text';
import type { NearestChange, NearestChangeCode } from './reasons';
import { stopsOfRun } from './stops-of-run';

const HOUR = 3600;
const PROBLEMS = 500;

/** The runs of the plan as they would be with the change. */
function runsAfter(plan: RoutingPlan, change: NearestChange): CurrentRun[] {
  const changed = new Set(change.runs.map((run) => run.vehicleId));
  const gone = change.code === 'without_goods' ? change.params.otherShipmentId : null;
  const kept = plan.runs
    .filter((run) => !changed.has(run.vehicleId))
    .map((run) => ({
      vehicleId: run.vehicleId,
      stops: stopsOfRun(run).filter((stop) => stop.shipmentId !== gone),
    }));
  return [...kept, ...change.runs];
}

function holdsAfter(
  problem: RoutingProblem,
  plan: RoutingPlan,
  { shipmentId }: UnservedShipment,
  change: NearestChange,
): boolean {
  const changed = applyChange(problem, shipmentId, change);
  assertRoutingProblem(changed);
  const runs = runsAfter(plan, change);
  const isServed = runs.some((run) => run.stops.some((it) => it.shipmentId === shipmentId));
  return isServed && evaluatePlan(changed, runs).conflicts.length === 0;
}

function solve(facts: Partial<RoutingProblem>): RoutingPlan {
  return planRuns(aProblem(facts), { seed: 1, iterationsMax: 50 });
}
const changesOf = (facts: Partial<RoutingProblem>): string[] => {
  const changes = solve(facts).unserved[0]?.changes ?? [];
  return changes.map((it) => changeText(it, 'en'));
};
const goods = (facts: object) => [aShipment({ id: 'tomatoes', ...facts })];

describe('the nearest change', () => {
  it('is true wherever one is named, and the least for its run', () => {
    const seen = new Map<NearestChangeCode, number>();
    for (let seed = 1; seed <= PROBLEMS; seed += 1) {
      const { problem } = aTinyProblem(seed);
      const plan = planRuns(problem, { seed: 1, iterationsMax: 30 });
      for (const left of plan.unserved) {
        for (const change of left.changes ?? []) {
          seen.set(change.code, (seen.get(change.code) ?? 0) + 1);
          const told = { seed, change, holds: holdsAfter(problem, plan, left, change) };
          expect(told).toEqual({ seed, change, holds: true });
          const less = oneLess(change);
          if (less === null) continue;
          const tooLittle = { seed, change, holds: holdsAfter(problem, plan, left, less) };
          expect(tooLittle).toEqual({ seed, change, holds: false });
        }
      }
    }
    for (const code of ['wider_window', 'more_fuel', 'another_vehicle', 'without_cold'] as const) {
      expect([code, (seen.get(code) ?? 0) >= 10]).toEqual([code, true]);
    }
  });

  it('is another window, by so much at one end', () => {
    const shipments = goods({ deliveryWindows: [{ fromSeconds: 0, toSeconds: 2 * HOUR - 60 }] });
    expect(changesOf({ shipments })).toEqual([
      'It fits if unloading at city may begin 1 min later.',
    ]);
    const sites = [
      aSite({ id: 'base' }),
      aSite({ id: 'farm', windows: [{ fromSeconds: 5 * HOUR, toSeconds: 6 * HOUR }] }),
      aSite({ id: 'city' }),
    ];
    const vehicles = [aVehicle({ shiftToSeconds: 7 * HOUR })];
    expect(changesOf({ sites, vehicles })).toEqual([
      'It fits if loading at farm may begin 60 min earlier.',
    ]);
  });

  it('is more fuel, of the vehicle or in common', () => {
    expect(changesOf({ vehicles: [aVehicle({ fuelQuotaMl: 48_000 })] })).toEqual([
      'It fits with 2 l more fuel for lorry.',
    ]);
    const fuelPools = [{ id: 'diesel', ml: 49_000, vehicleIds: ['lorry'] }];
    expect(changesOf({ fuelPools })).toEqual([
      'It fits with 1 l more in the common fuel diesel.',
      'It fits in one more vehicle like lorry.',
    ]);
  });

  it('is a centre on the way', () => {
    const vehicles = [
      aVehicle({ id: 'jeep', terrain: 'mountain' }),
      aVehicle({ id: 'lorry', terrain: 'paved', endSiteId: null }),
    ].map((it) => ({ ...it, shiftToSeconds: 5 * HOUR, maxDrivingSeconds: 3 * HOUR }));
    const facts: Partial<RoutingProblem> = {
      vehicles,
      sites: [aSite({ id: 'base' }), aSite({ id: 'farm', terrain: 'dirt' }), aSite({ id: 'city' })],
      centres: [
        { siteId: 'base', handovers: [2 * HOUR], storageGrams: null, coldStorageGrams: null },
      ],
    };
    expect(changesOf(facts)[0]).toBe(
      'It fits if it may go through base at the hand-over of 02:00.',
    );
  });

  it('is one more vehicle, or that other goods give way', () => {
    const shipments = [
      aShipment({ id: 'fish', tags: ['fish'], priority: 9 }),
      aShipment({ id: 'tomatoes', incompatibleTags: ['fish'] }),
    ];
    const vehicles = [aVehicle({ shiftToSeconds: 4 * HOUR })];
    expect(changesOf({ shipments, vehicles })).toEqual([
      'It fits in one more vehicle like lorry.',
      'It fits if fish leaves it its place: they may not travel together.',
    ]);
  });

  it('is found on demand as well as in the plan', () => {
    const problem = aProblem({ vehicles: [aVehicle({ fuelQuotaMl: 48_000 })] });
    const plan = planRuns(problem, { seed: 1, iterationsMax: 10 });
    expect(nearestChanges(problem, plan, 'tomatoes')).toEqual(plan.unserved[0]?.changes);
  });
});

/** The same change with one unit less; null where there is nothing to count. */
function oneLess(change: NearestChange): NearestChange | null {
  if (change.code === 'more_fuel') {
    return { ...change, params: { ...change.params, ml: change.params.ml - 1 } };
  }
  if (change.code === 'more_common_fuel') {
    return { ...change, params: { ...change.params, ml: change.params.ml - 1 } };
  }
  if (change.code !== 'wider_window') return null;
  const { side, fromSeconds, toSeconds, seconds } = change.params;
  if (seconds < 1) return null;
  const hours = side === 'later' ? { toSeconds: toSeconds - 1 } : { fromSeconds: fromSeconds + 1 };
  return { ...change, params: { ...change.params, seconds: seconds - 1, ...hours } };
}
