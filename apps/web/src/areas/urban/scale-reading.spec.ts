import { netGrams, receptionFaults, type TypedReception } from './scale-reading';

const typed: TypedReception = {
  ...{ how: 'scale', packages: '5', gross: '102', tare: '2', counted: '', witness: '' },
  ...{ cause: 'short_weight', reason: '' },
};

describe('netGrams', () => {
  it('is gross less tare on the scale, and the typed kilos when counted', () => {
    expect(netGrams(typed)).toBe(100_000);
    expect(netGrams({ ...typed, tare: '' })).toBe(102_000);
    expect(netGrams({ ...typed, how: 'count', counted: '1.500,5' })).toBe(1_500_500);
  });

  it('is unknown while the figures cannot be read or contradict each other', () => {
    expect(netGrams({ ...typed, gross: '' })).toBeNull();
    expect(netGrams({ ...typed, tare: '103' })).toBeNull();
  });
});

describe('receptionFaults', () => {
  it('asks for a reason only when the weight differs from what was delivered', () => {
    expect(receptionFaults(typed, 100_000)).toEqual({});
    expect(receptionFaults(typed, 101_500)).toEqual({ reason: 'required' });
    expect(receptionFaults({ ...typed, reason: 'Romana del destino' }, 101_500)).toEqual({});
  });

  it('names the field that is missing or impossible', () => {
    expect(receptionFaults({ ...typed, packages: '1,5' }, 100_000)).toEqual({ packages: 'number' });
    expect(receptionFaults({ ...typed, gross: '' }, 100_000)).toMatchObject({ gross: 'kilos' });
    expect(receptionFaults({ ...typed, tare: '103' }, 100_000)).toEqual({ tare: 'tareAbove' });
    expect(receptionFaults({ ...typed, gross: '1020', reason: 'x' }, 100_000)).toEqual({
      gross: 'absurd',
    });
  });
});
