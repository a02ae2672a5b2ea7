import { readWeights } from './weights';

it('reads weights as thousandths, and refuses what is no weight', () => {
  expect(readWeights([{ communeId: 'catia', percent: '120,5' }])).toEqual([
    { communeId: 'catia', permille: 1205 },
  ]);
  expect(readWeights([{ communeId: 'catia', percent: '0' }])).toBeNull();
  expect(readWeights([{ communeId: 'catia', percent: 'más' }])).toBeNull();
  expect(readWeights([])).toEqual([]);
});
