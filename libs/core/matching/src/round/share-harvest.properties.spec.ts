import fc from 'fast-check';
import { anyShape } from '../../spec/any-shape';
import { aLine } from '../../spec/example-question';
import { envy, lostFood } from '../../spec/exchanges';
import { randomQuestion } from '../../spec/random-question';
import { brokenPromises, totalOf } from '../../spec/recheck';
import { shareUnitByUnit } from '../../spec/unit-by-unit';
import { shareHarvest } from './share-harvest';

/** Every line alone: inside a commune its own lines share, so that strangers compare communes. */
const anyLoneShape = anyShape.map(({ communes: _, ...shape }) => shape);

/** One product in packages of one size, and geography that binds. */
const plainShape = anyLoneShape.map((shape) => ({
  ...shape,
  lots: Math.min(shape.lots, 6),
  lines: Math.min(shape.lines, 6),
  packagesMax: Math.min(shape.packagesMax, 4),
  products: 1,
  packageGrams: [20_000],
  minimumPercent: 0,
  substitutePercent: 0,
  isStrict: false,
}));

const RUNS = { numRuns: 1500 };

describe('shareHarvest', () => {
  it('keeps every promise about sums, pairs, minimums and outcomes', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const question = randomQuestion(shape);
        expect(brokenPromises({ question, answer: shareHarvest(question) })).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leaves nothing over that could reach a line with room, even by exchanges', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const question = randomQuestion(shape);
        expect(lostFood({ question, answer: shareHarvest(question) })).toBeNull();
      }),
      RUNS,
    );
  });

  it('lets nobody gain a package from a line that would stay better served', () => {
    fc.assert(
      fc.property(anyLoneShape, fc.constantFrom(0, 30), (shape, minimumPercent) => {
        const question = randomQuestion({
          ...shape,
          minimumPercent,
          packageGrams: [20_000],
          substitutePercent: 0,
        });
        expect(envy({ question, answer: shareHarvest(question) })).toBeNull();
      }),
      RUNS,
    );
  });

  it('shares exactly as giving package by package with a full search does', () => {
    fc.assert(
      fc.property(plainShape, (shape) => {
        const question = randomQuestion(shape);
        const answer = shareHarvest(question);
        const totals = answer.lines.map((line) => totalOf(answer, line.lineId));
        expect(totals).toEqual(shareUnitByUnit(question));
      }),
      { numRuns: 500 },
    );
  });

  it('answers with the same bytes again and for any order of the lists', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const question = randomQuestion(shape);
        const turned = {
          ...question,
          lots: question.lots.toReversed(),
          lines: [...question.lines.slice(3), ...question.lines.slice(0, 3)],
          travel: { ...question.travel, factors: question.travel.factors.toReversed() },
        };
        const answer = JSON.stringify(shareHarvest(question));
        expect(JSON.stringify(shareHarvest(question))).toBe(answer);
        expect(JSON.stringify(shareHarvest(turned))).toBe(answer);
      }),
      RUNS,
    );
  });

  it('gives nobody less because somebody else stays away', () => {
    fc.assert(
      fc.property(plainShape, fc.nat(5), (shape, absent) => {
        const question = randomQuestion(shape);
        const all = shareHarvest(question);
        const fewer = { ...question, lines: question.lines.filter((_, at) => at !== absent) };
        const without = shareHarvest(fewer);
        for (const { id } of fewer.lines) {
          expect(totalOf(without, id)).toBeGreaterThanOrEqual(totalOf(all, id));
        }
      }),
      RUNS,
    );
  });

  it('gives nobody less because there is more to share', () => {
    fc.assert(
      fc.property(plainShape, fc.nat(5), (shape, richer) => {
        const question = randomQuestion(shape);
        const lots = question.lots.map((lot, at) =>
          at === richer ? { ...lot, packages: lot.packages + 1 } : lot,
        );
        const [before, after] = [shareHarvest(question), shareHarvest({ ...question, lots })];
        for (const { id } of question.lines) {
          expect(totalOf(after, id)).toBeGreaterThanOrEqual(totalOf(before, id));
        }
      }),
      RUNS,
    );
  });

  it('keeps in a follow-up what was accepted, and adds to it what others declined', () => {
    fc.assert(
      fc.property(anyShape, fc.nat(7), (shape, declining) => {
        const question = randomQuestion(shape);
        const first = shareHarvest(question);
        const isDeclined = (lineId: string): boolean =>
          question.lines.findIndex((line) => line.id === lineId) % 8 === declining;
        const accepted = first.allocations.filter((it) => !isDeclined(it.lineId));
        const followUp = {
          ...question,
          lots: question.lots.map((lot) => {
            const taken = accepted.filter((it) => it.lotId === lot.id);
            const packages = taken.reduce((left, it) => left - it.packages, lot.packages);
            return { ...lot, packages };
          }),
          lines: question.lines
            .filter((line) => !isDeclined(line.id))
            .map((line) => aLine({ ...line, alreadyGrams: totalOf(first, line.id) })),
        };
        const second = shareHarvest(followUp);
        expect(brokenPromises({ question: followUp, answer: second })).toEqual([]);
        for (const { id } of followUp.lines) {
          expect(totalOf(second, id)).toBeGreaterThanOrEqual(totalOf(first, id));
        }
      }),
      RUNS,
    );
  });
});
