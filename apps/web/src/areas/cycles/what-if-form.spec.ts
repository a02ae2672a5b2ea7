import { type PolicyFigures, typedPolicy } from './policy-form';
import { readChanges } from './what-if-form';

const start: PolicyFigures = {
  ...{ tolerancePermille: 100, memoryPermille: 900, debtOrdersMax: 4, shelfMarginDays: 0 },
  ...{ isConsolidated: false, norms: [] },
};
const untouched = { typed: typedPolicy(start), weights: [], kilometres: '' };

describe('readChanges', () => {
  it('finds no change where nobody has changed anything', () => {
    const none = { policyFaults: [], hasWeights: true, hasRoad: true, changes: {} };
    expect(readChanges(start, untouched)).toEqual(none);
  });

  it('reads weights as thousandths and roads as metres', () => {
    const told = {
      typed: { ...typedPolicy(start), tolerance: '0' },
      weights: [{ communeId: 'catia', percent: '120,5' }],
      kilometres: '250',
    };
    expect(readChanges(start, told).changes).toEqual({
      ...{ tolerancePermille: 0, maxMetres: 250_000 },
      weights: [{ communeId: 'catia', permille: 1205 }],
    });
  });

  it('says what is no figure', () => {
    const told = {
      typed: { ...typedPolicy(start), memory: 'toda' },
      weights: [{ communeId: 'catia', percent: '0' }],
      kilometres: 'lejos',
    };
    expect(readChanges(start, told)).toMatchObject({
      ...{ policyFaults: ['memory'], hasWeights: false, hasRoad: false },
    });
  });
});
