/** The end of a day is midnight, which a clock writes as its beginning. */
const DAY = 1440;

/** Minutes since midnight as a time field takes them: 390 → '06:30'. */
export function minuteTyped(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;
}

/** A time of a time field as minutes since midnight; null when there is none. */
export function typedMinute(text: string): number | null {
  const found = /^(\d{2}):(\d{2})/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** The same for a closing time, where '00:00' is the end of the day. */
export function typedClosing(text: string): number | null {
  const minute = typedMinute(text);
  return minute === 0 ? DAY : minute;
}
