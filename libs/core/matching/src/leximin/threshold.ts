import { compareUnits } from './taker-keys';
import type { TakerKeys } from './taker-keys';

/** A stretch of a list of takers. */
export interface Stretch {
  readonly list: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Writes into `caps` how many units each taker of the stretch has among the `total` units of lowest key
 * of all of them. The total is between 0 and all that they can take.
 *
 * Promises: exact, whatever the sizes; the caps add up to the total. How: a level is guessed with
 * floating-point numbers until few units lie around it, and only those are compared exactly.
 */
export function capsFor(
  keys: TakerKeys,
  stretch: Stretch,
  total: number,
  caps: Float64Array,
): void {
  const { bounds } = keys;
  let tier = 0;
  while (tier + 2 < bounds.length && sumOf(bounds[tier + 1] as Float64Array, stretch) < total) {
    tier += 1;
  }
  const low = bounds[tier] as Float64Array;
  const high = bounds[tier + 1] as Float64Array;
  const whole = sumOf(high, stretch) <= total ? high : sumOf(low, stretch) >= total ? low : null;
  if (whole === null) {
    new TierThreshold(keys, tier, stretch, total).write(caps);
    return;
  }
  for (let at = stretch.from; at < stretch.to; at += 1) {
    const taker = stretch.list[at] as number;
    caps[taker] = whole[taker] as number;
  }
}

export function sumOf(values: Float64Array, { list, from, to }: Stretch): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[list[at] as number] as number;
  return sum;
}

// How far a computed debt + level · weight may be from the true one, as a part of what was added up.
const ROUNDING = 2 ** -51;

/** The search of one threshold inside one tier, where the sums of both bounds enclose the total. */
class TierThreshold {
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  // The units that are certainly not above, and those that are not certainly above, the last tried level.
  private sure = 0;
  private maybe = 0;
  private slope = 0;
  // All units up to `low` are among the total; all of the total are up to `high`.
  private low = -Infinity;
  private high = Infinity;

  constructor(
    private readonly keys: TakerKeys,
    tier: number,
    private readonly stretch: Stretch,
    private readonly total: number,
  ) {
    this.least = keys.bounds[tier] as Float64Array;
    this.most = keys.bounds[tier + 1] as Float64Array;
  }

  write(caps: Float64Array): void {
    this.search();
    const { list, from, to } = this.stretch;
    const takers: number[] = [];
    const units: number[] = [];
    let missing = this.total;
    for (let at = from; at < to; at += 1) {
      const taker = list[at] as number;
      const first = this.clampedUnits(taker, this.low, -1);
      const last = this.clampedUnits(taker, this.high, 1);
      caps[taker] = first;
      missing -= first;
      for (let unit = first + 1; unit <= last; unit += 1) {
        takers.push(taker);
        units.push(unit);
      }
    }
    this.giveLowest(caps, takers, units, missing);
  }

  /** Narrows low and high until few units are between them, or no number is. */
  private search(): void {
    const { stretch, total } = this;
    const count = stretch.to - stretch.from;
    const few = 8 + count / 32;
    let [lowest, highest] = this.range();
    let below = sumOf(this.least, stretch);
    let above = sumOf(this.most, stretch);
    let level = this.firstGuess(below, [lowest, highest]);
    for (let step = 1; above - below > few; step += 1) {
      if (step > 10 && above - below <= 2 * count) return;
      this.measure(level);
      if (this.maybe <= total) {
        this.low = lowest = level;
        below = this.maybe;
        if (this.sure === total) this.high = level;
      } else if (this.sure >= total) {
        this.high = highest = level;
        above = this.sure;
      } else {
        this.widen(level);
        return;
      }
      if (this.high === this.low) return;
      level += (total - (this.sure + this.maybe) / 2) / this.slope;
      if (!(level > lowest && level < highest) || step % 4 === 0) {
        level = lowest + (highest - lowest) / 2;
        if (level <= lowest || level >= highest) return;
      }
    }
  }

  /** Where the level would be if no bound were in the way; halfway when that is out of range. */
  private firstGuess(below: number, [lowest, highest]: readonly [number, number]): number {
    const { weight, debt } = this.keys;
    let points = this.total - below;
    let slope = 0;
    for (let at = this.stretch.from; at < this.stretch.to; at += 1) {
      const taker = this.stretch.list[at] as number;
      const least = this.least[taker] as number;
      if (least === this.most[taker]) continue;
      points += least - (debt[taker] as number);
      slope += weight[taker] as number;
    }
    const level = points / slope;
    return level > lowest && level < highest ? level : lowest + (highest - lowest) / 2;
  }

  /** Levels between which every key of the tier lies. */
  private range(): [number, number] {
    const { weight, debt } = this.keys;
    let lowest = Infinity;
    let highest = -Infinity;
    for (let at = this.stretch.from; at < this.stretch.to; at += 1) {
      const taker = this.stretch.list[at] as number;
      const least = this.least[taker] as number;
      const most = this.most[taker] as number;
      if (least === most) continue;
      lowest = Math.min(lowest, (least - (debt[taker] as number)) / (weight[taker] as number));
      highest = Math.max(highest, (most - (debt[taker] as number)) / (weight[taker] as number));
    }
    return [lowest, highest];
  }

  /** Counts the units up to a level, once erring low and once erring high. The innermost loop. */
  private measure(level: number): void {
    const { list, from, to } = this.stretch;
    const { weight, debt } = this.keys;
    let sure = 0;
    let maybe = 0;
    let slope = 0;
    for (let at = from; at < to; at += 1) {
      const taker = list[at] as number;
      const least = this.least[taker] as number;
      const most = this.most[taker] as number;
      const share = level * (weight[taker] as number);
      const point = (debt[taker] as number) + share;
      const error = (Math.abs(share) + Math.abs(point)) * ROUNDING;
      if (point - error >= most) {
        sure += most;
        maybe += most;
      } else if (point + error < least) {
        sure += least;
        maybe += least;
      } else {
        sure += Math.max(least, Math.floor(point - error));
        maybe += Math.min(most, Math.floor(point + error));
        slope += weight[taker] as number;
      }
    }
    this.sure = sure;
    this.maybe = maybe;
    this.slope = slope;
  }

  /** The total lies within the rounding of one level: go out from it on both sides until certain. */
  private widen(level: number): void {
    const step = Math.max(Math.abs(level) * ROUNDING, 2 ** -60);
    let down = step;
    for (this.measure(level - down); this.maybe > this.total; this.measure(level - down)) down *= 2;
    let up = step;
    for (this.measure(level + up); this.sure < this.total; this.measure(level + up)) up *= 2;
    this.low = Math.max(this.low, level - down);
    this.high = Math.min(this.high, level + up);
  }

  /** The units of a taker up to a level, erring low (side −1) or high (side 1). */
  private clampedUnits(taker: number, level: number, side: -1 | 1): number {
    const least = this.least[taker] as number;
    const most = this.most[taker] as number;
    if (level === Infinity) return most;
    if (level === -Infinity) return least;
    const share = level * (this.keys.weight[taker] as number);
    const point = (this.keys.debt[taker] as number) + share;
    const error = (Math.abs(share) + Math.abs(point)) * ROUNDING;
    return Math.min(most, Math.max(least, Math.floor(point + side * error)));
  }

  /** Gives the missing units to the lowest of the units that lie around the level. */
  private giveLowest(
    caps: Float64Array,
    takers: readonly number[],
    units: readonly number[],
    missing: number,
  ): void {
    const order = takers.map((_, at) => at);
    if (missing < order.length) {
      order.sort((a, b) =>
        compareUnits(
          this.keys,
          [takers[a] as number, units[a] as number],
          [takers[b] as number, units[b] as number],
        ),
      );
    }
    for (let at = 0; at < missing; at += 1) {
      const taker = takers[order[at] as number] as number;
      caps[taker] = (caps[taker] as number) + 1;
    }
  }
}
