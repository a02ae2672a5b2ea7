import { momentAt } from '#core/kernel';

/** How long until a moment, in what people say: days and hours, then hours and minutes. */
export interface TimeLeft {
  readonly unit: 'days' | 'hours' | 'minutes' | 'over';
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  /** Less than six hours: worth a warning. */
  readonly isSoon: boolean;
}

const MINUTE_MS = 60_000;
const SOON_MINUTES = 6 * 60;

export function timeLeft(until: number, now: number): TimeLeft {
  const whole = Math.max(0, Math.ceil((until - now) / MINUTE_MS));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const unit = whole === 0 ? 'over' : days > 0 ? 'days' : hours > 0 ? 'hours' : 'minutes';
  return { unit, days, hours, minutes: whole % 60, isSoon: whole <= SOON_MINUTES };
}

interface Closing {
  readonly state: string;
  readonly closesOn: string;
  readonly closesMinute: number;
}

/** The moment at which a cycle closes, by the clocks of Caracas. */
export function closingOf({ closesOn, closesMinute }: Closing): number {
  return momentAt(closesOn, closesMinute).getTime();
}

/** An open cycle whose closing moment has come takes no more orders, even if nobody has closed it yet. */
export function takesOrders(cycle: Closing, now: number): boolean {
  return cycle.state === 'open' && closingOf(cycle) > now;
}
