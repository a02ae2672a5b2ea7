import fc from 'fast-check';
import { aLine, aLot, aQuestion, STRAIGHT_ROADS } from '../../spec/example-question';
import { randomQuestion } from '../../spec/random-question';
import { isLegal } from '../../spec/recheck';
import { lineFacts, lotFacts } from './facts';
import { firstBrokenRule } from './legality';
import type { MatchingLine, MatchingLot } from '../matching-question';
import { nth } from './nth';
import { Roads } from './roads';

function broken(lot: Partial<MatchingLot>, line: Partial<MatchingLine>): string | null {
  const question = aQuestion({
    lots: [aLot({ id: 'l1', ...lot })],
    lines: [aLine({ id: 'a', ...line })],
  });
  const roads = new Roads(question.travel);
  return firstBrokenRule(nth(lotFacts(question), 0), nth(lineFacts(question), 0), roads);
}

describe('the hard rules', () => {
  it('take a better grade than the floor, and the floor itself', () => {
    expect(broken({ grade: 1 }, { gradeFloor: 2 })).toBeNull();
    expect(broken({ grade: 2 }, { gradeFloor: 2 })).toBeNull();
    expect(broken({ grade: 3 }, { gradeFloor: 2 })).toBe('grade');
  });

  it('compare prices only when both are named', () => {
    expect(broken({ floorMinorPerKg: 9, currency: 'VES' }, {})).toBeNull();
    expect(broken({}, { ceilingMinorPerKg: 1, currency: 'USD' })).toBeNull();
  });

  it('let an early lorry wait for the window, and count the shelf life from then', () => {
    expect(broken({ bestBeforeOn: '2026-11-27' }, { shelfLifeDaysMinOnArrival: 0 })).toBeNull();
    expect(broken({ bestBeforeOn: '2026-11-27' }, { shelfLifeDaysMinOnArrival: 1 })).toBe(
      'shelf_life',
    );
  });

  it('load nothing before the moment of the question', () => {
    const late = { windowFromOn: '2026-11-22', windowToOn: '2026-11-22' };
    expect(broken({ readyOn: '2026-11-20' }, late)).toBe('window');
  });

  it('do not offer again what was declined', () => {
    expect(broken({}, { declinedLotIds: ['l1'] })).toBe('declined');
    expect(broken({}, { declinedLotIds: ['l2'] })).toBeNull();
  });

  it('name the first of several that fail', () => {
    expect(broken({ grade: 3, coldChain: true }, { gradeFloor: 1 })).toBe('grade');
  });

  it('agree with a second reading of the rules on every pair', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const question = randomQuestion({
          ...{ seed, lots: 8, lines: 8, products: 1, packageGrams: [1000], packagesMax: 2 },
          ...{ wantedMax: 3, minimumPercent: 0, substitutePercent: 0, isStrict: true },
          maxMetres: 600_000,
        });
        const roads = new Roads(question.travel);
        for (const lot of lotFacts(question)) {
          for (const line of lineFacts(question)) {
            const isSound = firstBrokenRule(lot, line, roads) === null;
            expect(isSound).toBe(isLegal(question, lot.source, line.source));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('Roads', () => {
  const roads = new Roads({
    ...STRAIGHT_ROADS,
    roadFactorPermille: 1300,
    factors: [{ stateA: 'VE-T', stateB: 'VE-A', permille: 1500 }],
    transportMinorPerTonneKm: 30,
  });
  const caracas = { latitude: 10.5, longitude: -66.91, stateCode: 'VE-A' };
  const carache = { latitude: 9.63, longitude: -70.23, stateCode: 'VE-T' };

  it('stretch the straight line by the two states, both ways alike', () => {
    const straight = new Roads(STRAIGHT_ROADS).metres(carache, caracas);
    expect(roads.metres(carache, caracas)).toBe(Math.round(straight * 1.5));
    expect(roads.metres(caracas, carache)).toBe(roads.metres(carache, caracas));
    const elsewhere = { ...caracas, stateCode: 'VE-M' };
    expect(roads.metres(carache, elsewhere)).toBe(Math.round(straight * 1.3));
  });

  it('count minutes and money begun as whole', () => {
    expect([roads.minutes(60_000), roads.minutes(60_001)]).toEqual([60, 61]);
    expect([roads.minorPerKg(100_000), roads.minorPerKg(100_001)]).toEqual([3, 4]);
  });
});
