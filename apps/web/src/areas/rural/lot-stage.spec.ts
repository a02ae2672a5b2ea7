import type { Shape } from '../../api/types';
import { gramsByBucket, gramsOf, stageOf, sumsOf } from './lot-stage';

const LOT = {
  state: 'confirmed',
  ...{ announcedGrams: 400_000, weighedGrams: 390_000, listedGrams: 380_000 },
  ...{
    availablePackages: 2,
    availableGrams: 100_000,
    reservedGrams: 0,
    loadedGrams: 0,
    deliveredGrams: 280_000,
  },
  ...{ lostGrams: 0, withdrawnGrams: 0, expiredGrams: 0 },
} as Shape<'LotResponse'>;

describe('stageOf', () => {
  it('follows a harvest from the estimate to the delivery', () => {
    expect(stageOf({ ...LOT, state: 'announced' })).toBe('estimate');
    expect(stageOf(LOT)).toBe('onOffer');
    expect(stageOf({ ...LOT, reservedGrams: 1 })).toBe('promised');
    expect(stageOf({ ...LOT, reservedGrams: 1, loadedGrams: 1 })).toBe('pickedUp');
    expect(stageOf({ ...LOT, availablePackages: 0 })).toBe('delivered');
    expect(stageOf({ ...LOT, state: 'exhausted' })).toBe('delivered');
    expect(stageOf({ ...LOT, state: 'lost' })).toBe('lost');
  });
});

describe('gramsOf', () => {
  it('is what was weighed and corrected, once it was', () => {
    expect(gramsOf(LOT)).toBe(380_000);
    expect(gramsOf({ ...LOT, weighedGrams: null })).toBe(400_000);
  });
});

it('shows every listed gram in one place', () => {
  const all = gramsByBucket(LOT).reduce((sum, [, grams]) => sum + grams, 0);
  expect(all).toBe(LOT.listedGrams);
});

it('adds up what is to be weighed, and where the rest is', () => {
  const waiting = { ...LOT, state: 'announced' as const, availableGrams: 0, deliveredGrams: 0 };
  expect(sumsOf([LOT, waiting])).toEqual({
    estimate: 400_000,
    buckets: [
      ['available', 100_000],
      ['reserved', 0],
      ['loaded', 0],
      ['delivered', 280_000],
    ],
  });
});
