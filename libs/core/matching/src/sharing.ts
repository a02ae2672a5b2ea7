import type { LineFacts } from './round/facts';
import { Giving } from './giving';
import { LineQueue } from './line-queue';
import { nth } from './round/nth';
import type { Pool } from './pool';

/** A line's place in the pool of one of its products. */
export interface Seat {
  readonly pool: number;
  readonly at: number;
}

/** First everybody up to what they want, then, with what is left, up to the most that they can take. */
type Goal = 'wanted' | 'most';

/**
 * The state of sharing one group of products that substitutes tie together.
 *
 * The next package always goes to the line with the fewest grams a family, counting what it accepted
 * before and half of the package in question. A line for which no package can be found, not even by
 * exchanges, has reached its level for good: what it cannot reach lifts the others.
 */
export class Sharing {
  /** What each line has in all, by the line's index. */
  readonly grams: Float64Array;
  /** The part of it that is a substitute from this very round. */
  readonly substituteGrams: Float64Array;
  private readonly givings: readonly Giving[];
  /** For each line: its seats in order of preference; null where nothing of that product is offered. */
  private readonly seats = new Map<LineFacts, (Seat | null)[]>();
  private readonly stale = new Set<number>();
  private readonly dropped = new Set<LineFacts>();
  private readonly preferences: number;

  constructor(
    readonly pools: readonly Pool[],
    readonly lines: readonly LineFacts[],
  ) {
    const size = lines.reduce((most, line) => Math.max(most, line.index + 1), 0);
    this.grams = new Float64Array(size);
    this.substituteGrams = new Float64Array(size);
    this.givings = pools.map((pool) => new Giving(pool));
    this.preferences = lines.reduce((most, line) => Math.max(most, line.productIds.length), 0);
    for (const line of lines) {
      this.grams[line.index] = line.source.alreadyGrams;
      this.seats.set(line, Array<Seat | null>(line.productIds.length).fill(null));
    }
    pools.forEach((pool, index) => {
      this.stale.add(index);
      pool.lines.forEach((line, at) => {
        const preference = line.productIds.indexOf(pool.productId);
        this.seatsOf(line)[preference] = { pool: index, at };
      });
    });
  }

  gramsOf(line: LineFacts): number {
    return this.grams[line.index] ?? 0;
  }

  /** In order of preference; null for a product that nobody offers. */
  seatsOf(line: LineFacts): (Seat | null)[] {
    const seats = this.seats.get(line);
    if (seats === undefined) throw new RangeError(`line ${line.source.id} has no seat here`);
    return seats;
  }

  isDropped(line: LineFacts): boolean {
    return this.dropped.has(line);
  }

  /** True when the line got something now, but all in all less than it can use. */
  isBelowMinimum(line: LineFacts): boolean {
    const grams = this.gramsOf(line);
    return grams > line.source.alreadyGrams && grams < line.source.minGrams;
  }

  /** Shares in every pool into which something came (back) since the last time. */
  fill(goal: Goal): void {
    if (goal === 'most') this.pools.forEach((_, index) => this.stale.add(index));
    for (let preference = 0; preference < this.preferences; preference += 1) {
      this.pools.forEach((_, index) => {
        if (this.stale.has(index)) this.fillPool(index, preference, goal);
      });
    }
    this.stale.clear();
  }

  /** Gives one line packages, its own product first, until it has its minimum; false when it cannot. */
  serveMinimum(line: LineFacts): boolean {
    this.seatsOf(line).forEach((seat, preference) => {
      if (seat === null) return;
      nth(this.givings, seat.pool).restart();
      while (this.gramsOf(line) < line.source.minGrams) {
        if (!this.giveTo(line, seat, preference, 'wanted')) break;
      }
    });
    return this.gramsOf(line) >= line.source.minGrams;
  }

  /** Takes back what the line got in this round and leaves it out. */
  drop(line: LineFacts): void {
    this.dropped.add(line);
    this.seatsOf(line).forEach((_, preference) => {
      this.release(line, preference);
    });
  }

  readmit(line: LineFacts): void {
    this.dropped.delete(line);
  }

  /** Takes back all substitutes, for when the products themselves have more to give. */
  releaseSubstitutes(): void {
    for (const line of this.lines) {
      if ((this.substituteGrams[line.index] ?? 0) === 0) continue;
      for (let preference = 1; preference < line.productIds.length; preference += 1) {
        this.release(line, preference);
      }
    }
  }

  private fillPool(index: number, preference: number, goal: Goal): void {
    const pool = nth(this.pools, index);
    const queue = new LineQueue();
    const enqueue = (line: LineFacts, at: number): void => {
      const halves = 2 * this.gramsOf(line) + pool.packageGramsLeast;
      queue.push({ line: at, level: halves / line.families, rank: line.rank });
    };
    nth(this.givings, index).restart();
    pool.lines.forEach((line, at) => {
      if (line.productIds[preference] === pool.productId && !this.dropped.has(line)) {
        enqueue(line, at);
      }
    });
    for (let turn = queue.pop(); turn !== undefined; turn = queue.pop()) {
      const line = pool.lineAt(turn.line);
      if (this.giveTo(line, { pool: index, at: turn.line }, preference, goal)) {
        enqueue(line, turn.line);
      }
    }
  }

  private giveTo(line: LineFacts, seat: Seat, preference: number, goal: Goal): boolean {
    const giving = nth(this.givings, seat.pool);
    for (const room of this.roomsOf(line, preference, goal)) {
      const grams = giving.giveOne(seat.at, room);
      if (grams === 0) continue;
      this.add(line, preference, grams);
      return true;
    }
    return false;
  }

  /**
   * How large the next package may be; a second figure is tried when nothing fits the first. Below its
   * minimum a line may go past what it wants, since otherwise it would go without.
   */
  private roomsOf(line: LineFacts, preference: number, goal: Goal): number[] {
    const { minGrams, wantedGrams, maxGrams } = line.source;
    const grams = this.gramsOf(line);
    if (goal === 'wanted') {
      return grams < minGrams ? [wantedGrams - grams, maxGrams - grams] : [wantedGrams - grams];
    }
    const isOpen = grams >= minGrams && (preference === 0 || grams < wantedGrams);
    return isOpen ? [maxGrams - grams] : [];
  }

  private release(line: LineFacts, preference: number): void {
    const seat = this.seatsOf(line)[preference];
    if (seat === undefined || seat === null) return;
    const grams = nth(this.pools, seat.pool).release(seat.at);
    if (grams === 0) return;
    this.add(line, preference, -grams);
    this.stale.add(seat.pool);
  }

  private add(line: LineFacts, preference: number, grams: number): void {
    this.grams[line.index] = this.gramsOf(line) + grams;
    if (preference === 0) return;
    this.substituteGrams[line.index] = (this.substituteGrams[line.index] ?? 0) + grams;
  }
}
