import fc from 'fast-check';
import { aNetwork } from '../../spec/a-network';
import { aWholeProblem } from '../../spec/a-whole-problem';
import { randomOf, shuffle } from '../../spec/random';
import { checkPlan } from '../check-plan';
import { evaluatePlan } from '../evaluate-plan';
import type { RoutingPlan } from '../plan';
import { planRuns } from '../plan-runs';
import type { CurrentRun, RoutingProblem } from '../problem';
import { PlanSearch } from './plan-search';
import { compareSolutions } from './solution';

const anyWhole = fc.integer({ min: 0, max: 1_000_000 }).map(aWholeProblem);
const plan = (problem: RoutingProblem, iterationsMax = 120): RoutingPlan =>
  planRuns(problem, { seed: 1, iterationsMax });

describe('the search, whatever a problem asks', () => {
  it('gives plans in which the evaluator and the verifier find nothing', () => {
    fc.assert(
      fc.property(anyWhole, (problem) => {
        const answer = plan(problem);
        expect(evaluatePlan(problem, runsOf(answer)).conflicts).toEqual([]);
        expect(checkPlan(problem, answer)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('gives lower bounds that its own plans do not undercut', () => {
    fc.assert(
      fc.property(anyWhole, (problem) => {
        const { lowerBounds, totals } = plan(problem);
        expect(lowerBounds.vehicles).toBeLessThanOrEqual(totals.vehicles);
        expect(lowerBounds.metres).toBeLessThanOrEqual(totals.metres + 1e-6);
        expect(lowerBounds.costMinor).toBeLessThanOrEqual(totals.costMinor + 1e-6);
      }),
      { numRuns: 80 },
    );
  });

  it('gives the same plan for the same seed, in whatever order the input comes', () => {
    fc.assert(
      fc.property(anyWhole, fc.integer(), (problem, seed) => {
        const once = JSON.stringify(plan(problem, 60));
        const random = randomOf(seed);
        const mixed = {
          ...problem,
          sites: shuffle([...problem.sites], random),
          vehicles: shuffle([...problem.vehicles], random),
          shipments: shuffle([...problem.shipments], random),
          centres: shuffle([...(problem.centres ?? [])], random),
        };
        expect(JSON.stringify(plan(problem, 60))).toBe(once);
        expect(JSON.stringify(plan(mixed, 60))).toBe(once);
      }),
      { numRuns: 40 },
    );
  });

  it('never falls behind the plan that it begins with', () => {
    fc.assert(
      fc.property(anyWhole, (whole) => {
        const problem = { ...whole, locks: {} };
        const before = plan(problem);
        const locks = { currentPlan: runsOf(before) };
        const after = planRuns({ ...problem, locks }, { seed: 2, iterationsMax: 3 });
        const [was, is] = [before.totals, after.totals];
        expect(is.servedPriority).toBeGreaterThanOrEqual(was.servedPriority);
        if (is.servedPriority > was.servedPriority) return;
        expect(is.servedShipments).toBeGreaterThanOrEqual(was.servedShipments);
        const isVehicles = (problem.objective ?? 'vehicles') === 'vehicles';
        if (!isVehicles || is.servedShipments > was.servedShipments) return;
        expect(is.vehicles).toBeLessThanOrEqual(was.vehicles);
      }),
      { numRuns: 80 },
    );
  });
});

describe('a search in slices', () => {
  const problem = aNetwork({ seed: 3, shipments: 60, vehicles: 9 });

  it('finds what it finds in one go', () => {
    const [one, other] = [0, 0].map(() => new PlanSearch(problem, 1, { rounds: 400 }));
    one?.run({});
    for (let slice = 0; slice < 8; slice += 1) other?.run({ rounds: 50 });
    expect(other?.isOver).toBe(true);
    expect(JSON.stringify(other?.plan())).toBe(JSON.stringify(one?.plan()));
  });

  it('goes on from what another found, and never ends behind it', () => {
    const good = new PlanSearch(problem, 1, { rounds: 3000 });
    good.run({});
    const late = new PlanSearch(problem, 2, { rounds: 50 });
    const travelled = structuredClone(good.best());
    late.adopt(travelled);
    late.run({});
    expect(compareSolutions(late.best(), travelled, true)).toBeLessThanOrEqual(0);
    expect(checkPlan(problem, late.plan())).toEqual([]);
  });

  it('stops at the clock', () => {
    let clock = 0;
    const search = new PlanSearch(problem, 1, { milliseconds: 1000, now: () => (clock += 10) });
    search.run({});
    expect(search.isOver).toBe(true);
    expect(search.rounds).toBeGreaterThan(0);
  });
});

it('plans 5,000 stops', () => {
  const problem = aNetwork({ seed: 9, shipments: 2500, vehicles: 220 });
  const answer = plan(problem, 60);
  expect(checkPlan(problem, answer)).toEqual([]);
  expect(answer.totals.servedShipments).toBeGreaterThan(1000);
}, 60_000);

function runsOf(answer: RoutingPlan): CurrentRun[] {
  return answer.runs.map(({ vehicleId, steps }) => ({
    vehicleId,
    stops: steps.flatMap(({ kind, shipmentIds, legs }) =>
      kind === 'pickup' || kind === 'delivery'
        ? shipmentIds.map((shipmentId, at) => {
            const leg = legs?.[at];
            return { kind, shipmentId, ...(leg && { leg }) };
          })
        : [],
    ),
  }));
}
