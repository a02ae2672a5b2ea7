import { kg } from '#core/kernel';
import { aLine, aLot, aQuestion, STRAIGHT_ROADS } from '../../spec/example-question';
import type { MatchingQuestion } from '../matching-question';
import { shareHarvest } from '../round/share-harvest';
import { explainLot, type LotExplanation } from './explain-lot';

function explained(facts: Partial<MatchingQuestion>): LotExplanation {
  const question = aQuestion(facts);
  const explanation = explainLot(question, shareHarvest(question), 'l1');
  if (!explanation) throw new RangeError('no such lot');
  expect(explanation.text.es).not.toMatch(/—|\{/);
  expect(explanation.text.en).not.toMatch(/—|\{/);
  return explanation;
}

function figures({ points }: LotExplanation, code: string): unknown {
  return points.find((point) => point.code === code)?.params;
}

describe('explainLot', () => {
  it('says where it went', () => {
    const explanation = explained({ lots: [aLot({ id: 'l1' })], lines: [aLine({ id: 'a' })] });
    expect(figures(explanation, 'why.placed')).toMatchObject({ lines: 1, communes: 1 });
    expect(explanation.points).toHaveLength(2);
  });

  it('says what is left, that it will not keep, and what wishes are missing', () => {
    const explanation = explained({
      lots: [aLot({ id: 'l1', packages: 13 })],
      lines: [aLine({ id: 'a' })],
    });
    expect(figures(explanation, 'change.lot_wishes')).toEqual({ lines: 1, grams: kg(60) });
    expect(figures(explanation, 'why.spoils_before_next')).toEqual({ bestBeforeOn: '2026-11-29' });
  });

  it('says how far, how late and how dear it is for those who still want', () => {
    const explanation = explained({
      travel: { ...STRAIGHT_ROADS, maxMetres: 400_000 },
      lots: [aLot({ id: 'l1', floorMinorPerKg: 90, currency: 'VES' })],
      lines: [
        aLine({ id: 'far', longitude: -63 }),
        aLine({ id: 'poor', ceilingMinorPerKg: 80, currency: 'VES' }),
        aLine({ id: 'early', windowFromOn: '2026-11-22', windowToOn: '2026-11-22' }),
      ],
    });
    expect(figures(explanation, 'change.lot_distance')).toMatchObject({ lines: 1, lineId: 'far' });
    expect(figures(explanation, 'change.lot_price')).toMatchObject({ minorPerKg: 10 });
    expect(figures(explanation, 'change.lot_window')).toMatchObject({ days: 1, grams: kg(200) });
  });
});
