import fc from 'fast-check';
import { anyShape, withPolicy } from '../../spec/any-shape';
import { randomQuestion } from '../../spec/random-question';
import type { MatchingAnswer } from '../matching-answer';
import type { MatchingQuestion } from '../matching-question';
import { certifyHarvest } from './certify-harvest';
import { lorryMetres } from './round-slopes';
import { shareHarvest } from './share-harvest';

/** Five municipalities grow and four eat, so that lanes differ. */
function withLanes(question: MatchingQuestion, consolidate: boolean): MatchingQuestion {
  const lots = question.lots.map((lot, at) => ({
    ...lot,
    municipalityCode: `grows-${String(at % 5)}`,
  }));
  const lines = question.lines.map((line, at) => ({
    ...line,
    municipalityCode: `eats-${String(at % 4)}`,
  }));
  const { policy } = question;
  return withPolicy({ ...question, lots, lines }, { ...policy, consolidate });
}

/** Both answers to a question: without the vote for fuller lorries and with it. */
function both(question: MatchingQuestion): { plain: MatchingAnswer; fuller: MatchingAnswer } {
  return {
    plain: shareHarvest(withLanes(question, false)),
    fuller: shareHarvest(withLanes(question, true)),
  };
}

const anyWideShape = anyShape.map((shape) => ({ ...shape, lots: shape.lots + 6 }));

describe('fuller lorries for a whole round', () => {
  it('never drive further than without the vote, and are certified with their slopes', () => {
    let saved = 0;
    fc.assert(
      fc.property(anyWideShape, (shape) => {
        const question = randomQuestion(shape);
        const { plain, fuller } = both(question);
        const asked = withLanes(question, true);
        expect(plain.slopes).toBeNull();
        expect(certifyHarvest(asked, fuller)).toBeNull();
        const [before, after] = [lorryMetres(asked, plain), lorryMetres(asked, fuller)];
        expect(after).toBeLessThanOrEqual(before);
        if (after < before) saved += 1;
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(saved).toBeGreaterThan(3);
  });

  it('touch no share where packages are of one size and nobody bends', () => {
    fc.assert(
      fc.property(anyWideShape, (shape) => {
        const question = randomQuestion({ ...shape, packageGrams: [20_000], substitutePercent: 0 });
        const { plain, fuller } = both({
          ...question,
          policy: { ...question.policy, tolerancePermille: 0 },
        });
        const gramsOf = ({ lines }: MatchingAnswer): number[] => lines.map(({ grams }) => grams);
        const placedOf = ({ lots }: MatchingAnswer): number[] =>
          lots.map(({ placedGrams }) => placedGrams);
        expect(gramsOf(fuller)).toEqual(gramsOf(plain));
        expect(placedOf(fuller)).toEqual(placedOf(plain));
      }),
      { numRuns: 150 },
    );
  });

  it('give the same bytes in whatever order the question is written down', () => {
    fc.assert(
      fc.property(anyWideShape, (shape) => {
        const asked = withLanes(randomQuestion(shape), true);
        const turned = {
          ...asked,
          lots: [...asked.lots].reverse(),
          lines: [...asked.lines].reverse(),
        };
        expect(JSON.stringify(shareHarvest(turned))).toBe(JSON.stringify(shareHarvest(asked)));
      }),
      { numRuns: 50 },
    );
  });

  it('are refused where nobody voted for them, and where slopes are not what they must be', () => {
    const question = randomQuestion({
      ...{ seed: 3, lots: 12, lines: 12, products: 1, packageGrams: [20_000], packagesMax: 9 },
      ...{ wantedMax: 9, minimumPercent: 0, substitutePercent: 0, isStrict: false },
      maxMetres: null,
    });
    const { fuller } = both(question);
    const slopes = fuller.slopes ?? { lanes: [], otherwise: 16 };
    const told = { ...fuller, slopes };
    expect(certifyHarvest(withLanes(question, false), told)?.place).toBe('slopes');
    const cheap = { ...told, slopes: { ...slopes, otherwise: 15 } };
    expect(certifyHarvest(withLanes(question, true), cheap)?.place).toBe('slopes');
  });
});
