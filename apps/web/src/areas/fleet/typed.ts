import { typedNumber } from '../../language/typed-kilos';

/** A typed figure in thousandths of its unit: litres as millilitres, kilometres as metres. Null when it is none. */
export function typedThousandths(text: string): number | null {
  const value = typedNumber(text);
  return value === null ? null : Math.round(value * 1000);
}

/** A typed whole number; null when it is none. */
export function typedWhole(text: string): number | null {
  const value = typedNumber(text);
  return value === null || !Number.isInteger(value) ? null : value;
}

/** The same with a sign before it: a correction may give back as well as take. */
export function typedSigned(text: string): number | null {
  const trimmed = text.trim();
  const isLess = /^[-−]/.test(trimmed);
  const size = typedThousandths(trimmed.replace(/^[-−+]\s*/, ''));
  return size === null || size === 0 ? size : isLess ? -size : size;
}

/** A time of day as minutes since midnight: '14:30' is 870. Null when it is none. */
export function typedMinute(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return hours > 23 || minutes > 59 ? null : hours * 60 + minutes;
}

const DAY_MINUTES = 1440;

/** A shift as two times of day; its end lies on the next day when it is not after its start, or when that is said. */
export function shiftEnd(from: number, to: number, isNextDay: boolean): number {
  return isNextDay || to <= from ? to + DAY_MINUTES : to;
}

/** How an end of a shift is typed: 1500 is '01:00' of the day after. 2880 would be midnight a day later still. */
export function shiftEndTyped(minute: number): {
  readonly time: string;
  readonly isNextDay: boolean;
} {
  const isNextDay = minute >= DAY_MINUTES;
  const within = Math.min(minute - (isNextDay ? DAY_MINUTES : 0), DAY_MINUTES - 1);
  const two = (value: number): string => String(value).padStart(2, '0');
  return { time: `${two(Math.floor(within / 60))}:${two(within % 60)}`, isNextDay };
}
