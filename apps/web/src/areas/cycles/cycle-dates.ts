import { addDays, type CivilDate, momentAt } from '#core/kernel';
import type { Shape } from '../../api/types';

export type Cycle = Shape<'CycleResponse'>;

export interface CycleDates {
  readonly opensOn: CivilDate;
  readonly closesOn: CivilDate;
  readonly closesMinute: number;
  readonly movesOn: CivilDate;
  readonly handsOutOn: CivilDate;
  readonly settlesOn: CivilDate;
}

const MONDAY = 1;
const SIX_IN_THE_EVENING = 18 * 60;

/** The usual week: orders on Monday and Tuesday, loading on Thursday, hand-out on Saturday, accounts a week later. */
export function usualDates(today: CivilDate): CycleDates {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const opensOn = addDays(today, (MONDAY - weekday + 7) % 7);
  return {
    opensOn,
    closesOn: addDays(opensOn, 1),
    closesMinute: SIX_IN_THE_EVENING,
    movesOn: addDays(opensOn, 3),
    handsOutOn: addDays(opensOn, 5),
    settlesOn: addDays(opensOn, 12),
  };
}

export type DateField = 'opensOn' | 'closesOn' | 'movesOn' | 'handsOutOn' | 'settlesOn';
export const DATE_FIELDS: readonly DateField[] = [
  ...(['opensOn', 'closesOn', 'movesOn', 'handsOutOn', 'settlesOn'] as const),
];

/** The first date that is missing or comes before the one that must precede it; null when all are in order. */
export function misplacedDate(dates: CycleDates): DateField | null {
  let before = '';
  for (const field of DATE_FIELDS) {
    if (dates[field] === '' || dates[field] < before) return field;
    before = dates[field];
  }
  const isShut = momentAt(dates.closesOn, dates.closesMinute) <= momentAt(dates.opensOn);
  return isShut ? 'closesOn' : null;
}

/** '18:30' as minutes since midnight; null for what is no time. */
export function minuteOf(time: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(time);
  const minute = Number(parts?.[1]) * 60 + Number(parts?.[2]);
  return parts && minute < 24 * 60 ? minute : null;
}

type StepState = 'open' | 'closed' | 'matched' | 'moving' | 'handed_out' | 'settled';

export interface Step {
  readonly state: StepState;
  /** The day on which it is meant to come; null for the matching, which follows the close by itself. */
  readonly on: CivilDate | null;
  readonly minute?: number;
  readonly stands: 'done' | 'now' | 'later';
}

const ORDER: readonly Cycle['state'][] = [
  ...(['planned', 'open', 'closed', 'matched', 'moving', 'handed_out', 'settled'] as const),
];

/** The course of a cycle, step by step; a cancelled one has no step that is now. */
export function stepsOf(cycle: Pick<Cycle, 'state'> & CycleDates): readonly Step[] {
  const days: Readonly<Record<StepState, CivilDate | null>> = {
    open: cycle.opensOn,
    closed: cycle.closesOn,
    matched: null,
    moving: cycle.movesOn,
    handed_out: cycle.handsOutOn,
    settled: cycle.settlesOn,
  };
  const reached = ORDER.indexOf(cycle.state);
  const standsAt = (place: number): Step['stands'] => {
    if (place === reached && cycle.state !== 'settled') return 'now';
    return place <= reached ? 'done' : 'later';
  };
  return (Object.keys(days) as StepState[]).map((state, at) => ({
    state,
    on: days[state],
    ...(state === 'closed' && { minute: cycle.closesMinute }),
    stands: standsAt(at + 1),
  }));
}

/** What comes next by the calendar, and when; null when nothing does, or matching comes first. */
export function nextMoment(
  cycle: Pick<Cycle, 'state'> & CycleDates,
): { readonly to: Exclude<StepState, 'matched'>; readonly at: Date } | null {
  switch (cycle.state) {
    case 'planned':
      return { to: 'open', at: momentAt(cycle.opensOn) };
    case 'open':
      return { to: 'closed', at: momentAt(cycle.closesOn, cycle.closesMinute) };
    case 'matched':
      return { to: 'moving', at: momentAt(cycle.movesOn) };
    case 'moving':
      return { to: 'handed_out', at: momentAt(addDays(cycle.handsOutOn, 1)) };
    case 'handed_out':
      return { to: 'settled', at: momentAt(addDays(cycle.settlesOn, 1)) };
    case 'closed':
    case 'settled':
    case 'cancelled':
      return null;
  }
}
