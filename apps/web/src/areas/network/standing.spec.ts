import { standingOf } from './standing';

const OPEN = { fromOn: '2026-03-01', toOn: null, revokedAt: null };

describe('standingOf', () => {
  it('counts the first day and the last', () => {
    const year = { ...OPEN, toOn: '2026-12-31' };
    expect(standingOf(year, '2026-02-28')).toBe('toCome');
    expect(standingOf(year, '2026-03-01')).toBe('inForce');
    expect(standingOf(year, '2026-12-31')).toBe('inForce');
    expect(standingOf(year, '2027-01-01')).toBe('over');
  });

  it('has no end where none was set, until an act takes it back', () => {
    expect(standingOf(OPEN, '2040-01-01')).toBe('inForce');
    expect(standingOf({ ...OPEN, revokedAt: '2026-04-01T00:00:00Z' }, '2026-03-15')).toBe(
      'revoked',
    );
  });
});
