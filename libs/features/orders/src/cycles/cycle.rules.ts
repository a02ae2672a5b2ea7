import { addDays, type CivilDate, momentAt } from '#core/kernel';

/** The life of a distribution cycle, in its order; a cancelled one has left it. */
export const CYCLE_STATES = [
  'planned',
  'open',
  'closed',
  'matched',
  'moving',
  'handed_out',
  'settled',
  'cancelled',
] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

export interface CycleDates {
  readonly opensOn: CivilDate;
  readonly closesOn: CivilDate;
  /** Minute of the closing day in Caracas at which no further order counts. */
  readonly closesMinute: number;
  readonly movesOn: CivilDate;
  readonly handsOutOn: CivilDate;
  readonly settlesOn: CivilDate;
}
export type CycleDateField = keyof CycleDates;

const FOLLOWERS: Readonly<Record<CycleState, readonly CycleState[]>> = {
  planned: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['open', 'matched', 'cancelled'],
  matched: ['moving', 'handed_out'],
  moving: ['handed_out'],
  handed_out: ['settled'],
  settled: [],
  cancelled: [],
};

/** The state until which a date may still be moved: afterwards it has come and gone. */
const MOVABLE_UNTIL: Readonly<Record<CycleDateField, CycleState>> = {
  opensOn: 'planned',
  closesOn: 'open',
  closesMinute: 'open',
  movesOn: 'closed',
  handsOutOn: 'moving',
  settlesOn: 'handed_out',
};

export function mayFollow(from: CycleState, to: CycleState): boolean {
  return FOLLOWERS[from].includes(to);
}

/** True when the cycle is in this state or has gone through it, so that asking again changes nothing. */
export function hasReached(state: CycleState, target: CycleState): boolean {
  return state !== 'cancelled' && rank(state) >= rank(target);
}

export function mayMoveDate(state: CycleState, field: CycleDateField): boolean {
  return state !== 'cancelled' && rank(state) <= rank(MOVABLE_UNTIL[field]);
}

export function opensAt(dates: CycleDates): Date {
  return momentAt(dates.opensOn);
}

/** The first moment that is too late for an order. */
export function closesAt(dates: CycleDates): Date {
  return momentAt(dates.closesOn, dates.closesMinute);
}

/** Midnight after the day of distribution. */
export function handOutEndsAt(dates: CycleDates): Date {
  return momentAt(addDays(dates.handsOutOn, 1));
}

export function settlingEndsAt(dates: CycleDates): Date {
  return momentAt(addDays(dates.settlesOn, 1));
}

/** Orders count while the cycle is open and its closing moment has not come, even if its timer is late. */
export function takesOrders(
  cycle: CycleDates & { readonly state: CycleState },
  now: Date,
): boolean {
  return cycle.state === 'open' && now < closesAt(cycle);
}

/** The first date that lies before the one that must precede it, or null when all are in order. */
export function misplacedDate(dates: CycleDates): CycleDateField | null {
  if (closesAt(dates) <= opensAt(dates)) return 'closesOn';
  if (dates.movesOn < dates.closesOn) return 'movesOn';
  if (dates.handsOutOn < dates.movesOn) return 'handsOutOn';
  return dates.settlesOn < dates.handsOutOn ? 'settlesOn' : null;
}

function rank(state: CycleState): number {
  return CYCLE_STATES.indexOf(state);
}
