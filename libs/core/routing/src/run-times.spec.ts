import fc from 'fast-check';
import type { UntimedRun } from './place-breaks';
import { runTimes } from './run-times';
import type { TimedStop } from './schedule';
import { firstAllowed, spansOf, type Spans } from './windows';

const anySpans = fc
  .array(
    fc
      .tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 8 }))
      .map(([fromSeconds, length]) => ({ fromSeconds, toSeconds: fromSeconds + length })),
    { minLength: 1, maxLength: 2 },
  )
  .map(spansOf);

const anyRun: fc.Arbitrary<UntimedRun> = fc
  .record({
    stops: fc.array(
      fc.record({
        road: fc.integer({ min: 0, max: 3 }),
        fixed: fc.integer({ min: 0, max: 1 }),
        handlingSeconds: fc.integer({ min: 0, max: 2 }),
        spans: fc.oneof(anySpans, fc.constant(spansOf([]))),
        rideMax: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 6 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    breaks: fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 3 }), spans: anySpans }), {
      maxLength: 2,
    }),
    endFixedSeconds: fc.integer({ min: 0, max: 1 }),
    endRoad: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ stops, breaks, endFixedSeconds, endRoad }) => ({
    stops: stops.map((stop, index): TimedStop => {
      const isRide = index > 0 && stop.rideMax !== null;
      return {
        legSeconds: stop.road + (index > 0 ? stop.fixed : 0),
        handlingSeconds: stop.handlingSeconds,
        spans: stop.spans,
        loadedAt: isRide ? 0 : -1,
        maxSecondsOnBoard: isRide ? (stop.rideMax ?? 0) : Infinity,
      };
    }),
    fixedSeconds: stops.map((stop, index) => (index > 0 ? stop.fixed : 0)),
    breaks,
    startSeconds: 0,
    endFixedSeconds,
    endLegSeconds: endFixedSeconds + endRoad,
    latestEndSeconds: 100,
  }));

/** The soonest end by letting every stop and every break begin at every moment. */
function soonestEnd(run: UntimedRun): number {
  let best = Infinity;
  const isIn = (spans: Spans, moment: number): boolean => firstAllowed(spans, moment) === moment;
  const goOn = (at: {
    readonly gap: number;
    readonly taken: number;
    readonly moment: number;
    readonly parked: boolean;
    readonly begins: readonly number[];
  }): void => {
    const { gap, taken, moment, parked, begins } = at;
    if (moment >= best) return;
    const stop = run.stops[gap];
    const fixed = run.fixedSeconds[gap] ?? run.endFixedSeconds;
    const free = parked ? moment : moment + fixed;
    const rest = run.breaks[taken];
    for (let begin = free; rest !== undefined && begin <= 30; begin += 1) {
      if (!isIn(rest.spans, begin)) continue;
      goOn({ ...at, taken: taken + 1, moment: begin + rest.seconds, parked: true });
    }
    if (stop === undefined) {
      const end = free + run.endLegSeconds - run.endFixedSeconds;
      if (rest === undefined) best = Math.min(best, end);
      return;
    }
    for (let begin = free + stop.legSeconds - fixed; begin <= 40; begin += 1) {
      if (!isIn(stop.spans, begin)) continue;
      const loading = run.stops[stop.loadedAt];
      const loaded = (begins[stop.loadedAt] ?? 0) + (loading?.handlingSeconds ?? 0);
      if (loading !== undefined && begin - loaded > stop.maxSecondsOnBoard) continue;
      const done = begin + stop.handlingSeconds;
      goOn({ gap: gap + 1, taken, moment: done, parked: false, begins: [...begins, begin] });
    }
  };
  goOn({ gap: 0, taken: 0, moment: run.startSeconds, parked: false, begins: [] });
  return best;
}

describe('runTimes', () => {
  it('ends as soon as trying every moment for every stop and break allows', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const times = runTimes(run);
        const best = soonestEnd(run);
        expect(times.holds).toBe(best !== Infinity);
        if (times.holds) expect(times.endSeconds).toBe(best);
      }),
      { numRuns: 400 },
    );
  });

  it('takes the rest where waiting is owed anyway, and begins with it as late as it can', () => {
    const stop: TimedStop = {
      legSeconds: 10,
      handlingSeconds: 0,
      spans: [100, 200],
      loadedAt: -1,
      maxSecondsOnBoard: Infinity,
    };
    const times = runTimes({
      stops: [stop],
      fixedSeconds: [0],
      breaks: [{ seconds: 30, spans: [0, 150] }],
      startSeconds: 0,
      endFixedSeconds: 5,
      endLegSeconds: 15,
      latestEndSeconds: 1000,
    });
    expect(times).toMatchObject({ begins: [100], departSeconds: 60, endSeconds: 115 });
    expect(times.breaks).toEqual([{ gap: 0, beginSeconds: 60, isLate: false }]);
  });

  it('names the break that has no place and goes on without keeping to its hours', () => {
    const times = runTimes({
      stops: [],
      fixedSeconds: [],
      breaks: [{ seconds: 30, spans: [0, 5] }],
      startSeconds: 10,
      endFixedSeconds: 0,
      endLegSeconds: 0,
      latestEndSeconds: 1000,
    });
    expect(times.holds).toBe(false);
    expect(times.breaks).toMatchObject([{ isLate: true }]);
  });
});
