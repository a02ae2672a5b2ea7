import { firstAllowed, lastAllowed, type Spans } from './windows';

/** One stop as the timetable sees it. */
export interface TimedStop {
  /** From the end of handling at the stop before (or from the start) to arrival here. */
  readonly legSeconds: number;
  readonly handlingSeconds: number;
  readonly spans: Spans;
  /** Where to begin when every one of the spans is over: in these, else on arrival. */
  readonly elseSpans?: Spans;
  /** Index of the stop that loaded what is unloaded here under a longest time on board; or −1. */
  readonly loadedAt: number;
  readonly maxSecondsOnBoard: number;
}

export interface Timetable {
  /** When handling begins at each stop. */
  readonly begins: readonly number[];
  /** True when every window and every longest time on board is kept. */
  readonly holds: boolean;
  /** True when loading was put off for the sake of a longest time on board. */
  readonly isPushed: boolean;
}

/** Fractions of a second below this are an artefact of adding. */
const TICK = 1e-6;

/**
 * The earliest timetable that keeps all windows and all longest times on board.
 *
 * Goods that may not ride long are loaded later, never unloaded earlier: begin at the earliest,
 * push late the loading of whatever rides too long, and repeat. Every push is forced, so what comes
 * out is the least timetable that holds, or there is none. When none holds, `begins` is the plain
 * earliest timetable, late stops beginning on arrival. O(stops × pushes); mostly no push at all.
 */
export function timetable(stops: readonly TimedStop[], startSeconds: number): Timetable {
  const notBefore = stops.map(() => -Infinity);
  const plain = earliest(stops, startSeconds, notBefore);
  if (!plain.holds) return { ...plain, isPushed: false };
  let current = plain;
  for (let rounds = 0; rounds <= 4 * stops.length + 8; rounds += 1) {
    if (!pushLate(stops, current.begins, notBefore)) return { ...current, isPushed: rounds > 0 };
    current = earliest(stops, startSeconds, notBefore);
    if (!current.holds) break;
  }
  return { begins: plain.begins, holds: false, isPushed: true };
}

function earliest(
  stops: readonly TimedStop[],
  startSeconds: number,
  notBefore: readonly number[],
): Omit<Timetable, 'isPushed'> {
  let holds = true;
  let done = startSeconds;
  const begins = stops.map((stop, index) => {
    const ready = Math.max(done + stop.legSeconds, notBefore[index] ?? -Infinity);
    let begin = firstAllowed(stop.spans, ready);
    if (begin === Infinity) {
      begin = lateBegin(stop, ready);
      holds = false;
    }
    done = begin + stop.handlingSeconds;
    return begin;
  });
  return { begins, holds };
}

/** When a stop begins that comes too late for its spans. */
export function lateBegin({ elseSpans }: TimedStop, ready: number): number {
  const begin = elseSpans === undefined ? Infinity : firstAllowed(elseSpans, ready);
  return begin === Infinity ? ready : begin;
}

/** Raises `notBefore` of the loading of everything that rides too long; false when nothing does. */
function pushLate(
  stops: readonly TimedStop[],
  begins: readonly number[],
  notBefore: number[],
): boolean {
  let pushed = false;
  for (const [index, stop] of stops.entries()) {
    const loading = stops[stop.loadedAt];
    if (loading === undefined) continue;
    const latest = (begins[index] ?? 0) - stop.maxSecondsOnBoard - loading.handlingSeconds;
    if ((begins[stop.loadedAt] ?? 0) >= latest - TICK) continue;
    notBefore[stop.loadedAt] = Math.max(notBefore[stop.loadedAt] ?? -Infinity, latest);
    pushed = true;
  }
  return pushed;
}

/**
 * How much later than in `begins` each stop may begin before it or a later one breaks a window, a
 * longest time on board or the end of the shift; 0 where something is broken already. Loading that
 * could be put off together with its unloading is not counted on, so the true slack may be larger.
 */
export function slacks(
  stops: readonly TimedStop[],
  begins: readonly number[],
  end: { readonly legSeconds: number; readonly latestSeconds: number },
): number[] {
  const slack = stops.map(() => 0);
  let latestArrival = end.latestSeconds;
  let legSeconds = end.legSeconds;
  for (let index = stops.length - 1; index >= 0; index -= 1) {
    const stop = stops[index];
    if (stop === undefined) break;
    const loading = stops[stop.loadedAt];
    const rideEnd =
      loading === undefined
        ? Infinity
        : (begins[stop.loadedAt] ?? 0) + loading.handlingSeconds + stop.maxSecondsOnBoard;
    const latest = Math.min(latestArrival - legSeconds - stop.handlingSeconds, rideEnd);
    latestArrival = lastAllowed(stop.spans, latest);
    slack[index] = Math.max(0, latestArrival - (begins[index] ?? 0));
    legSeconds = stop.legSeconds;
  }
  return slack;
}
