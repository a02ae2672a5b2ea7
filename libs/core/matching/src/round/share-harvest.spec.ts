import { kg } from '#core/kernel';
import { aLine, aLot, aQuestion, STRAIGHT_ROADS } from '../../spec/example-question';
import { totalOf } from '../../spec/recheck';
import type { MatchingAnswer } from '../matching-answer';
import { RULES_VERSION } from '../rules-version';
import { shareHarvest } from './share-harvest';

function totals(answer: MatchingAnswer): Record<string, number> {
  return Object.fromEntries(
    answer.lines.map(({ lineId }) => [lineId, totalOf(answer, lineId) / 1000]),
  );
}

function codes(answer: MatchingAnswer): string[] {
  return [...answer.lines, ...answer.lots].map((it) => it.reason.code);
}

describe('shareHarvest, by hand', () => {
  it('shares ten baskets between 300 and 100 families as 150 kg and 50 kg, rounded to baskets', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 10 })],
        lines: [
          aLine({ id: 'a', families: 300, wantedGrams: kg(400) }),
          aLine({ id: 'b', families: 100, wantedGrams: kg(400) }),
        ],
      }),
    );
    // Exact shares are 7½ and 2½ baskets; the tie of halves goes by rank.
    expect([140, 160]).toContain(totals(answer)['a']);
    expect(totals(answer)['a']).toBe(200 - (totals(answer)['b'] ?? 0));
    expect(codes(answer)).toEqual([
      'line.filled_in_part_shared',
      'line.filled_in_part_shared',
      'lot.placed',
    ]);
    expect(answer.totals).toMatchObject({ placedGrams: kg(200), linesInPart: 2 });
  });

  it('fills the small wish and lets what it leaves lift the others', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 10 })],
        lines: [
          aLine({ id: 'a', wantedGrams: kg(40) }),
          aLine({ id: 'b', wantedGrams: kg(400) }),
          aLine({ id: 'c', wantedGrams: kg(400) }),
        ],
      }),
    );
    expect(totals(answer)).toEqual({ a: 40, b: 80, c: 80 });
  });

  it('draws ties anew for every seed', () => {
    const winners = new Set(
      Array.from({ length: 20 }, (_, seed) => {
        const lines = [aLine({ id: 'a' }), aLine({ id: 'b' })];
        const lots = [aLot({ id: 'l1', packages: 1 })];
        const answer = shareHarvest(aQuestion({ seed, lots, lines }));
        return answer.allocations[0]?.lineId;
      }),
    );
    expect([...winners].sort()).toEqual(['a', 'b']);
  });

  it('hands on by exchange what only a served line can reach', () => {
    // Both lots can reach a; only the near one can reach b. The near one spoils first, so a draws from it.
    const answer = shareHarvest(
      aQuestion({
        travel: { ...STRAIGHT_ROADS, maxMetres: 200_000 },
        lots: [
          aLot({ id: 'far', packages: 5, latitude: 8.7, longitude: -66.91 }),
          aLot({
            id: 'near',
            packages: 5,
            latitude: 10.5,
            longitude: -66.91,
            bestBeforeOn: '2026-11-28',
          }),
        ],
        lines: [
          aLine({ id: 'a', wantedGrams: kg(100), latitude: 9.6, families: 500 }),
          aLine({ id: 'b', wantedGrams: kg(100), latitude: 11 }),
        ],
      }),
    );
    expect(totals(answer)).toEqual({ a: 100, b: 100 });
    expect(answer.allocations.map((it) => `${it.lotId}→${it.lineId}`)).toEqual(['far→a', 'near→b']);
  });

  it.each([1, 2, 3, 4])(
    'sends out first what will not keep until the next round, each grower alike (seed %i)',
    (seed) => {
      const answer = shareHarvest(
        aQuestion({
          seed,
          lots: [
            aLot({
              ...{ id: 'fresh-here', packages: 2, latitude: 10.5, longitude: -66.9 },
              bestBeforeOn: '2026-12-20',
            }),
            aLot({ id: 'old-far', packages: 4, bestBeforeOn: '2026-11-28' }),
            aLot({ id: 'old-nearer', packages: 2, bestBeforeOn: '2026-11-29', longitude: -68 }),
          ],
          lines: [aLine({ id: 'a', wantedGrams: kg(60) })],
        }),
      );
      expect(answer.allocations.map((it) => [it.lotId, it.packages])).toEqual([
        ['old-far', 2],
        ['old-nearer', 1],
      ]);
    },
  );

  it('goes up to the most only when everybody has what they want', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 10 })],
        lines: [
          aLine({ id: 'a', wantedGrams: kg(40), maxGrams: kg(400), families: 900 }),
          aLine({ id: 'b', wantedGrams: kg(100), maxGrams: kg(100), families: 10 }),
        ],
      }),
    );
    expect(totals(answer)).toEqual({ a: 100, b: 100 });
  });

  it('leaves out the line with the most demanding minimum and shares its part among the others', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 6 })],
        lines: [
          aLine({ id: 'a', minGrams: kg(60) }),
          aLine({ id: 'b', minGrams: kg(40) }),
          aLine({ id: 'c', minGrams: kg(100) }),
        ],
      }),
    );
    expect(totals(answer)).toEqual({ a: 60, b: 60, c: 0 });
    expect(answer.lines[2]?.reason.code).toBe('line.below_minimum');
  });

  it('brings a line back when what it needs is left over after all', () => {
    // 2, 2 and 1 baskets are below all three minimums. c goes first (1.33 kg a family), then b; a is
    // filled with 3 baskets, and the 2 that are left are just what c needs.
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 5 })],
        lines: [
          aLine({ id: 'a', minGrams: kg(60), wantedGrams: kg(60) }),
          aLine({ id: 'b', minGrams: kg(100), wantedGrams: kg(100) }),
          aLine({ id: 'c', minGrams: kg(40), wantedGrams: kg(60), families: 30 }),
        ],
      }),
    );
    expect(totals(answer)).toEqual({ a: 60, b: 0, c: 40 });
  });

  it('leaves food over rather than below a minimum, and says so', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 8 })],
        lines: [
          aLine({ id: 'a', minGrams: kg(100), wantedGrams: kg(100) }),
          aLine({ id: 'b', minGrams: kg(100), wantedGrams: kg(100), families: 99 }),
        ],
      }),
    );
    expect(totals(answer)).toEqual({ a: 100, b: 0 });
    expect(answer.lots[0]?.reason.code).toBe('lot.minimums_unmet');
  });

  it('takes the second-best product only for what the first left short', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [
          aLot({ id: 'carrots', productId: 'carrot', packageGrams: kg(60), packages: 5 }),
          aLot({ id: 'tomatoes', packages: 2 }),
        ],
        lines: [
          aLine({ id: 'a', substituteProductIds: ['potato', 'carrot'], wantedGrams: kg(100) }),
        ],
      }),
    );
    expect(answer.allocations.map((it) => [it.lotId, it.packages, it.substitute])).toEqual([
      ['carrots', 1, true],
      ['tomatoes', 2, false],
    ]);
    expect(codes(answer)).toEqual(['line.filled_with_substitute', 'lot.demand_met', 'lot.placed']);
  });

  it('gives the product itself again when a line with too high a minimum makes way', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [
          aLot({ id: 'carrots', productId: 'carrot', packages: 5 }),
          aLot({ id: 'tomatoes', packages: 4 }),
        ],
        lines: [
          aLine({ id: 'a', substituteProductIds: ['carrot'], wantedGrams: kg(80) }),
          aLine({ id: 'b', minGrams: kg(80), wantedGrams: kg(80) }),
        ],
      }),
    );
    expect(answer.allocations.map((it) => [it.lotId, it.lineId, it.packages])).toEqual([
      ['tomatoes', 'a', 4],
    ]);
  });

  it('counts what was accepted earlier before giving more', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 3 })],
        lines: [aLine({ id: 'a', alreadyGrams: kg(60) }), aLine({ id: 'b' })],
      }),
    );
    expect(totals(answer)).toEqual({ a: 60, b: 60 });
    expect(answer.lines[0]).toMatchObject({ alreadyGrams: kg(60), grams: 0 });
  });

  it('mixes baskets of 20 kg and sacks of 60 kg, each whole', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [
          aLot({ id: 'baskets', packages: 2, bestBeforeOn: '2026-11-30' }),
          aLot({ id: 'sacks', packages: 1, packageGrams: kg(60) }),
        ],
        lines: [aLine({ id: 'a', wantedGrams: kg(100) })],
      }),
    );
    expect(answer.allocations.map((it) => [it.lotId, it.packages])).toEqual([
      ['baskets', 2],
      ['sacks', 1],
    ]);
  });

  it('answers an empty question', () => {
    expect(shareHarvest(aQuestion({}))).toMatchObject({
      rulesVersion: RULES_VERSION,
      allocations: [],
      lines: [],
      lots: [],
    });
  });

  it.each([
    ['a lot twice', { lots: [aLot({ id: 'l1' }), aLot({ id: 'l1' })] }],
    ['half a package', { lots: [aLot({ id: 'l1', packages: 1.5 })] }],
    ['a weightless package', { lots: [aLot({ id: 'l1', packageGrams: 0 })] }],
    ['a day that is none', { lots: [aLot({ id: 'l1', readyOn: '2026-02-30' })] }],
    ['a minimum above the most', { lines: [aLine({ id: 'a', minGrams: 2, wantedGrams: 1 })] }],
    ['other rules', { rulesVersion: '0.0.1' }],
    ['masses beyond counting', { lots: [aLot({ id: 'l1', packages: Number.MAX_SAFE_INTEGER })] }],
  ])('refuses %s', (_, facts) => {
    expect(() => shareHarvest(aQuestion(facts))).toThrow(RangeError);
  });
});
