/** Chance from a 32-bit seed (mulberry32): the same seed tells the same story on every machine. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, and never, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `min` to `max`, both of them possible. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return at(items, this.whole(0, items.length - 1));
  }

  /** So many different items, in the order in which they were drawn. */
  draw<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, items.length) }, () =>
      at(left.splice(this.whole(0, left.length - 1), 1), 0),
    );
  }

  /** About −1 to 1, mostly near 0: what lies around a town is dense in the middle. */
  around(): number {
    return this.next() + this.next() + this.next() - 1.5;
  }
}

/** The item at an index that is known to exist. */
export function at<Item>(items: ArrayLike<Item>, index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${String(index)}`);
  return item;
}
