import fc from 'fast-check';
import type { MatchingPolicy, MatchingQuestion } from '../src';
import type { RandomShape } from './random-question';

/** Small networks of all kinds; the seed decides the rest. */
export const anyShape: fc.Arbitrary<RandomShape> = fc.record({
  seed: fc.nat(1_000_000),
  lots: fc.integer({ min: 0, max: 10 }),
  lines: fc.integer({ min: 0, max: 10 }),
  products: fc.integer({ min: 1, max: 3 }),
  packageGrams: fc.constantFrom([20_000], [20_000, 60_000], [18_000, 20_000, 45_000, 60_000]),
  packagesMax: fc.integer({ min: 1, max: 8 }),
  wantedMax: fc.integer({ min: 1, max: 10 }),
  minimumPercent: fc.constantFrom(0, 30, 80),
  substitutePercent: fc.constantFrom(0, 50),
  isStrict: fc.boolean(),
  maxMetres: fc.constantFrom(null, 150_000, 300_000, 450_000),
  communes: fc.integer({ min: 1, max: 8 }),
});

/** The question under other weights, with norms, agreements and preferences between some of its communes. */
export function withPolicy(
  question: MatchingQuestion,
  policy: Partial<MatchingPolicy>,
): MatchingQuestion {
  const [line] = question.lines;
  const pair = {
    supplierCommuneId: question.lots[0]?.communeId ?? 'carache',
    customerCommuneId: line?.communeId ?? 'caracas',
  };
  return {
    ...question,
    policy: {
      ...question.policy,
      normGramsPerFamily: { 'product-000': 300, 'product-001': 0 },
      ...policy,
    },
    agreements: [
      { id: 'pair', ...pair, productId: line?.productId ?? 'product-000', grams: 50_000 },
      { id: 'pair-2', ...pair, productId: 'product-001', grams: 45_000 },
    ],
    preferences: [{ ...pair, costPermille: 600 }],
  };
}
