import fc from 'fast-check';
import { type CentreRow, transferCentre } from './fleet-problem';

const centre: CentreRow = {
  ...{ siteId: 'c', opensMinute: 360, closesMinute: 1_080, hasColdRoom: true, storageGrams: 9_000 },
};
const HOUR = 3_600;
const DAY = 86_400;

describe('transferCentre', () => {
  it('hands over in the middle of the day and at the next opening, unless people say when', () => {
    expect(transferCentre(centre, []).handovers).toEqual([12 * HOUR, DAY + 6 * HOUR]);
    const asked = [{ centreSiteId: null, minute: 600 }];
    expect(transferCentre(centre, asked).handovers).toEqual([10 * HOUR]);
    const elsewhere = [{ centreSiteId: 'other', minute: 600 }];
    expect(transferCentre(centre, elsewhere).handovers).toEqual([12 * HOUR, DAY + 6 * HOUR]);
  });

  it('keeps goods cold only where there is a cold room', () => {
    expect(transferCentre(centre, []).coldStorageGrams).toBe(9_000);
    expect(transferCentre({ ...centre, hasColdRoom: false }, []).coldStorageGrams).toBe(0);
    expect(transferCentre({ ...centre, storageGrams: null }, []).coldStorageGrams).toBeNull();
  });

  it('always hands over while it is open, in order, at least once', () => {
    const anyRow = fc.tuple(fc.nat(1_438), fc.nat(1_438)).map(([a, b]) => ({
      ...centre,
      opensMinute: Math.min(a, b),
      closesMinute: Math.max(a, b) + 1,
    }));
    const anyWish = fc.record({
      centreSiteId: fc.constantFrom(null, 'c', 'other'),
      minute: fc.nat(3 * 1_440 - 1),
    });
    fc.assert(
      fc.property(anyRow, fc.array(anyWish, { maxLength: 5 }), (row, wishes) => {
        const { handovers } = transferCentre(row, wishes);
        expect(handovers.length).toBeGreaterThan(0);
        expect(handovers).toEqual([...new Set(handovers)].sort((a, b) => a - b));
        for (const moment of handovers) {
          expect(moment % DAY).toBeGreaterThanOrEqual(row.opensMinute * 60);
          expect(moment % DAY).toBeLessThanOrEqual(row.closesMinute * 60);
        }
      }),
    );
  });
});
