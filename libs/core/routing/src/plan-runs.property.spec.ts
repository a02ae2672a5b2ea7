import fc from 'fast-check';
import { aNetwork } from '../spec/a-network';
import { anyProblem } from '../spec/any-problem';
import { checkPlan } from './check-plan';
import { evaluateRun } from './evaluate-run';
import type { RoutingPlan } from './plan';
import { planRuns } from './plan-runs';
import type { RoutingProblem, RunStop } from './problem';
import { randomOf, shuffle } from '../spec/random';
import { reasonText } from './reason-text';

const SIZE = { sitesMax: 6, vehiclesMax: 4, shipmentsMax: 10 };
const plan = (problem: RoutingProblem): RoutingPlan =>
  planRuns(problem, { seed: 1, iterationsMax: 60 });

describe('planRuns, whatever the problem', () => {
  it('keeps every rule, serves each shipment once or says why not', () => {
    fc.assert(
      fc.property(anyProblem(SIZE), (problem) => {
        const answer = plan(problem);
        expect(checkPlan(problem, answer)).toEqual([]);
        for (const { reason } of answer.unserved) {
          expect(reasonText(reason, 'es')).not.toMatch(/undefined|NaN|null/);
          expect(reasonText(reason, 'en')).not.toMatch(/undefined|NaN|null/);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('never loads more than fits, and never unloads what is not loaded', () => {
    fc.assert(
      fc.property(anyProblem(SIZE), (problem) => {
        for (const { vehicleId, steps } of plan(problem).runs) {
          const vehicle = problem.vehicles.find((it) => it.id === vehicleId);
          const onBoard = new Set<string>();
          for (const step of steps) {
            expect(step.loadGrams).toBeLessThanOrEqual(vehicle?.capacityGrams ?? 0);
            for (const id of step.shipmentIds) {
              if (step.kind === 'pickup') onBoard.add(id);
              else expect(onBoard.delete(id)).toBe(true);
            }
          }
          expect(onBoard.size).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same plan for the same seed, in whatever order the input comes', () => {
    fc.assert(
      fc.property(anyProblem(SIZE), fc.integer(), (problem, seed) => {
        const once = JSON.stringify(plan(problem));
        expect(JSON.stringify(plan(problem))).toBe(once);
        expect(JSON.stringify(plan(shuffled(problem, seed)))).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('gives only whole numbers', () => {
    fc.assert(
      fc.property(anyProblem(SIZE), (problem) => {
        JSON.stringify(plan(problem), (_key, value: unknown) => {
          if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          return value;
        });
      }),
      { numRuns: 100 },
    );
  });

  it('evaluates its own runs without a conflict and to the same figures', () => {
    fc.assert(
      fc.property(anyProblem(SIZE), (problem) => {
        for (const run of plan(problem).runs) {
          const evaluation = evaluateRun(problem, run.vehicleId, stopsOf(run.steps));
          expect(evaluation.conflicts).toEqual([]);
          expect(evaluation.run).toEqual(run);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('begins with the current plan and never falls behind it', () => {
    fc.assert(
      fc.property(anyProblem(SIZE, false), (problem) => {
        const before = planRuns(problem, { seed: 2, iterationsMax: 20 });
        const currentPlan = before.runs.map(({ vehicleId, steps }) => ({
          vehicleId,
          stops: stopsOf(steps),
        }));
        const after = planRuns(
          { ...problem, locks: { currentPlan } },
          { seed: 3, iterationsMax: 5 },
        );
        expect(after.totals.servedPriority).toBeGreaterThanOrEqual(before.totals.servedPriority);
      }),
      { numRuns: 100 },
    );
  });
});

describe('planRuns on a network', () => {
  it('keeps every rule for 120 shipments and improves on the first draft', () => {
    const problem = aNetwork({ seed: 5, shipments: 120, vehicles: 14 });
    const first = planRuns(problem, { seed: 1, iterationsMax: 0 });
    const better = planRuns(problem, { seed: 1, iterationsMax: 800 });
    expect(checkPlan(problem, first)).toEqual([]);
    expect(checkPlan(problem, better)).toEqual([]);
    expect(better.totals.servedPriority).toBeGreaterThanOrEqual(first.totals.servedPriority);
  });

  it('keeps every rule when only the near vehicles are asked', () => {
    const problem = aNetwork({ seed: 6, shipments: 400, vehicles: 45 });
    expect(checkPlan(problem, planRuns(problem, { seed: 1, iterationsMax: 300 }))).toEqual([]);
  });
});

function stopsOf(steps: RoutingPlan['runs'][number]['steps']): RunStop[] {
  return steps.flatMap(({ kind, shipmentIds }) =>
    kind !== 'pickup' && kind !== 'delivery'
      ? []
      : shipmentIds.map((shipmentId) => ({ kind, shipmentId })),
  );
}

function shuffled(problem: RoutingProblem, seed: number): RoutingProblem {
  const random = randomOf(seed);
  const { locks } = problem;
  return {
    ...problem,
    sites: shuffle([...problem.sites], random),
    vehicles: shuffle([...problem.vehicles], random),
    shipments: shuffle([...problem.shipments], random),
    locks: {
      vehicleLocks: shuffle([...(locks.vehicleLocks ?? [])], random),
      orderLocks: shuffle([...(locks.orderLocks ?? [])], random),
      currentPlan: shuffle([...(locks.currentPlan ?? [])], random),
    },
  };
}
