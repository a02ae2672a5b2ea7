import { greatCircleMetres } from '#core/kernel';
import fc from 'fast-check';
import { randomQuestion } from '../../spec/random-question';
import { isLegal, metresBetween } from '../../spec/recheck';
import { lineFacts, lotFacts } from './facts';
import { LegalRows } from './legal-rows';
import { nth } from './nth';
import { Roads } from './roads';
import { Straights } from './straights';

describe('LegalRows', () => {
  it('agree with a second reading of the rules on every pair, and on its road', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(null, 200_000, 600_000), (seed, maxMetres) => {
        const question = randomQuestion({
          ...{ seed, lots: 9, lines: 9, products: 1, packageGrams: [1000], packagesMax: 2 },
          ...{ wantedMax: 3, minimumPercent: 0, substitutePercent: 0, isStrict: true, maxMetres },
        });
        const [lots, lines] = [lotFacts(question), lineFacts(question)];
        const rows = new LegalRows(lots, lines, new Roads(question.travel));
        lots.forEach((lot, at) => {
          const count = rows.fill(at);
          const legal = lines.flatMap((line, j) =>
            isLegal(question, lot.source, line.source) ? [j] : [],
          );
          expect([...rows.line.subarray(0, count)]).toEqual(legal);
          expect([...rows.metres.subarray(0, count)]).toEqual(
            legal.map((j) => metresBetween(question, lot.source, nth(lines, j).source)),
          );
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('Straights', () => {
  const anyPlace = fc
    .tuple(fc.integer({ min: -90_000, max: 90_000 }), fc.integer({ min: -180_000, max: 180_000 }))
    .map(([latitude, longitude]) => ({
      source: { latitude: latitude / 1000, longitude: longitude / 1000 },
    }));

  it('are to the metre what the kernel measures, anywhere on earth', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (from, to) => {
        const metres = new Straights([from], [to]).metres(0, 0);
        expect(metres).toBe(greatCircleMetres(from.source, to.source));
      }),
      { numRuns: 20_000 },
    );
  });
});
