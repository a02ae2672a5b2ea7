import { forecastBody, forecastFaults, NO_FORECAST } from './forecast-draft';

const DRAFT = {
  ...NO_FORECAST,
  ...{ productId: 'papa', fromOn: '2026-12-01', toOn: '2026-12-05', likely: '1.500' },
};

describe('a typed forecast', () => {
  it('takes the likely kilos for what is left out', () => {
    expect(forecastFaults(DRAFT)).toEqual({});
    expect(forecastBody({ ...DRAFT, min: '800' })).toEqual({
      ...{ fromOn: '2026-12-01', toOn: '2026-12-05' },
      ...{ minGrams: 800_000, likelyGrams: 1_500_000, maxGrams: 1_500_000 },
    });
  });

  it('names each fault beside its field', () => {
    expect(forecastFaults(NO_FORECAST)).toEqual({
      ...{ productId: 'required', fromOn: 'required', toOn: 'required', likely: 'required' },
    });
    expect(forecastFaults({ ...DRAFT, toOn: '2026-11-30', likely: '0', max: 'x' })).toEqual({
      ...{ toOn: 'backwards', likely: 'positive', max: 'kilos' },
    });
  });

  it('keeps least, likely and most in their order', () => {
    expect(forecastFaults({ ...DRAFT, min: '1.600', max: '1.400' })).toEqual({
      ...{ min: 'order', max: 'order' },
    });
  });
});
