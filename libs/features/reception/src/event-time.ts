import { fieldFault } from '#core/kernel';

const EARLY_MS_MAX = 24 * 3_600_000;
const LATE_MS_MAX = 90 * 24 * 3_600_000;

/** When it happened by the phone's clock: up to a day ahead of ours, or ninety days late, is believed. */
export function eventTimeOf(told: string, now: Date): Date {
  const moment = new Date(told);
  const age = now.getTime() - moment.getTime();
  if (Number.isNaN(age) || age < -EARLY_MS_MAX || age > LATE_MS_MAX) {
    throw fieldFault('eventTime', 'reception.event_time_absurd');
  }
  return moment;
}
