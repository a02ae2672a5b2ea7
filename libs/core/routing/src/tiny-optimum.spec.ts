import { aTinyProblem, TINY_RULES } from '../spec/a-tiny-problem';
import { bestByTrying, compareWorth, worthOf } from '../spec/best-by-trying';
import { checkPlan } from './check-plan';
import { planRuns } from './plan-runs';

const PROBLEMS = 2000;
/** Every rule must be met at least so often among them. */
const MET_MIN = 100;
const ITERATIONS = 150;
/**
 * Of the first 1,000 problems the search found the very best in 990 when this was written; half of what
 * it missed has one vehicle bring goods to a centre and fetch them there again.
 */
const MISSED_SHARE_MAX = 0.015;

describe('planRuns on tiny problems', () => {
  it('finds what trying every run of every vehicle finds, whatever the rules', () => {
    const met = new Map<string, number>();
    const missed: number[] = [];
    for (let seed = 1; seed <= PROBLEMS; seed += 1) {
      const { problem, rules } = aTinyProblem(seed);
      for (const rule of rules) met.set(rule, (met.get(rule) ?? 0) + 1);
      const plan = planRuns(problem, { seed: 1, iterationsMax: ITERATIONS });
      expect({ seed, violations: checkPlan(problem, plan) }).toEqual({ seed, violations: [] });
      const worth = worthOf(problem, plan.totals);
      const best = bestByTrying(problem).worth;
      // Money is rounded once a run, so where roads have fractions it may differ by a unit or two.
      const difference = compareWorth(worth, best, rules.has('fractions') ? 2 : 0);
      expect({ seed, isBeyondBest: difference < 0 }).toEqual({ seed, isBeyondBest: false });
      if (difference > 0) missed.push(seed);
    }
    expect({ missed, isFew: missed.length <= MISSED_SHARE_MAX * PROBLEMS }).toEqual({
      missed,
      isFew: true,
    });
    const seldom = TINY_RULES.filter((rule) => (met.get(rule) ?? 0) < MET_MIN);
    expect(seldom).toEqual([]);
  }, 300_000);
});
