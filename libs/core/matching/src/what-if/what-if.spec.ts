import { kg } from '#core/kernel';
import { aLine, aLot, aQuestion, STRAIGHT_ROADS } from '../../spec/example-question';
import { shareHarvest } from '../round/share-harvest';
import { compareAnswers, type AnswerComparison } from './compare-answers';
import { withChanges, type QuestionChanges } from './with-changes';

const QUESTION = aQuestion({
  travel: { ...STRAIGHT_ROADS, maxMetres: 400_000 },
  lots: [aLot({ id: 'l1', packages: 10 })],
  lines: [
    aLine({ id: 'a', communeId: 'petare', families: 100, wantedGrams: kg(400) }),
    aLine({ id: 'b', communeId: 'catia', families: 100, wantedGrams: kg(400) }),
    aLine({ id: 'c', communeId: 'coche', families: 100, longitude: -63, wantedGrams: kg(100) }),
  ],
});

function tried(changes: QuestionChanges): AnswerComparison {
  const changed = withChanges(QUESTION, changes);
  return compareAnswers(changed, shareHarvest(QUESTION), shareHarvest(changed));
}

describe('what if', () => {
  it('nothing changes, nobody gains or loses', () => {
    expect(tried({})).toMatchObject({ lines: [], communes: [], linesGaining: 0, linesLosing: 0 });
  });

  it('other weights take from one and give to the other, by line and commune', () => {
    const comparison = tried({ families: { a: 300 } });
    expect(comparison.lines.map((it) => [it.lineId, it.changeGrams])).toEqual([
      ['b', -60_000],
      ['a', kg(60)],
    ]);
    expect(comparison.communes).toMatchObject([
      { communeId: 'catia', linesLosing: 1, beforeGrams: kg(100), afterGrams: kg(40) },
      { communeId: 'petare', linesGaining: 1 },
    ]);
    expect(comparison.before.worstGramsPerFamily).toBe(1000);
    expect(comparison.after.worstGramsPerFamily).toBe(400);
  });

  it('the weight of a whole commune is told in thousandths', () => {
    const { lines } = withChanges(QUESTION, { familiesPermille: { catia: 1500 } });
    expect(lines.map(({ families }) => families)).toEqual([100, 150, 100]);
  });

  it('a wider road brings in who was too far, and says what it costs', () => {
    const comparison = tried({ travel: { maxMetres: null } });
    expect(comparison.lines.map((it) => it.lineId)).toContain('c');
    expect(comparison.after.linesWithNothing).toBe(0);
    expect(comparison.after.kilogramKilometres).toBeGreaterThan(
      comparison.before.kilogramKilometres,
    );
  });

  it('another lot is one more to share, and one with a known id takes its place', () => {
    expect(tried({ lots: [aLot({ id: 'l2', packages: 4 })] })).toMatchObject({
      ...{ linesGaining: 2, linesLosing: 0 },
      after: { placedGrams: kg(280) },
    });
    expect(withChanges(QUESTION, { lots: [aLot({ id: 'l1', packages: 1 })] }).lots).toHaveLength(1);
    expect(withChanges(QUESTION, { withoutLotIds: ['l1'] }).lots).toHaveLength(0);
  });

  it('a norm is changed product by product', () => {
    const once = withChanges(QUESTION, { policy: { normGramsPerFamily: { tomato: 500 } } });
    const twice = withChanges(once, { policy: { normGramsPerFamily: { leek: 100 } } });
    expect(twice.policy.normGramsPerFamily).toEqual({ tomato: 500, leek: 100 });
    expect(twice.policy.tolerancePermille).toBe(0);
  });
});
