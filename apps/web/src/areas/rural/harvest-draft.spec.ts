import { amountOf, type HarvestDraft, harvestFaults, lotRequest } from './harvest-draft';

const DRAFT: HarvestDraft = {
  ...{ lotId: 'lot', weightId: 'weight', source: '', productId: 'papa', siteId: 'centre' },
  ...{ by: 'packages', amount: '7', packageType: 'SA', weight: '', day: '2026-11-24' },
  ...{ grade: '1', isWashed: false, bestBefore: '', floor: '', currency: 'USD' },
  ...{ orgId: '', forecastId: '' },
};
const SACK = 50_000;

describe('amountOf', () => {
  it('takes packages at what they weigh in the commune', () => {
    expect(amountOf(DRAFT, SACK)).toEqual({ packages: 7, grams: 350_000 });
  });

  it('counts the whole packages of typed kilos', () => {
    const draft = { ...DRAFT, by: 'kilos' as const, amount: '1.060,5' };
    expect(amountOf(draft, SACK)).toEqual({ packages: 21, grams: 1_060_500 });
  });

  it('assumes no weight', () => {
    expect(amountOf(DRAFT, null)).toBeNull();
  });
});

describe('harvestFaults', () => {
  it('asks what a package weighs while the commune has not said it', () => {
    expect(harvestFaults(DRAFT, SACK)).toEqual({});
    expect(harvestFaults(DRAFT, null)).toEqual({ weight: 'required' });
    expect(harvestFaults({ ...DRAFT, weight: '50' }, null)).toEqual({});
    expect(harvestFaults({ ...DRAFT, weight: '5000' }, null)).toEqual({ weight: 'tooHeavy' });
  });

  it('wants whole packages, and kilos for at least one', () => {
    expect(harvestFaults({ ...DRAFT, amount: '2,5' }, SACK)).toEqual({ amount: 'whole' });
    expect(harvestFaults({ ...DRAFT, amount: '0' }, SACK)).toEqual({ amount: 'positive' });
    const few = { ...DRAFT, by: 'kilos' as const, amount: '20' };
    expect(harvestFaults(few, SACK)).toEqual({ amount: 'lessThanPackage' });
  });

  it('names the centre, the day and the price when they are wrong', () => {
    const draft = { ...DRAFT, siteId: '', bestBefore: '2026-11-01', floor: 'caro' };
    expect(harvestFaults(draft, SACK)).toEqual({
      ...{ siteId: 'required', bestBefore: 'tooEarly', floor: 'number' },
    });
  });
});

describe('lotRequest', () => {
  it('leaves out what was not said', () => {
    expect(lotRequest(DRAFT, 'commune')).toEqual({
      ...{ communeId: 'commune', productId: 'papa', siteId: 'centre', grade: 1, isWashed: false },
      ...{ packageType: 'SA', packages: 7, harvestedOn: '2026-11-24' },
    });
  });

  it('writes a price in minor units with its currency', () => {
    const request = lotRequest({ ...DRAFT, by: 'kilos', amount: '350', floor: '0,65' }, 'commune');
    expect(request).toMatchObject({ grams: 350_000, floorMinorPerKg: 65, currency: 'USD' });
    expect(request).not.toHaveProperty('packages');
  });
});
