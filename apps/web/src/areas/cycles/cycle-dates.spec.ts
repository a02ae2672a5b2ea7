import { minuteOf, misplacedDate, nextMoment, stepsOf, usualDates } from './cycle-dates';

const week = usualDates('2026-12-03');

describe('usualDates', () => {
  it('begins on the next Monday and follows the usual week', () => {
    expect(week).toEqual({
      ...{ opensOn: '2026-12-07', closesOn: '2026-12-08', closesMinute: 1080 },
      ...{ movesOn: '2026-12-10', handsOutOn: '2026-12-12', settlesOn: '2026-12-19' },
    });
  });

  it('begins today when today is a Monday', () => {
    expect(usualDates('2026-12-07').opensOn).toBe('2026-12-07');
  });
});

describe('misplacedDate', () => {
  it('finds nothing wrong with the usual week', () => {
    expect(misplacedDate(week)).toBeNull();
  });

  it('names the first date that comes too early or is missing', () => {
    expect(misplacedDate({ ...week, movesOn: '2026-12-07' })).toBe('movesOn');
    expect(misplacedDate({ ...week, settlesOn: '' })).toBe('settlesOn');
  });

  it('does not let a cycle close the moment it opens', () => {
    expect(misplacedDate({ ...week, closesOn: week.opensOn, closesMinute: 0 })).toBe('closesOn');
  });
});

it('reads a time of day as minutes', () => {
  expect(minuteOf('18:30')).toBe(1110);
  expect(minuteOf('24:00')).toBeNull();
  expect(minuteOf('')).toBeNull();
});

describe('stepsOf', () => {
  const standing = (state: 'planned' | 'matched' | 'settled' | 'cancelled'): string =>
    stepsOf({ ...week, state })
      .map((it) => it.stands)
      .join(' ');

  it('says what is done, what is now and what comes', () => {
    expect(standing('planned')).toBe('later later later later later later');
    expect(standing('matched')).toBe('done done now later later later');
    expect(standing('settled')).toBe('done done done done done done');
    expect(standing('cancelled')).toBe('later later later later later later');
  });
});

describe('nextMoment', () => {
  it('counts down to the close of an open cycle by the clock of Caracas', () => {
    expect(nextMoment({ ...week, state: 'open' })?.at.toISOString()).toBe(
      '2026-12-08T22:00:00.000Z',
    );
  });

  it('counts down to nothing while matching is awaited, nor after the end', () => {
    expect(nextMoment({ ...week, state: 'closed' })).toBeNull();
    expect(nextMoment({ ...week, state: 'settled' })).toBeNull();
  });
});
