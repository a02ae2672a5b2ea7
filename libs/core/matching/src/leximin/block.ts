/** Columns of numbers cut out of two blocks: many small arrays of their own cost more to make than to fill. */
export class Block {
  private readonly ints: Int32Array;
  private readonly floats: Float64Array;
  private intsTo = 0;
  private floatsTo = 0;

  constructor(size: BlockSize) {
    this.ints = new Int32Array(size.ints);
    this.floats = new Float64Array(size.floats);
  }

  /** The next so many whole numbers, all 0. */
  cut(length: number): Int32Array {
    const from = this.intsTo;
    this.intsTo += length;
    if (this.intsTo > this.ints.length) throw new RangeError('The block is used up.');
    return this.ints.subarray(from, this.intsTo);
  }

  /** The next so many large numbers, all 0. */
  cutLarge(length: number): Float64Array {
    const from = this.floatsTo;
    this.floatsTo += length;
    if (this.floatsTo > this.floats.length) throw new RangeError('The block is used up.');
    return this.floats.subarray(from, this.floatsTo);
  }
}

export interface BlockSize {
  readonly ints: number;
  readonly floats: number;
}
