import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlan } from './check-plan';
import { planRuns } from './plan-runs';
import type { RoutingProblem } from './problem';

const PAGE = join(__dirname, '../../../../docs/routing.md');

/** The problem that the page asks its readers to solve. */
function example(): RoutingProblem {
  const text = /```json example-problem\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8'))?.[1];
  return JSON.parse(text ?? '') as RoutingProblem;
}

it('is solved as docs/routing.md says: the 4×4 fetches potatoes, the lorry coffee', () => {
  const problem = example();
  const plan = planRuns(problem, { seed: 1, iterationsMax: 200 });
  expect(checkPlan(problem, plan)).toEqual([]);
  const goods = plan.runs.map((run) => [run.vehicleId, run.steps[1]?.shipmentIds]);
  expect(goods).toEqual([
    ['4x4', ['potatoes']],
    ['lorry', ['coffee']],
  ]);
  expect(plan.unserved).toEqual([]);
});
