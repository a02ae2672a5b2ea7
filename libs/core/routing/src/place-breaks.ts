import { lateBegin, type TimedStop } from './schedule';
import { firstAllowed, type Spans } from './windows';

/** A rest that the run must take somewhere. */
export interface TimedBreak {
  readonly seconds: number;
  readonly spans: Spans;
}

/** A run before its hours are known. */
export interface UntimedRun {
  readonly stops: readonly TimedStop[];
  /** Per stop, the part of its way that is spent before leaving the stop before. */
  readonly fixedSeconds: readonly number[];
  readonly breaks: readonly TimedBreak[];
  readonly startSeconds: number;
  /** The same for the end of the run. */
  readonly endFixedSeconds: number;
  readonly endLegSeconds: number;
  readonly latestEndSeconds: number;
}

/**
 * For each break the gap (after so many stops) that lets the run end soonest, limits of time on board
 * aside; null when there is none. With `opening`, exactly so many breaks come before the first stop.
 * With `mayBeLate`, as few as possible of stops and breaks come too late. O(stops × breaks).
 */
export function quickestGaps(
  run: UntimedRun,
  how: { readonly opening: number | null; readonly mayBeLate: boolean },
): readonly number[] | null {
  const { stops, breaks } = run;
  if (breaks.length === 0 && !how.mayBeLate) return [];
  let states = breaks.map((): Moment | null => null);
  states = [{ at: run.startSeconds, late: 0 }, ...states];
  const takenAt: (readonly boolean[])[] = [];
  for (let gap = 0; gap <= stops.length; gap += 1) {
    const opening = gap === 0 ? how.opening : null;
    const fixed = run.fixedSeconds[gap] ?? run.endFixedSeconds;
    states = states.map((it) => it && { ...it, at: it.at + fixed });
    takenAt.push(restInGap(run, states, { upTo: opening ?? breaks.length, ...how }));
    if (opening !== null) states = states.map((it, taken) => (taken === opening ? it : null));
    const stop = stops[gap];
    if (stop === undefined) break;
    states = states.map((it): Moment | null => {
      if (it === null) return null;
      const ready = it.at + stop.legSeconds - fixed;
      const begin = firstAllowed(stop.spans, ready);
      if (begin !== Infinity) return { at: begin + stop.handlingSeconds, late: it.late };
      if (!how.mayBeLate) return null;
      return { at: lateBegin(stop, ready) + stop.handlingSeconds, late: it.late + 1 };
    });
  }
  return states[breaks.length] === null ? null : gapsTaken(takenAt, breaks.length);
}

interface Moment {
  readonly at: number;
  /** How many stops and breaks came too late so far. */
  readonly late: number;
}

/** Lets those who stand at this gap rest here; tells at which numbers of breaks taken they do. */
function restInGap(
  { breaks }: UntimedRun,
  states: (Moment | null)[],
  how: { readonly upTo: number; readonly mayBeLate: boolean },
): boolean[] {
  const taken = states.map(() => false);
  for (let number = 0; number < how.upTo; number += 1) {
    const [rest, before, after] = [breaks[number], states[number], states[number + 1]];
    if (rest === undefined || !before) continue;
    const begin = firstAllowed(rest.spans, before.at);
    if (begin === Infinity && !how.mayBeLate) continue;
    const isLate = begin === Infinity;
    const late = before.late + (isLate ? 1 : 0);
    const at = (isLate ? before.at : begin) + rest.seconds;
    if (after && (after.late < late || (after.late === late && after.at <= at))) continue;
    states[number + 1] = { at, late };
    taken[number + 1] = true;
  }
  return taken;
}

function gapsTaken(takenAt: readonly (readonly boolean[])[], breaks: number): number[] {
  const gaps: number[] = [];
  let left = breaks;
  for (let gap = takenAt.length - 1; gap >= 0; gap -= 1) {
    for (; left > 0 && takenAt[gap]?.[left] === true; left -= 1) gaps.unshift(gap);
  }
  return gaps;
}

/** Every placement that keeps all windows, limits of time on board aside; `most` at most. */
export function placementsOf(run: UntimedRun, most: number): number[][] {
  const found: number[][] = [];
  const explore = (gap: number, moment: number, gaps: readonly number[], parked: boolean): void => {
    if (found.length >= most) return;
    const { stops, breaks } = run;
    const fixed = run.fixedSeconds[gap] ?? run.endFixedSeconds;
    const free = parked ? moment : moment + fixed;
    const rest = breaks[gaps.length];
    if (rest !== undefined) {
      const begin = firstAllowed(rest.spans, free);
      if (begin !== Infinity) explore(gap, begin + rest.seconds, [...gaps, gap], true);
    }
    const stop = stops[gap];
    if (stop === undefined) {
      if (rest === undefined) found.push([...gaps]);
      return;
    }
    const begin = firstAllowed(stop.spans, free + stop.legSeconds - fixed);
    if (begin !== Infinity) explore(gap + 1, begin + stop.handlingSeconds, gaps, false);
  };
  explore(0, run.startSeconds, [], false);
  return found;
}
