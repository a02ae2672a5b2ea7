import type { Block } from './block';

/** A set of numbers that falls into ever smaller parts: the members of part p stand side by side. */
export class Parts {
  readonly order: Int32Array;
  /** The part of each member. */
  readonly of: Int32Array;
  private readonly from: number[] = [0];
  private readonly to: number[];

  constructor(count: number, block: Block) {
    this.order = block.cut(count);
    for (let at = 0; at < count; at += 1) this.order[at] = at;
    this.of = block.cut(count);
    this.to = [count];
  }

  get count(): number {
    return this.from.length;
  }

  fromOf(part: number): number {
    return this.from[part] as number;
  }

  toOf(part: number): number {
    return this.to[part] as number;
  }

  /** Makes all one part again. */
  join(): void {
    this.of.fill(0);
    this.from.length = 1;
    this.to.length = 1;
    this.from[0] = 0;
    this.to[0] = this.order.length;
  }

  /** Marks all members of a part. */
  mark(part: number, marks: Int32Array, mark: number): void {
    const to = this.toOf(part);
    for (let at = this.fromOf(part); at < to; at += 1) marks[this.order[at] as number] = mark;
  }

  /** Makes the marked members of a part a part of their own, the next one. */
  split(part: number, mark: Int32Array, marked: number): void {
    const { order } = this;
    const from = this.fromOf(part);
    const to = this.toOf(part);
    const next = this.from.length;
    let front = from;
    for (let at = from; at < to; at += 1) {
      const member = order[at] as number;
      if (mark[member] !== marked) continue;
      order[at] = order[front] as number;
      order[front] = member;
      this.of[member] = next;
      front += 1;
    }
    this.from.push(from);
    this.to.push(front);
    this.from[part] = front;
  }
}

/** 0 … count − 1. */
export function allUpTo(count: number): Int32Array {
  const all = new Int32Array(count);
  for (let at = 0; at < count; at += 1) all[at] = at;
  return all;
}
