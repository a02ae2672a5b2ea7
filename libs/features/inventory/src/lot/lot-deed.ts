import { fieldFault } from '#core/kernel';

const EARLY_MS_MAX = 24 * 3_600_000;
const LATE_MS_MAX = 90 * 24 * 3_600_000;

/**
 * When a deed happened: as told by the phone, else now. Phones run fast or slow and report late, so a day
 * ahead and ninety days back are believed; anything else is refused.
 */
export function eventTimeOf(told: string | undefined, now: Date): Date {
  if (told === undefined) return now;
  const moment = new Date(told);
  const age = now.getTime() - moment.getTime();
  if (Number.isNaN(age) || age < -EARLY_MS_MAX || age > LATE_MS_MAX) {
    throw fieldFault('eventTime', 'lot.event_time_absurd');
  }
  return moment;
}
