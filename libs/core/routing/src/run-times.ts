import { placementsOf, quickestGaps, type UntimedRun } from './place-breaks';
import { slacks, timetable, type TimedStop, type Timetable } from './schedule';
import { lastAllowed, type Spans } from './windows';

/** A break in its place: after so many stops. */
export interface PlacedBreak {
  readonly gap: number;
  readonly beginSeconds: number;
  readonly isLate: boolean;
}

export interface RunTimes {
  /** When handling begins at each stop. */
  readonly begins: readonly number[];
  readonly slackSeconds: readonly number[];
  readonly breaks: readonly PlacedBreak[];
  readonly departSeconds: number;
  readonly endSeconds: number;
  /** True when every window, break and longest time on board is kept; the shift is not asked. */
  readonly holds: boolean;
}

/** So many ways to place the breaks are tried where goods may not ride long. */
const PLACEMENTS_MAX = 4000;

/**
 * The hours of a run: of all ways to place its breaks the one that ends soonest, then the one that
 * leaves latest. Late stops, and breaks that have no place, begin on arrival.
 *
 * Exact: without limits of time on board the earliest moment for each pair of stop and breaks taken
 * decides, since arriving sooner never hurts; with them every placement that keeps the windows is
 * tried (4,000 at most: with two breaks that is every placement up to 90 stops).
 * O(stops × breaks²) without breaks between limited goods.
 */
export function runTimes(run: UntimedRun): RunTimes {
  const { breaks } = run;
  let best: Candidate | null = null;
  let isPushed = false;
  for (let opening = 0; opening <= (run.stops.length === 0 ? 0 : breaks.length); opening += 1) {
    const gaps = quickestGaps(run, { opening, mayBeLate: false });
    if (gaps === null) continue;
    const candidate = candidateOf(run, gaps);
    isPushed ||= candidate.table.isPushed;
    if (candidate.table.holds) best = better(best, candidate);
  }
  if (isPushed && breaks.length > 0) {
    for (const gaps of placementsOf(run, PLACEMENTS_MAX)) {
      const candidate = candidateOf(run, gaps);
      if (candidate.table.holds) best = better(best, candidate);
    }
  }
  const gaps = (): readonly number[] => quickestGaps(run, { opening: null, mayBeLate: true }) ?? [];
  return timesOf(run, best ?? candidateOf(run, gaps()));
}

/** The run with its breaks in place, as one line of stops. */
interface Candidate {
  readonly line: readonly TimedStop[];
  readonly stopAt: readonly number[];
  readonly breakAt: readonly number[];
  readonly gaps: readonly number[];
  readonly table: Timetable;
  readonly opened: readonly number[];
  readonly departSeconds: number;
  readonly endSeconds: number;
}

function better(one: Candidate | null, other: Candidate): Candidate {
  if (one === null) return other;
  const byEnd = other.endSeconds - one.endSeconds;
  return byEnd < 0 || (byEnd === 0 && other.departSeconds > one.departSeconds) ? other : one;
}

function candidateOf(run: UntimedRun, gaps: readonly number[]): Candidate {
  const line: TimedStop[] = [];
  const stopAt: number[] = [];
  const breakAt: number[] = [];
  let taken = 0;
  for (let gap = 0; gap <= run.stops.length; gap += 1) {
    const fixed = run.fixedSeconds[gap] ?? run.endFixedSeconds;
    let isParked = false;
    for (; gaps[taken] === gap; taken += 1) {
      const rest = run.breaks[taken] ?? { seconds: 0, spans: [] };
      breakAt.push(line.length);
      line.push({
        legSeconds: isParked ? 0 : fixed,
        handlingSeconds: rest.seconds,
        spans: rest.spans,
        loadedAt: -1,
        maxSecondsOnBoard: Infinity,
      });
      isParked = true;
    }
    const stop = run.stops[gap];
    if (stop === undefined) continue;
    stopAt.push(line.length);
    const legSeconds = stop.legSeconds - (isParked ? fixed : 0);
    line.push({ ...stop, legSeconds, loadedAt: stopAt[stop.loadedAt] ?? -1 });
  }
  const table = timetable(line, run.startSeconds);
  const last = line.at(-1);
  const isParkedLast = breakAt.at(-1) === line.length - 1;
  const endLeg = run.endLegSeconds - (isParkedLast ? run.endFixedSeconds : 0);
  const lastBegin = table.begins.at(-1) ?? run.startSeconds;
  const departure = departureOf(run, line, { table, first: stopAt[0] ?? line.length });
  const endSeconds = lastBegin + (last?.handlingSeconds ?? 0) + (last === undefined ? 0 : endLeg);
  return { line, stopAt, breakAt, gaps, table, ...departure, endSeconds };
}

/** The vehicle leaves as late as it can without changing its first stop, resting on the way there. */
function departureOf(
  run: UntimedRun,
  line: readonly TimedStop[],
  { table, first }: { readonly table: Timetable; readonly first: number },
): { readonly departSeconds: number; readonly opened: readonly number[] } {
  const opened: number[] = [];
  const own = line[first];
  let moment = own === undefined ? run.startSeconds : (table.begins[first] ?? 0) - own.legSeconds;
  for (let index = first - 1; index >= 0; index -= 1) {
    const rest = line[index];
    if (rest === undefined) break;
    const latest = lastAllowed(rest.spans, moment - rest.handlingSeconds);
    moment = Math.max(latest, table.begins[index] ?? 0);
    opened.unshift(moment);
    moment -= rest.legSeconds;
  }
  return { departSeconds: Math.max(run.startSeconds, moment), opened };
}

function timesOf(run: UntimedRun, candidate: Candidate): RunTimes {
  const { line, stopAt, breakAt, gaps, table, opened } = candidate;
  const isParkedLast = breakAt.at(-1) === line.length - 1;
  const slack = slacks(line, table.begins, {
    legSeconds: run.endLegSeconds - (isParkedLast ? run.endFixedSeconds : 0),
    latestSeconds: run.latestEndSeconds,
  });
  return {
    begins: stopAt.map((index) => table.begins[index] ?? 0),
    slackSeconds: stopAt.map((index) => slack[index] ?? 0),
    breaks: breakAt.map((index, number): PlacedBreak => {
      const begin = table.begins[index] ?? 0;
      const isLate = !isIn(line[index]?.spans ?? [], begin);
      return { gap: gaps[number] ?? 0, beginSeconds: opened[index] ?? begin, isLate };
    }),
    departSeconds: candidate.departSeconds,
    endSeconds: candidate.endSeconds,
    holds: table.holds,
  };
}

function isIn(spans: Spans, moment: number): boolean {
  return lastAllowed(spans, moment) === moment;
}
