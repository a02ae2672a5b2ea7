import fc from 'fast-check';
import { anyVroom } from '../../spec/any-vroom';
import { checkPlan } from '../check-plan';
import { planRuns } from '../plan-runs';
import { checkVroom } from './check/check-vroom';
import { readVroom } from './read-vroom';
import { toRoutingProblem } from './to-routing-problem';
import { writeVroom } from './write-vroom';

const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
const OPTIONS = { seed: 1, iterationsMax: 60 };

describe('any problem in VROOM’s JSON', () => {
  it('is answered as both verifiers would have it: VROOM’s rules and our own', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const json = anyVroom(seed);
        const problem = readVroom(json);
        const ours = toRoutingProblem(problem);
        const plan = planRuns(ours, OPTIONS);
        expect(checkPlan(ours, plan)).toEqual([]);
        expect(checkVroom(json, writeVroom(problem, plan))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('comes to the same after a way through text, and whatever the order of its things', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const json = anyVroom(seed);
        const again: unknown = JSON.parse(JSON.stringify(json));
        expect(readVroom(again)).toEqual(readVroom(json));
        const turned = {
          ...json,
          jobs: json.jobs.toReversed(),
          vehicles: json.vehicles.toReversed(),
        };
        const [one, other] = [json, turned].map((it) => {
          const problem = readVroom(it);
          return writeVroom(problem, planRuns(toRoutingProblem(problem), OPTIONS)).summary.cost;
        });
        expect(other).toBe(one);
      }),
      { numRuns: 40 },
    );
  });

  it('answers the same for the same seed and rounds', () => {
    const problem = readVroom(anyVroom(7));
    const answer = () =>
      JSON.stringify(writeVroom(problem, planRuns(toRoutingProblem(problem), OPTIONS)));
    expect(answer()).toBe(answer());
  });
});
