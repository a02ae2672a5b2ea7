/** Columns of numbers cut out of one block: many small arrays of their own cost more to make than to fill. */
export class Block {
  private readonly whole: Int32Array;
  private cutTo = 0;

  constructor(length: number) {
    this.whole = new Int32Array(length);
  }

  /** The next so many numbers, all 0. */
  cut(length: number): Int32Array {
    const from = this.cutTo;
    this.cutTo += length;
    if (this.cutTo > this.whole.length) throw new RangeError('The block is used up.');
    return this.whole.subarray(from, this.cutTo);
  }
}
