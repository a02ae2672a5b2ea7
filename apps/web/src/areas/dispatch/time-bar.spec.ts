import { timeSpans } from './time-bar';

const at = (time: string): string => `2026-11-30T${time}:00.000Z`;
const stop = (id: string, arrives: string | null, departs: string | null) => ({
  id,
  kind: 'pick_up' as const,
  arrivesAt: arrives && at(arrives),
  departsAt: departs && at(departs),
});

describe('timeSpans', () => {
  it('shows each stop where it lies between leaving and coming home', () => {
    const spans = timeSpans([stop('a', '06:00', '07:00')], at('05:00'), at('15:00'));
    expect(spans).toEqual([{ id: 'a', kind: 'pick_up', at: 100, width: 100 }]);
  });

  it('keeps short stops wide enough to be seen, the last one within the bar', () => {
    const [span] = timeSpans([stop('a', '14:59', '15:00')], at('05:00'), at('15:00'));
    expect(span).toEqual({ id: 'a', kind: 'pick_up', at: 992, width: 8 });
  });

  it('shows nothing of a run that has no times yet', () => {
    expect(timeSpans([stop('a', null, null)], at('05:00'), at('15:00'))).toEqual([]);
    expect(timeSpans([stop('a', '05:00', '06:00')], at('05:00'), at('05:00'))).toEqual([]);
  });
});
