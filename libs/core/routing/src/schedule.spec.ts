import fc from 'fast-check';
import { timetable, type TimedStop } from './schedule';
import { firstAllowed, intersect, lastAllowed, spansOf } from './windows';

const anyWindows = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 6 }))
    .map(([fromSeconds, length]) => ({ fromSeconds, toSeconds: fromSeconds + length })),
  { minLength: 1, maxLength: 4 },
);
const moments = Array.from({ length: 30 }, (_, moment) => moment);

describe('spans', () => {
  it('hold exactly the moments of all windows, and of both when intersected', () => {
    fc.assert(
      fc.property(anyWindows, anyWindows, (one, other) => {
        const isIn = (windows: typeof one, at: number): boolean =>
          windows.some((it) => it.fromSeconds <= at && at <= it.toSeconds);
        const both = intersect(spansOf(one), spansOf(other));
        for (const at of moments) {
          expect(firstAllowed(spansOf(one), at) === at).toBe(isIn(one, at));
          expect(lastAllowed(both, at) === at).toBe(isIn(one, at) && isIn(other, at));
        }
      }),
    );
  });

  it('find the next and the last allowed moment', () => {
    const spans = spansOf([
      { fromSeconds: 10, toSeconds: 12 },
      { fromSeconds: 2, toSeconds: 4 },
    ]);
    expect([0, 3, 5, 13].map((at) => firstAllowed(spans, at))).toEqual([2, 3, 10, Infinity]);
    expect([0, 3, 5, 13].map((at) => lastAllowed(spans, at))).toEqual([-Infinity, 3, 4, 12]);
  });
});

describe('timetable', () => {
  it('finds the earliest that holds whenever there is one, as trying every moment does', () => {
    const anyStop = fc.record({
      legSeconds: fc.integer({ min: 0, max: 4 }),
      handlingSeconds: fc.integer({ min: 0, max: 2 }),
      windows: anyWindows,
      maxSecondsOnBoard: fc.integer({ min: 0, max: 6 }),
    });
    const four = fc.tuple(anyStop, anyStop, anyStop, anyStop);
    fc.assert(
      fc.property(
        four,
        fc.constantFrom([-1, -1, 0, 1], [-1, -1, 1, 0], [-1, 0, -1, 2]),
        (s, at) => {
          const stops = s.map(({ windows, ...stop }, index) => ({
            ...stop,
            spans: spansOf(windows),
            loadedAt: at[index] ?? -1,
          }));
          const earliest = tryAll(stops);
          const found = timetable(stops, 0);
          expect(found.holds).toBe(earliest !== null);
          if (earliest !== null) expect(found.begins).toEqual(earliest);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The first timetable that holds, moments tried from the earliest on; null when none does. */
function tryAll(stops: readonly TimedStop[], begins: readonly number[] = []): number[] | null {
  const stop = stops[begins.length];
  if (stop === undefined) return [...begins];
  const before = stops[begins.length - 1];
  const ready = (begins.at(-1) ?? 0) + (before?.handlingSeconds ?? 0) + stop.legSeconds;
  const loading = stops[stop.loadedAt];
  const loaded = (begins[stop.loadedAt] ?? 0) + (loading?.handlingSeconds ?? 0);
  for (const at of moments) {
    const isTooLong = loading !== undefined && at - loaded > stop.maxSecondsOnBoard;
    if (at < ready || firstAllowed(stop.spans, at) !== at || isTooLong) continue;
    const rest = tryAll(stops, [...begins, at]);
    if (rest !== null) return rest;
  }
  return null;
}
