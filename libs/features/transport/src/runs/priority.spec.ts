import fc from 'fast-check';
import { priorityOf, weightOf } from './priority';

const usual = { daysLeft: 5, families: 100, debtGrams: 0, wantedGrams: 1_000_000 };

describe('priority', () => {
  it('is urgency × families × fairness debt', () => {
    expect(weightOf(usual)).toEqual({ urgency: 10, families: 100, debtPermille: 1000 });
    expect(priorityOf(weightOf(usual))).toBe(1_000);
    expect(priorityOf(weightOf({ ...usual, debtGrams: 500_000 }))).toBe(1_500);
    expect(priorityOf(weightOf({ ...usual, debtGrams: -9_000_000 }))).toBe(500);
  });

  it('never falls when goods have fewer days, more families or a greater debt', () => {
    const anyFacts = fc.record({
      daysLeft: fc.integer({ min: -3, max: 60 }),
      families: fc.integer({ min: 0, max: 20_000 }),
      debtGrams: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      wantedGrams: fc.integer({ min: 0, max: 10 ** 9 }),
    });
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const priority = priorityOf(weightOf(facts));
        const more = [
          { ...facts, daysLeft: facts.daysLeft - 1 },
          { ...facts, families: facts.families + 10 },
          { ...facts, debtGrams: facts.debtGrams + 1_000 },
        ];
        expect(priority).toBeGreaterThanOrEqual(1);
        for (const it of more) expect(priorityOf(weightOf(it))).toBeGreaterThanOrEqual(priority);
      }),
    );
  });
});
