import { type Allocation, awaitedFirst, hasDeclined, isAwaited, sidesOf, stateWord } from './sides';

const parties = { supplierCommuneId: 'carache', customerCommuneId: 'catia' };

function anAllocation(changes: Partial<Allocation> = {}): Allocation {
  const usual = { state: 'proposed', supplierAnswer: 'none', customerAnswer: 'none' };
  return { ...usual, ...parties, ...changes } as Allocation;
}

describe('sidesOf', () => {
  it('lets the producers speak for what leaves and the food spokesperson for what comes', () => {
    expect(sidesOf([{ role: 'producer_spokesperson', communeId: 'carache' }], parties)).toEqual([
      'supplier',
    ]);
    expect(sidesOf([{ role: 'food_spokesperson', communeId: 'catia' }], parties)).toEqual([
      'customer',
    ]);
  });

  it('lets nobody speak for another commune, nor by another role', () => {
    expect(sidesOf([{ role: 'food_spokesperson', communeId: 'carache' }], parties)).toEqual([]);
    expect(sidesOf([{ role: 'comptroller', communeId: 'catia' }], parties)).toEqual([]);
  });
});

describe('stateWord', () => {
  it('tells whoever has not answered that it waits for them, and the others for whom it waits', () => {
    const halfSaid = anAllocation({ supplierAnswer: 'yes' });
    expect(stateWord(halfSaid, ['customer'])).toBe('awaits_you');
    expect(stateWord(halfSaid, ['supplier'])).toBe('awaits_other');
    expect(stateWord(halfSaid, [])).toBe('proposed');
  });

  it('says what is settled as it is', () => {
    expect(stateWord(anAllocation({ state: 'loaded' }), ['customer'])).toBe('loaded');
  });
});

it('lets only the side that said no take it back', () => {
  const declined = anAllocation({ state: 'declined', customerAnswer: 'no' });
  expect(hasDeclined(declined, ['customer'])).toBe(true);
  expect(hasDeclined(declined, ['supplier'])).toBe(false);
});

it('puts what waits for an answer first', () => {
  const settled = anAllocation({ id: 'settled', state: 'accepted' });
  const waiting = anAllocation({ id: 'waiting' });
  const sorted = awaitedFirst([settled, waiting], () => ['supplier']);
  expect(sorted.map((it) => it.id)).toEqual(['waiting', 'settled']);
  expect(isAwaited(settled, ['supplier'])).toBe(false);
});
