import { guidanceOf } from './asked-by-network';

describe('guidanceOf', () => {
  const cycles = [
    [
      { productId: 'papa', wantedGrams: 900 },
      { productId: 'aji', wantedGrams: 50 },
    ],
    [{ productId: 'papa', wantedGrams: 301 }],
  ];

  it('averages over the cycles, also over those in which nobody asked', () => {
    expect(guidanceOf(cycles, [])).toEqual([
      { productId: 'papa', askedGrams: 601, forecastGrams: 0 },
      { productId: 'aji', askedGrams: 25, forecastGrams: 0 },
    ]);
  });

  it('adds up the forecasts of a product, and keeps those that nobody asks for', () => {
    const forecasts = [
      { productId: 'yuca', likelyGrams: 5 },
      { productId: 'yuca', likelyGrams: 6 },
    ];
    expect(guidanceOf([], forecasts)).toEqual([
      { productId: 'yuca', askedGrams: 0, forecastGrams: 11 },
    ]);
  });
});
