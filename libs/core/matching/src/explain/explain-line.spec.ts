import { kg } from '#core/kernel';
import { aLine, aLot, aQuestion, STRAIGHT_ROADS } from '../../spec/example-question';
import type { MatchingQuestion } from '../matching-question';
import { shareHarvest } from '../round/share-harvest';
import { explainLine, type LineExplanation } from './explain-line';

function explained(facts: Partial<MatchingQuestion>, lineId = 'a'): LineExplanation {
  const question = aQuestion(facts);
  const explanation = explainLine(question, shareHarvest(question), lineId);
  if (!explanation) throw new RangeError('no such line');
  expect(explanation.text.es).not.toMatch(/—|\{/);
  expect(explanation.text.en).not.toMatch(/—|\{/);
  return explanation;
}

function figures({ points }: LineExplanation, code: string): unknown {
  return points.find((point) => point.code === code)?.params;
}

describe('explainLine', () => {
  const SCARCE = {
    lots: [aLot({ id: 'l1', packages: 6 })],
    lines: [
      aLine({ id: 'a', communeId: 'petare', families: 100, debtGrams: kg(20) }),
      aLine({ id: 'b', communeId: 'catia', families: 200, debtGrams: -20_000 }),
    ],
  };

  it('says who lives on the same harvests, and what a kilo more a family takes', () => {
    const explanation = explained(SCARCE);
    expect(explanation.segment).toMatchObject({
      ...{ lines: 2, communes: 2, families: 300, lots: 1, gramsPerFamily: 400 },
      kiloMoreGrams: kg(280),
    });
    expect(figures(explanation, 'change.more')).toEqual({ grams: kg(280) });
  });

  it('says which debt counted, on both sides', () => {
    expect(figures(explained(SCARCE), 'why.debt_owed')).toEqual({ debtGrams: kg(20) });
    expect(figures(explained(SCARCE, 'b'), 'why.debt_owing')).toEqual({ debtGrams: kg(20) });
  });

  it('names the segment that a line without anything would share', () => {
    const lines = [...SCARCE.lines, aLine({ id: 'c', communeId: 'coche', families: 1 })];
    const explanation = explained({ ...SCARCE, lines }, 'c');
    expect(explanation.reason.code).toBe('line.shared_out');
    expect(figures(explanation, 'why.segment_without')).toMatchObject({ lines: 2, families: 300 });
  });

  it('names the minimum that would have let a line in', () => {
    const lines = [...SCARCE.lines, aLine({ id: 'c', communeId: 'coche', minGrams: kg(120) })];
    const explanation = explained({ ...SCARCE, lines }, 'c');
    expect(figures(explanation, 'change.minimum')).toEqual({ grams: kg(40) });
  });

  it('says how many days longer a window would have to be, and for which lots', () => {
    const explanation = explained({
      lots: [
        aLot({ id: 'late', readyOn: '2026-11-29' }),
        aLot({ id: 'l2', readyOn: '2026-12-01' }),
      ].map((lot) => ({ ...lot, bestBeforeOn: '2026-12-20' })),
      lines: [aLine({ id: 'a' })],
    });
    expect(figures(explanation, 'change.window')).toMatchObject({
      ...{ lots: 2, grams: kg(400), days: 1, lotId: 'late', municipalityCode: 'VE-T-04' },
    });
    expect(explanation.text.es).toContain('Con un plazo de entrega 1 día(s) más largo');
  });

  it('says on which road a lorry is missing, and by how much a price is', () => {
    const explanation = explained({
      travel: { ...STRAIGHT_ROADS, maxMetres: 100_000 },
      lots: [
        aLot({ id: 'far' }),
        aLot({
          ...{ id: 'dear', latitude: 10.5, longitude: -66.9 },
          ...{ floorMinorPerKg: 90, currency: 'VES' },
        }),
      ],
      lines: [aLine({ id: 'a', ceilingMinorPerKg: 80, currency: 'VES' })],
    });
    expect(figures(explanation, 'change.distance')).toMatchObject({
      ...{ lots: 1, lotId: 'far', metresMax: 100_000, municipalityCode: 'VE-T-04' },
    });
    expect(figures(explanation, 'change.price')).toMatchObject({ lots: 1, minorPerKg: 10 });
    expect(explanation.text.en).toContain('With 0.10 VES more a kilo');
  });

  it('says what the tolerance moved, and what was sure at home', () => {
    const question = aQuestion({
      lots: [
        aLot({ id: 'home', packages: 20, latitude: 10.5, longitude: -66.9, municipalityCode: 'm' }),
        aLot({ id: 'away', packages: 20 }),
      ],
      lines: [
        aLine({ id: 'a', communeId: 'a', municipalityCode: 'm', wantedGrams: kg(600) }),
        aLine({ id: 'b', communeId: 'b', latitude: 9.7, longitude: -70.2, wantedGrams: kg(600) }),
      ],
    });
    const policy = {
      ...question.policy,
      ...{ tolerancePermille: 200, normGramsPerFamily: { tomato: 1000 } },
    };
    const voted = { ...question, policy };
    const explanation = explainLine(voted, shareHarvest(voted), 'a');
    expect(explanation?.points.map((point) => point.code)).toContain('why.floor');
    expect(explanation && figures(explanation, 'why.floor')).toEqual({ floorGrams: kg(100) });
  });

  it('knows no line that was not asked about', () => {
    const question = aQuestion(SCARCE);
    expect(explainLine(question, shareHarvest(question), 'z')).toBeNull();
  });
});
