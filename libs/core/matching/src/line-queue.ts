/** A line's turn: the lowest level first, then the rank. */
interface Turn {
  readonly line: number;
  readonly level: number;
  readonly rank: number;
}

/** A binary heap of turns. Push and pop are O(log n). */
export class LineQueue {
  private readonly turns: Turn[] = [];

  push(turn: Turn): void {
    let at = this.turns.push(turn) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = this.turns[parent];
      if (above === undefined || !isBefore(turn, above)) break;
      this.turns[at] = above;
      at = parent;
    }
    this.turns[at] = turn;
  }

  pop(): Turn | undefined {
    const first = this.turns[0];
    const last = this.turns.pop();
    if (last !== undefined && this.turns.length > 0) this.sink(last);
    return first;
  }

  private sink(turn: Turn): void {
    let at = 0;
    for (;;) {
      const left = this.turns[2 * at + 1];
      if (left === undefined) break;
      const right = this.turns[2 * at + 2];
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, turn)) break;
      this.turns[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    this.turns[at] = turn;
  }
}

function isBefore(a: Turn, b: Turn): boolean {
  return a.level < b.level || (a.level === b.level && a.rank < b.rank);
}
