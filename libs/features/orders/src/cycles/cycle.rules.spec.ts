import fc from 'fast-check';
import { addDays } from '#core/kernel';
import {
  CYCLE_STATES,
  type CycleDateField,
  type CycleDates,
  type CycleState,
  hasReached,
  mayFollow,
  mayMoveDate,
  misplacedDate,
  takesOrders,
} from './cycle.rules';

const DATES: CycleDates = {
  opensOn: '2026-11-22',
  closesOn: '2026-11-24',
  closesMinute: 1439,
  movesOn: '2026-11-26',
  handsOutOn: '2026-11-28',
  settlesOn: '2026-12-05',
};

describe('the life of a cycle', () => {
  it.each<[CycleState, CycleState[]]>([
    ['planned', ['open', 'cancelled']],
    ['open', ['closed', 'cancelled']],
    ['closed', ['open', 'matched', 'cancelled']],
    ['matched', ['moving', 'handed_out']],
    ['moving', ['handed_out']],
    ['handed_out', ['settled']],
    ['settled', []],
    ['cancelled', []],
  ])('goes on from %s to %j', (from, followers) => {
    expect(CYCLE_STATES.filter((to) => mayFollow(from, to)).sort()).toEqual(followers.sort());
  });

  it('has reached what lies behind it, unless it was cancelled', () => {
    expect(hasReached('moving', 'matched')).toBe(true);
    expect(hasReached('moving', 'handed_out')).toBe(false);
    expect(hasReached('cancelled', 'open')).toBe(false);
  });
});

describe('dates of a cycle', () => {
  it.each<[Partial<CycleDates>, CycleDateField | null]>([
    [{}, null],
    [{ closesOn: '2026-11-21' }, 'closesOn'],
    [{ closesOn: '2026-11-22', closesMinute: 0 }, 'closesOn'],
    [{ closesOn: '2026-11-22', closesMinute: 1 }, null],
    [{ movesOn: '2026-11-23' }, 'movesOn'],
    [{ handsOutOn: '2026-11-25' }, 'handsOutOn'],
    [{ settlesOn: '2026-11-27' }, 'settlesOn'],
  ])('%j misplaces %s', (change, field) => {
    expect(misplacedDate({ ...DATES, ...change })).toBe(field);
  });

  it.each<[CycleState, CycleDateField[]]>([
    ['planned', ['opensOn', 'closesOn', 'closesMinute', 'movesOn', 'handsOutOn', 'settlesOn']],
    ['open', ['closesOn', 'closesMinute', 'movesOn', 'handsOutOn', 'settlesOn']],
    ['closed', ['movesOn', 'handsOutOn', 'settlesOn']],
    ['moving', ['handsOutOn', 'settlesOn']],
    ['handed_out', ['settlesOn']],
    ['settled', []],
    ['cancelled', []],
  ])('in %s may still be moved: %j', (state, fields) => {
    const all = Object.keys(DATES) as CycleDateField[];
    expect(all.filter((field) => mayMoveDate(state, field))).toEqual(fields);
  });
});

describe('taking orders', () => {
  it('still takes them at 23:30 in Caracas on the closing day, when UTC is a day further', () => {
    expect(takesOrders({ ...DATES, state: 'open' }, new Date('2026-11-25T03:30:00Z'))).toBe(true);
  });

  it('ends at the closing minute although the timer is late', () => {
    expect(takesOrders({ ...DATES, state: 'open' }, new Date('2026-11-25T03:58:59.999Z'))).toBe(
      true,
    );
    expect(takesOrders({ ...DATES, state: 'open' }, new Date('2026-11-25T03:59:00Z'))).toBe(false);
  });

  it('depends on the day in Caracas for every closing day and minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 1439 }),
        (days, minute) => {
          const closesOn = addDays('2026-01-01', days);
          const dates = { ...DATES, closesOn, closesMinute: minute, state: 'open' as const };
          const midnight = Date.parse(`${closesOn}T04:00:00Z`);
          expect(takesOrders(dates, new Date(midnight + minute * 60_000 - 1))).toBe(true);
          expect(takesOrders(dates, new Date(midnight + minute * 60_000))).toBe(false);
        },
      ),
    );
  });
});
