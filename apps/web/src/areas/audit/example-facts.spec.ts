import { factsOf } from './example-facts';

describe('factsOf', () => {
  it('says codes and figures, and no identifiers', () => {
    const example = { lotCode: 'YP58S4F', movementId: 'x', id: 'y', grams: '45000', usedMl: 1200 };
    expect(factsOf(example)).toEqual([
      { name: 'lotCode', text: 'YP58S4F' },
      { name: 'grams', grams: 45_000 },
      { name: 'usedMl', millilitres: 1200 },
    ]);
  });

  it('leaves out what is not known', () => {
    expect(factsOf({ bucket: null, differencesWithoutReason: 2 })).toEqual([
      { name: 'differencesWithoutReason', count: 2 },
    ]);
  });
});
