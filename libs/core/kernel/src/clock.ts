/** Tells the present moment. The one that ticks lives in the platform; the cores receive times as arguments. */
export abstract class Clock {
  abstract now(): Date;
}
