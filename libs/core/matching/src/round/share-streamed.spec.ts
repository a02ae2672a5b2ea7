import fc from 'fast-check';
import { anyShape, withPolicy } from '../../spec/any-shape';
import { randomQuestion } from '../../spec/random-question';
import type { MarketRecord, MatchingAnswer } from '../matching-answer';
import { certifyHarvest } from './certify-harvest';
import { shareHarvest } from './share-harvest';

/** What all ways of moving the same shares at the same cost have in common. */
function sharesOf(answer: MatchingAnswer): unknown {
  return answer.groups.map((record: MarketRecord) => ({
    ...{ ids: [record.lotIds, record.lineIds], dropped: record.dropped, rights: record.rights },
    lotUnits: record.lotUnits,
    lineUnits: record.fair?.lineUnits ?? record.lineUnits,
    segments: record.segments,
  }));
}

const RUNS = { numRuns: 30 };
/** No pairs in memory. */
const streaming = { densePairsMax: 0 };

describe('a market of too many pairs', () => {
  const wide = anyShape.map((shape) => ({
    ...shape,
    ...{ lots: shape.lots * 6, lines: shape.lines * 6, products: 1, substitutePercent: 0 },
  }));

  it('is shared as with all pairs in memory', () => {
    fc.assert(
      fc.property(wide, (shape) => {
        const random = { ...shape, minimumPercent: 0, packageGrams: [20_000] };
        const question = withPolicy(randomQuestion(random), { tolerancePermille: 0 });
        const dense = shareHarvest(question);
        const streamed = shareHarvest(question, streaming);
        expect(sharesOf(streamed)).toEqual(sharesOf(dense));
      }),
      RUNS,
    );
  });

  it('costs as little to move as with all pairs in memory', () => {
    fc.assert(
      fc.property(wide, fc.constantFrom(0, 200), (shape, tolerancePermille) => {
        const random = { ...shape, minimumPercent: 0, packageGrams: [20_000] };
        const question = { ...randomQuestion(random) };
        const voted = { ...question, policy: { ...question.policy, tolerancePermille } };
        const metres = (answer: MatchingAnswer): number =>
          answer.allocations.reduce((sum, it) => sum + it.packages * it.metres, 0);
        expect(metres(shareHarvest(voted, streaming))).toBe(metres(shareHarvest(voted)));
      }),
      RUNS,
    );
  });

  it('is certified over all pairs, streamed and not', () => {
    fc.assert(
      fc.property(wide, fc.constantFrom(0, 200), (shape, tolerancePermille) => {
        const question = withPolicy(randomQuestion(shape), { tolerancePermille });
        const streamed = shareHarvest(question, streaming);
        expect(certifyHarvest(question, streamed)).toBeNull();
        expect(certifyHarvest(question, streamed, streaming)).toBeNull();
        expect(certifyHarvest(question, shareHarvest(question), streaming)).toBeNull();
      }),
      RUNS,
    );
  });
});
