import { Clock } from '#core/kernel';

/** A clock that stands still until a test moves it. */
export class StandingClock extends Clock {
  constructor(private moment: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.moment);
  }

  set(moment: Date | string): void {
    this.moment = new Date(moment);
  }

  advance(milliseconds: number): void {
    this.moment = new Date(this.moment.getTime() + milliseconds);
  }
}
