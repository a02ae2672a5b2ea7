import type { Stop } from './shapes';

type TimedStop = Pick<Stop, 'id' | 'kind' | 'arrivesAt' | 'departsAt'>;

/** A piece of the time bar, in thousandths of the whole run. */
export interface TimeSpan {
  readonly id: string;
  readonly kind: Stop['kind'];
  readonly at: number;
  readonly width: number;
}

/** Narrower than this a stop would not be seen. */
const WIDTH_MIN = 8;
const WHOLE = 1000;

/** When a vehicle stands where, between the moment it leaves and the moment it is back. */
export function timeSpans(
  stops: readonly TimedStop[],
  departsAt: string,
  returnsAt: string,
): readonly TimeSpan[] {
  const start = Date.parse(departsAt);
  const length = Date.parse(returnsAt) - start;
  if (!(length > 0)) return [];
  const share = (moment: string): number =>
    Math.min(WHOLE, Math.max(0, Math.round(((Date.parse(moment) - start) * WHOLE) / length)));
  return stops.flatMap(({ id, kind, arrivesAt, departsAt: leavesAt }) => {
    if (arrivesAt === null || leavesAt === null || kind === 'start' || kind === 'end') return [];
    const at = Math.min(share(arrivesAt), WHOLE - WIDTH_MIN);
    return [{ id, kind, at, width: Math.max(WIDTH_MIN, share(leavesAt) - at) }];
  });
}
