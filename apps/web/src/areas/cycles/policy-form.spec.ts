import {
  changedFigures,
  type PolicyFigures,
  readPolicy,
  typedPermille,
  typedPolicy,
} from './policy-form';

const usual: PolicyFigures = {
  ...{ tolerancePermille: 125, memoryPermille: 900, debtOrdersMax: 4, shelfMarginDays: 0 },
  ...{ isConsolidated: false, norms: [{ productId: 'papa', gramsPerFamily: 1500 }] },
};

describe('readPolicy', () => {
  it('reads back what it wrote', () => {
    expect(readPolicy(typedPolicy(usual))).toEqual({ figures: usual });
  });

  it('names every field that is no figure', () => {
    const typed = { ...typedPolicy(usual), tolerance: '120', shelfDays: 'dos' };
    expect(readPolicy(typed)).toEqual({ faults: ['tolerance', 'shelfDays'] });
  });

  it('takes no floor of nothing', () => {
    const norms = [{ productId: 'papa', kilos: '' }];
    expect(readPolicy({ ...typedPolicy(usual), norms })).toEqual({ faults: ['norms'] });
  });
});

it('reads percentages with a comma as thousandths', () => {
  expect(typedPermille('12,5')).toBe(125);
  expect(typedPermille('100')).toBe(1000);
  expect(typedPermille('101')).toBeNull();
  expect(typedPermille('')).toBeNull();
});

it('tells only what was changed', () => {
  expect(changedFigures(usual, { ...usual })).toEqual({});
  expect(changedFigures(usual, { ...usual, tolerancePermille: 0, norms: [] })).toEqual({
    tolerancePermille: 0,
    norms: [],
  });
});
