import { kg } from '#core/kernel';
import fc from 'fast-check';
import { anyShape, withPolicy } from '../../spec/any-shape';
import { aLine, aLot, aQuestion } from '../../spec/example-question';
import { randomQuestion } from '../../spec/random-question';
import { brokenPromises, totalOf } from '../../spec/recheck';
import { sharedAtHome } from '../../spec/shared-at-home';
import type { MatchingQuestion } from '../matching-question';
import { groupsOf, shareGroup } from './share-group';
import { joinGroups } from './join-groups';
import { shareHarvest } from './share-harvest';

const RUNS = { numRuns: 300 };

const total = (grams: readonly number[]): number => grams.reduce((sum, it) => sum + it, 0);

describe('the voted weights of a round', () => {
  it('keep every promise, whatever they are', () => {
    fc.assert(
      fc.property(anyShape, fc.constantFrom(0, 100, 500), (shape, tolerancePermille) => {
        const question = withPolicy(randomQuestion(shape), { tolerancePermille });
        expect(brokenPromises({ question, answer: shareHarvest(question) })).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leave no commune below what its own harvest gives it, up to the norm', () => {
    fc.assert(
      fc.property(anyShape, fc.constantFrom(50, 500), (shape, norm) => {
        const sizes = { packageGrams: [20_000], minimumPercent: 0, substitutePercent: 0 };
        const random = randomQuestion({ ...shape, ...sizes });
        const normGramsPerFamily = Object.fromEntries(
          ['product-000', 'product-001', 'product-002'].map((product) => [product, norm]),
        );
        const question = { ...random, policy: { ...random.policy, normGramsPerFamily } };
        const answer = shareHarvest(question);
        const home = sharedAtHome(question, norm);
        for (const { communeId } of question.lines) {
          const own = question.lines.filter((line) => line.communeId === communeId);
          const kept = own.map(({ id }) => home.find((it) => it.lineId === id)?.grams ?? 0);
          const has = own.map(({ id }) => totalOf(answer, id));
          expect(total(has)).toBeGreaterThanOrEqual(total(kept));
        }
      }),
      RUNS,
    );
  });

  it('let an old debt come first, and only then share evenly', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 10 })],
        lines: [
          aLine({ id: 'a', communeId: 'a', debtGrams: kg(80), wantedGrams: kg(400) }),
          aLine({ id: 'b', communeId: 'b', wantedGrams: kg(400) }),
        ],
      }),
    );
    expect([totalOf(answer, 'a'), totalOf(answer, 'b')]).toEqual([kg(140), kg(60)]);
  });

  it('share first among communes, then among the lines of each', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 12 })],
        lines: [
          aLine({ id: 'a', communeId: 'one', families: 100, wantedGrams: kg(20) }),
          aLine({ id: 'b', communeId: 'one', families: 100, wantedGrams: kg(400) }),
          aLine({ id: 'c', communeId: 'two', families: 100, wantedGrams: kg(400) }),
        ],
      }),
    );
    expect(['a', 'b', 'c'].map((id) => totalOf(answer, id))).toEqual([kg(20), kg(140), kg(80)]);
  });

  it('set aside first what an agreement says', () => {
    const facts = {
      lots: [aLot({ id: 'l1', packages: 10, communeId: 'carache' })],
      lines: [
        aLine({ id: 'a', communeId: 'a', families: 10, wantedGrams: kg(400) }),
        aLine({ id: 'b', communeId: 'b', families: 990, wantedGrams: kg(400) }),
      ],
    };
    const pair = { supplierCommuneId: 'carache', customerCommuneId: 'a', productId: 'tomato' };
    const agreed = shareHarvest(
      aQuestion({ ...facts, agreements: [{ id: 'x', ...pair, grams: kg(90) }] }),
    );
    expect(totalOf(agreed, 'a')).toBe(kg(80));
    expect(totalOf(shareHarvest(aQuestion(facts)), 'a')).toBe(0);
  });

  it('let a preference decide between roads, never between shares', () => {
    const question = aQuestion({
      lots: [
        aLot({ id: 'near', communeId: 'near', latitude: 10.4, longitude: -66.9, packages: 10 }),
        aLot({ id: 'friend', communeId: 'friend', packages: 10 }),
      ],
      lines: [aLine({ id: 'a', wantedGrams: kg(200) }), aLine({ id: 'b', communeId: 'b' })],
    });
    const preferences = [
      { supplierCommuneId: 'friend', customerCommuneId: 'b', costPermille: 10 },
      { supplierCommuneId: 'near', customerCommuneId: 'b', costPermille: 90_000 },
    ];
    const answer = shareHarvest({ ...question, preferences });
    expect(answer.allocations.map((it) => `${it.lotId}→${it.lineId}`)).toEqual([
      'friend→b',
      'near→a',
    ]);
    expect([totalOf(answer, 'a'), totalOf(answer, 'b')]).toEqual([kg(200), kg(200)]);
  });

  it('save road within the tolerance, and say whose share was moved', () => {
    const question = aQuestion({
      lots: [aLot({ id: 'l1', packages: 20 })],
      lines: [
        aLine({ id: 'far', communeId: 'far', wantedGrams: kg(400) }),
        aLine({
          ...{ id: 'near', communeId: 'near', wantedGrams: kg(400) },
          ...{ latitude: 9.7, longitude: -70.2 },
        }),
      ],
    });
    const policy = { ...question.policy, tolerancePermille: 200 };
    const answer = shareHarvest({ ...question, policy });
    expect([totalOf(answer, 'far'), totalOf(answer, 'near')]).toEqual([kg(160), kg(240)]);
    expect(answer.groups[0]?.fair?.lineUnits).toEqual([10, 10]);
  });

  it('ask for more days of shelf life where a margin was voted', () => {
    const facts = { lots: [aLot({ id: 'l1' })], lines: [aLine({ id: 'a' })] };
    const question = aQuestion(facts);
    const policy = { ...question.policy, shelfMarginDays: 3 };
    expect(shareHarvest({ ...question, policy }).lines[0]?.reason).toMatchObject({
      code: 'line.shelf_life_short',
      params: { daysAsked: 3 },
    });
  });

  interface Faults {
    readonly policy?: Partial<MatchingQuestion['policy']>;
    readonly preferences?: readonly string[];
    readonly agreements?: readonly string[];
  }
  const FAULTS: readonly (readonly [string, Faults])[] = [
    ['a tolerance above the whole', { policy: { tolerancePermille: 1001 } }],
    ['half a gram of norm', { policy: { normGramsPerFamily: { tomato: 0.5 } } }],
    ['two preferences for a pair', { preferences: ['p', 'p'] }],
    ['an agreement twice', { agreements: ['x', 'x'] }],
  ];
  it.each(FAULTS)('refuse %s', (_, { policy = {}, preferences = [], agreements = [] }) => {
    const question = aQuestion({});
    const pair = { supplierCommuneId: 's', customerCommuneId: 'c' };
    const faulty: MatchingQuestion = {
      ...question,
      policy: { ...question.policy, ...policy },
      preferences: preferences.map(() => ({ ...pair, costPermille: 1 })),
      agreements: agreements.map((id) => ({ id, ...pair, productId: 'p', grams: 1 })),
    };
    expect(() => shareHarvest(faulty)).toThrow(RangeError);
  });
});

describe('the groups of a round', () => {
  it('are shared apart and joined in any order to the same bytes', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const question = withPolicy(randomQuestion(shape), {});
        const parts = groupsOf(question).map(({ key }) => shareGroup(question, key));
        const sent = structuredClone(parts).reverse();
        expect(JSON.stringify(joinGroups(question, sent))).toBe(
          JSON.stringify(shareHarvest(question)),
        );
      }),
      RUNS,
    );
  });

  it('come with most work first, and only those that exist are shared', () => {
    const question = aQuestion({
      lots: [aLot({ id: 'l1' }), aLot({ id: 'l2', productId: 'leek' })],
      lines: [aLine({ id: 'a' }), aLine({ id: 'b' }), aLine({ id: 'c', productId: 'leek' })],
    });
    expect(groupsOf(question)).toEqual([
      { key: 'tomato', pairsGuess: 2 },
      { key: 'leek', pairsGuess: 1 },
    ]);
    expect(() => shareGroup(question, 'onion')).toThrow(RangeError);
  });

  it('tell their stages and can be stopped between them', () => {
    const question = aQuestion({ lots: [aLot({ id: 'l1' })], lines: [aLine({ id: 'a' })] });
    const told: string[] = [];
    shareGroup(question, 'tomato', {
      progress: (product, stage) => told.push(`${product} ${stage}`),
    });
    expect(told).toEqual(['tomato cover', 'tomato place', 'tomato transport', 'tomato done']);
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => shareGroup(question, 'tomato', { signal: stop })).toThrow('enough');
  });

  it('depend on the ids only by their order and the draw', () => {
    const question = aQuestion({
      lots: [aLot({ id: 'l1', packages: 7 }), aLot({ id: 'l2', packages: 3, longitude: -69 })],
      lines: [
        aLine({ id: 'a', communeId: 'a', families: 70 }),
        aLine({ id: 'b', communeId: 'b', families: 130 }),
      ],
    });
    const renamed = {
      ...question,
      lots: question.lots.map((lot) => ({ ...lot, id: `x${lot.id}`, productId: 'other' })),
      lines: question.lines.map((line) => ({ ...line, id: `x${line.id}`, productId: 'other' })),
    };
    const grams = (it: MatchingQuestion): number[] => shareHarvest(it).lines.map((x) => x.grams);
    expect(grams(renamed)).toEqual(grams(question));
  });
});
