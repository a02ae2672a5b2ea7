import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';

/** The clock that ticks. Tests put one that stands still in its place. */
@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
