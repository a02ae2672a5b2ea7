import { giniOf, worstShare } from './fairness';

const standing = (had: number, right: number) => ({ had, right });

describe('fairness over a season', () => {
  it('names the line that had least of its rights', () => {
    expect(worstShare([standing(10, 10), standing(3, 4), standing(9, 8)])).toBe(0.75);
  });

  it('takes a line without rights as content', () => {
    expect(worstShare([standing(0, 0), standing(2, 2)])).toBe(1);
  });

  it('finds nothing unequal where all had the same part of unequal rights', () => {
    expect(giniOf([standing(5, 10), standing(50, 100), standing(1, 2)])).toBe(0);
  });

  it('comes near one when a single line had everything', () => {
    const others = Array.from({ length: 99 }, () => standing(0, 1));
    expect(giniOf([...others, standing(1, 1)])).toBeCloseTo(0.99);
  });

  it('is half the mean difference over the mean', () => {
    const shares = [0.2, 0.5, 0.9, 1.4];
    const pairs = shares.flatMap((a) => shares.map((b) => Math.abs(a - b)));
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const gini = giniOf(shares.map((it) => standing(it, 1)));
    expect(gini).toBeCloseTo(mean(pairs) / 2 / mean(shares), 12);
  });
});
