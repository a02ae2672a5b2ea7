import { countedFamilies, handOutShares } from './hand-out-shares';

const councils = [
  { id: 'a', name: 'Arriba', families: 200 },
  { id: 'b', name: 'Abajo', families: 100 },
];
const potato = { allocationId: '1', productName: 'Papa', receivedGrams: 100_000, isInForce: true };

describe('handOutShares', () => {
  it('shares by families, to the gram', () => {
    const [share] = handOutShares(councils, [potato], []);
    expect(share).toEqual({ productName: 'Papa', grams: 100_000, parts: [66_667, 33_333] });
  });

  it('leaves out what was corrected, and what was lost while handing out', () => {
    const wrong = { ...potato, receivedGrams: 120_000, isInForce: false };
    const losses = [
      { allocationId: '1', grams: 10_000, isInForce: true },
      { allocationId: '1', grams: 50_000, isInForce: false },
    ];
    const [share] = handOutShares(councils, [wrong, potato], losses);
    expect(share?.grams).toBe(90_000);
    expect(share?.parts).toEqual([60_000, 30_000]);
  });

  it('joins the lots of one product and puts products in the order of their names', () => {
    const onion = { ...potato, allocationId: '2', productName: 'Cebolla' };
    const more = { ...potato, allocationId: '3' };
    expect(
      handOutShares(councils, [potato, onion, more], []).map((it) => [it.productName, it.grams]),
    ).toEqual([
      ['Cebolla', 100_000],
      ['Papa', 200_000],
    ]);
  });

  it('gives nothing to councils without families', () => {
    const none = councils.map((it) => ({ ...it, families: 0 }));
    expect(handOutShares(none, [potato], [])[0]?.parts).toEqual([0, 0]);
  });
});

it('takes the latest count before what the council registered', () => {
  const censuses = [
    { councilId: 'a', families: 150, isLatest: false },
    { councilId: 'a', families: 210, isLatest: true },
  ];
  expect(countedFamilies(councils, censuses).map((it) => it.families)).toEqual([210, 100]);
});
