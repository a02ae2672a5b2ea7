import type { TimeWindow } from './problem';

/** Disjoint spans in rising order, flattened: from, to, from, to… Ends belong to their span. */
export type Spans = readonly number[];

const ALWAYS: Spans = [-Infinity, Infinity];

/** Windows in any order, touching or overlapping, as disjoint spans; no window at all is "always". */
export function spansOf(windows: readonly TimeWindow[]): Spans {
  if (windows.length === 0) return ALWAYS;
  const rising = [...windows].sort((a, b) => a.fromSeconds - b.fromSeconds);
  const spans: number[] = [];
  for (const { fromSeconds, toSeconds } of rising) {
    const lastEnd = spans.at(-1);
    if (lastEnd !== undefined && fromSeconds <= lastEnd + 1) {
      spans[spans.length - 1] = Math.max(lastEnd, toSeconds);
    } else {
      spans.push(fromSeconds, toSeconds);
    }
  }
  return spans;
}

/** The moments that belong to both. Empty when they never meet. */
export function intersect(one: Spans, other: Spans): Spans {
  const both: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [oneEnd, otherEnd] = [one[i + 1] ?? 0, other[j + 1] ?? 0];
    const from = Math.max(one[i] ?? 0, other[j] ?? 0);
    const to = Math.min(oneEnd, otherEnd);
    if (from <= to) both.push(from, to);
    if (oneEnd <= otherEnd) i += 2;
    if (otherEnd <= oneEnd) j += 2;
  }
  return both;
}

/** The first allowed moment at or after `moment`; Infinity when all spans are over. */
export function firstAllowed(spans: Spans, moment: number): number {
  for (let i = 0; i < spans.length; i += 2) {
    if (moment <= (spans[i + 1] ?? 0)) return Math.max(moment, spans[i] ?? 0);
  }
  return Infinity;
}

/** The last allowed moment at or before `moment`; −Infinity when no span has begun. */
export function lastAllowed(spans: Spans, moment: number): number {
  for (let i = spans.length - 2; i >= 0; i -= 2) {
    if (moment >= (spans[i] ?? 0)) return Math.min(moment, spans[i + 1] ?? 0);
  }
  return -Infinity;
}
