import { Clock } from '#core/kernel';

/** The clock that ticks. Tests put one that stands still in its place. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
