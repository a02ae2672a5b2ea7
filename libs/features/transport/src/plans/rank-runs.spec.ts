import fc from 'fast-check';
import type { PlannedRun, RoutingPlan, RoutingProblem } from '#core/routing';
import { rankRuns } from './rank-runs';

/** As much of a question and an answer as a ranking looks at. */
function scene(runs: readonly { fuelMl: number; goods: readonly string[] }[], priority = 100) {
  const ids = runs.flatMap((it) => it.goods);
  const problem = {
    shipments: ids.map((id) => ({ id, priority, deliverySiteId: `site of ${id}` })),
  } as unknown as RoutingProblem;
  const answer = {
    runs: runs.map(({ fuelMl, goods }, index) => ({
      ...{ vehicleId: `v${String(index)}`, fuelMl, metres: 1, servedGrams: 1 },
      steps: [{ kind: 'delivery', shipmentIds: goods }],
    })) as unknown as PlannedRun[],
  } as unknown as RoutingPlan;
  const weight = { urgency: 5, families: 20, debtPermille: 1000 };
  return { problem, answer, weights: Object.fromEntries(ids.map((id) => [id, weight])) };
}

describe('rankRuns', () => {
  it('lets those go first that serve most per litre', () => {
    const { problem, answer, weights } = scene([
      { fuelMl: 50_000, goods: ['a'] },
      { fuelMl: 100_000, goods: ['b', 'c', 'd'] },
    ]);
    const ranked = rankRuns(problem, answer, weights);
    expect(ranked).toMatchObject([
      { rank: 1, vehicleId: 'v1', priority: 300, priorityPerLitre: 3, families: 60 },
      { rank: 2, vehicleId: 'v0', priority: 100, priorityPerLitre: 2, families: 20 },
    ]);
  });

  it('ranks every run once, by what it serves per litre', () => {
    const anyRun = fc.record({
      fuelMl: fc.integer({ min: 0, max: 300_000 }),
      goods: fc.array(fc.uuid(), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 12 }), (runs) => {
        const { problem, answer, weights } = scene(runs);
        const ranked = rankRuns(problem, answer, weights);
        expect(ranked.map((it) => it.vehicleId).sort()).toEqual(
          answer.runs.map((it) => it.vehicleId).sort(),
        );
        const worths = ranked.map((it) => it.priorityPerLitre ?? Infinity);
        expect(worths).toEqual([...worths].sort((a, b) => b - a));
      }),
    );
  });
});
