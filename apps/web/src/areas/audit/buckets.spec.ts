import { bucketsOf } from './buckets';

it('names only the places that hold kilos, in the order of the way', () => {
  const empty = { availableGrams: 0, reservedGrams: 0, loadedGrams: 0, expiredGrams: 0 };
  const balance = { ...empty, deliveredGrams: 720_000, lostGrams: 0, withdrawnGrams: 30 };
  expect(bucketsOf(balance)).toEqual([
    ['delivered', 720_000],
    ['withdrawn', 30],
  ]);
});
