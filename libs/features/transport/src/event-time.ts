import { fieldFault } from '#core/kernel';

/** A phone's clock may run ahead of ours by this much. */
export const AHEAD_MINUTES_MAX = 10;

/** The moment of an event from the field. It may be long ago, but not in the future. */
export function assertHappened(eventTime: string, now: Date): Date {
  const at = new Date(eventTime);
  if (Number.isNaN(at.getTime())) throw fieldFault('eventTime', 'event.time_malformed');
  if (at.getTime() > now.getTime() + AHEAD_MINUTES_MAX * 60_000) {
    throw fieldFault('eventTime', 'event.in_the_future', { minutes: AHEAD_MINUTES_MAX });
  }
  return at;
}
