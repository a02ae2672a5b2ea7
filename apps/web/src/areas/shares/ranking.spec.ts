import { rankingOf } from './ranking';

function aCommune(communeName: string, families: number, given: Readonly<Record<string, number>>) {
  const lines = Object.entries(given).map(([productId, givenGrams]) => ({
    ...{ orderLineId: `${communeName} ${productId}`, productId, productName: productId },
    ...{ askedGrams: 10_000, givenGrams, reasonCode: null, text: null },
  }));
  const sums = { askedGrams: 0, givenGrams: 0, gramsPerFamily: 0 };
  return { communeId: communeName, communeName, families, lines, ...sums };
}

describe('rankingOf', () => {
  const communes = [
    aCommune('Catia', 200, { papa: 8000, yuca: 100 }),
    aCommune('Coro', 200, { papa: 3000 }),
    aCommune('Nadie', 0, { papa: 0 }),
  ];

  it('puts whoever got least a family first', () => {
    const names = rankingOf(communes, 'papa').map((it) => it.communeName);
    expect(names).toEqual(['Nadie', 'Coro', 'Catia']);
  });

  it('counts whole grams a family, of the product alone', () => {
    expect(rankingOf(communes, 'papa').map((it) => it.gramsPerFamily)).toEqual([0, 15, 40]);
    expect(rankingOf(communes, 'yuca')).toHaveLength(1);
  });
});
