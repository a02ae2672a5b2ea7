import { closingOf, takesOrders, timeLeft } from './time-left';

const cycle = { state: 'open', closesOn: '2026-12-02', closesMinute: 1080 };
const at = (text: string): number => Date.parse(text);

describe('timeLeft', () => {
  it('says days and hours, then hours and minutes, then that it is over', () => {
    const until = at('2026-12-02T22:00:00Z');
    expect(timeLeft(until, at('2026-12-01T08:00:00Z'))).toMatchObject({
      unit: 'days',
      days: 1,
      hours: 14,
    });
    expect(timeLeft(until, at('2026-12-02T19:30:00Z'))).toMatchObject({
      ...{ unit: 'hours', hours: 2, minutes: 30, isSoon: true },
    });
    expect(timeLeft(until, at('2026-12-02T21:59:30Z'))).toMatchObject({
      unit: 'minutes',
      minutes: 1,
    });
    expect(timeLeft(until, until).unit).toBe('over');
  });
});

describe('takesOrders', () => {
  it('closes at six in the evening of Caracas, which is ten in Greenwich', () => {
    expect(closingOf(cycle)).toBe(at('2026-12-02T22:00:00Z'));
    expect(takesOrders(cycle, at('2026-12-02T21:59:59Z'))).toBe(true);
    expect(takesOrders(cycle, at('2026-12-02T22:00:00Z'))).toBe(false);
    expect(takesOrders({ ...cycle, state: 'closed' }, 0)).toBe(false);
  });
});
