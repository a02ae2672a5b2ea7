import { askedLine, faultsOf, retyped, stepped, totalWanted, typedLine } from './asked-lines';

const line = typedLine('potato');

describe('askedLine', () => {
  it('takes no minimum and no more than wanted when nothing is said', () => {
    expect(askedLine({ ...line, wanted: '1.500,5' })).toEqual({
      ...{ productId: 'potato', minGrams: 0, wantedGrams: 1_500_500, maxGrams: 1_500_500 },
      ...{ gradeFloor: null, isWashed: null, ceilingMinorPerKg: null, currency: null },
      substituteProductIds: [],
    });
  });

  it('sends a ceiling with its currency, in whole minor units', () => {
    const asked = askedLine({ ...line, wanted: '10', ceiling: '1,25', currency: 'VED' });
    expect(asked).toMatchObject({ ceilingMinorPerKg: 125, currency: 'VED' });
  });

  it('gives back what a line of an order says', () => {
    const standing = {
      ...{ productId: 'potato', minGrams: 2_000, wantedGrams: 10_000, maxGrams: 12_500 },
      ...{ gradeFloor: 2 as const, isWashed: false, ceilingMinorPerKg: 130, currency: 'USD' },
      substituteProductIds: ['yam'],
    };
    expect(askedLine(retyped(standing))).toEqual(standing);
  });
});

describe('faultsOf', () => {
  it('finds what is no number, a minimum above and a maximum below what is wanted', () => {
    expect(faultsOf({ ...line, wanted: 'mucho' })).toMatchObject({ wanted: 'kilos' });
    expect(faultsOf({ ...line, wanted: '5', min: '6' })).toEqual({ min: 'min' });
    expect(faultsOf({ ...line, wanted: '5', max: '4' })).toEqual({ max: 'max' });
    expect(faultsOf({ ...line, wanted: '5', ceiling: 'x' })).toEqual({ ceiling: 'number' });
    expect(faultsOf(line)).toEqual({});
  });
});

describe('stepped', () => {
  it('steps to round figures and never below nothing', () => {
    expect(stepped({ ...line, wanted: '361' }, 1).wanted).toBe('370');
    expect(stepped({ ...line, wanted: '361' }, -1).wanted).toBe('360');
    expect(stepped(line, 1).wanted).toBe('1');
    expect(stepped({ ...line, wanted: '1' }, -1).wanted).toBe('');
    expect(stepped({ ...line, wanted: '0,4' }, -1).wanted).toBe('');
    expect(stepped({ ...line, wanted: '100' }, -1).wanted).toBe('95');
  });
});

it('adds up what can be read', () => {
  expect(totalWanted([{ ...line, wanted: '1,5' }, { ...line, wanted: 'x' }, line])).toBe(1_500);
});
