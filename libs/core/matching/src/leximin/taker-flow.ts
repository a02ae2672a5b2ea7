import type { Block, BlockSize } from './block';
import type { TakerRows } from './taker-rows';

/** The end of a chain of streams. */
export const LAST = -1;

/** How many numbers the books of a flow begin with. */
export function bookSize(rows: TakerRows): BlockSize {
  const { takers, suppliers } = rows;
  const ends = takers + suppliers;
  return { ints: ends + 5 * roomOf(rows), floats: ends + roomOf(rows) };
}

/** Streams that there is room for at first. */
function roomOf({ takers, suppliers }: Pick<TakerRows, 'takers' | 'suppliers'>): number {
  return 2 * (takers + suppliers) + 8;
}

/** A copy of the books of a flow. */
export interface FlowBooks {
  readonly columns: readonly (Float64Array | Int32Array)[];
  readonly free: number;
  readonly used: number;
}

/**
 * The books of a flow: what each supplier has left, what each taker has been given, and the streams
 * between them. Few pairs carry anything, so streams are kept by themselves, close together, chained by
 * supplier and by taker. A stream that came back to 0 stays in its chains until its supplier is tidied.
 */
export class TakerFlow {
  readonly left: Float64Array;
  readonly given: Float64Array;
  /** The first stream of each supplier, and of each taker. */
  readonly served: Int32Array;
  readonly taken: Int32Array;
  /** Of each stream: its units, its ends, and the next one of the same supplier and of the same taker. */
  units: Float64Array;
  supplierOf: Int32Array;
  takerOf: Int32Array;
  nextServed: Int32Array;
  nextTaken: Int32Array;
  private beforeTaken: Int32Array;
  // Streams that are free again, chained by nextServed; and how many were ever used.
  private free = LAST;
  private used = 0;

  constructor(
    readonly rows: TakerRows,
    supply: Float64Array,
    block: Block,
  ) {
    const { takers, suppliers } = rows;
    const room = roomOf(rows);
    this.left = block.cutLarge(suppliers);
    this.left.set(supply);
    this.given = block.cutLarge(takers);
    this.served = block.cut(suppliers).fill(LAST);
    this.taken = block.cut(takers).fill(LAST);
    this.units = block.cutLarge(room);
    this.supplierOf = block.cut(room);
    this.takerOf = block.cut(room);
    this.nextServed = block.cut(room);
    this.nextTaken = block.cut(room);
    this.beforeTaken = block.cut(room);
  }

  /** Lets more flow from a supplier to a taker; what either has then is the matter of the caller. */
  add(supplier: number, taker: number, units: number): void {
    const stream = this.find(supplier, taker);
    this.units[stream] = (this.units[stream] as number) + units;
  }

  /** Gives a taker what a supplier has left, as much as it still lacks, and says how much that was. */
  give(supplier: number, taker: number, lack: number): number {
    const units = Math.min(lack, this.left[supplier] as number);
    this.add(supplier, taker, units);
    this.left[supplier] = (this.left[supplier] as number) - units;
    this.given[taker] = (this.given[taker] as number) + units;
    return units;
  }

  /** Takes so many units back from a taker, from any of its suppliers up to one that is spared. */
  takeBack(taker: number, units: number, spared = Infinity): void {
    let over = units;
    for (let at = this.taken[taker] as number; over > 0; at = this.nextTaken[at] as number) {
      const supplier = this.supplierOf[at] as number;
      const back = supplier >= spared ? 0 : Math.min(over, this.units[at] as number);
      this.units[at] = (this.units[at] as number) - back;
      this.left[supplier] = (this.left[supplier] as number) + back;
      over -= back;
    }
    this.given[taker] = (this.given[taker] as number) - units;
  }

  /** Takes back all that a supplier gives. */
  release(supplier: number): void {
    for (
      let at = this.served[supplier] as number;
      at !== LAST;
      at = this.nextServed[at] as number
    ) {
      const units = this.units[at] as number;
      const taker = this.takerOf[at] as number;
      this.units[at] = 0;
      this.given[taker] = (this.given[taker] as number) - units;
      this.left[supplier] = (this.left[supplier] as number) + units;
    }
  }

  /** All the books as they stand, for a return to them. O(takers + suppliers). */
  save(): FlowBooks {
    const { left, given, served, taken, units, supplierOf, takerOf } = this;
    const { nextServed, nextTaken, beforeTaken, free, used } = this;
    const columns = [left, given, served, taken, units, supplierOf, takerOf] as const;
    const links = [nextServed, nextTaken, beforeTaken] as const;
    return { columns: [...columns, ...links].map((column) => column.slice()), free, used };
  }

  restore({ columns, free, used }: FlowBooks): void {
    const { left, given, served, taken, units, supplierOf, takerOf } = this;
    const { nextServed, nextTaken, beforeTaken } = this;
    const now = [left, given, served, taken, units, supplierOf, takerOf];
    [...now, nextServed, nextTaken, beforeTaken].forEach((column, at) => {
      column.set(columns[at] ?? []);
    });
    this.free = free;
    this.used = used;
  }

  /** Ends the streams of a supplier that came back to 0. */
  tidy(supplier: number): void {
    const { units, nextServed } = this;
    let before = LAST;
    for (let at = this.served[supplier] as number; at !== LAST;) {
      const after = nextServed[at] as number;
      if ((units[at] as number) > 0) {
        before = at;
      } else {
        if (before === LAST) this.served[supplier] = after;
        else nextServed[before] = after;
        this.unlinkTaken(at);
        nextServed[at] = this.free;
        this.free = at;
      }
      at = after;
    }
  }

  private unlinkTaken(at: number): void {
    const before = this.beforeTaken[at] as number;
    const after = this.nextTaken[at] as number;
    if (before === LAST) this.taken[this.takerOf[at] as number] = after;
    else this.nextTaken[before] = after;
    if (after !== LAST) this.beforeTaken[after] = before;
  }

  /** The stream between two, a new one if there is none. Looks through both chains, so the shorter counts. */
  private find(supplier: number, taker: number): number {
    const { supplierOf, takerOf, nextServed, nextTaken } = this;
    let ofTaker = this.taken[taker] as number;
    let ofSupplier = this.served[supplier] as number;
    while (ofTaker !== LAST && ofSupplier !== LAST) {
      if (supplierOf[ofTaker] === supplier) return ofTaker;
      if (takerOf[ofSupplier] === taker) return ofSupplier;
      ofTaker = nextTaken[ofTaker] as number;
      ofSupplier = nextServed[ofSupplier] as number;
    }
    return this.begin(supplier, taker);
  }

  private begin(supplier: number, taker: number): number {
    let at = this.free;
    if (at !== LAST) {
      this.free = this.nextServed[at] as number;
    } else {
      at = this.used;
      this.used += 1;
      if (at === this.units.length) this.widen();
    }
    const head = this.taken[taker] as number;
    this.supplierOf[at] = supplier;
    this.takerOf[at] = taker;
    this.units[at] = 0;
    this.nextServed[at] = this.served[supplier] as number;
    this.served[supplier] = at;
    this.nextTaken[at] = head;
    this.beforeTaken[at] = LAST;
    if (head !== LAST) this.beforeTaken[head] = at;
    this.taken[taker] = at;
    return at;
  }

  private widen(): void {
    const wider = (column: Int32Array): Int32Array => {
      const copy = new Int32Array(2 * column.length);
      copy.set(column);
      return copy;
    };
    const units = new Float64Array(2 * this.units.length);
    units.set(this.units);
    this.units = units;
    this.supplierOf = wider(this.supplierOf);
    this.takerOf = wider(this.takerOf);
    this.nextServed = wider(this.nextServed);
    this.nextTaken = wider(this.nextTaken);
    this.beforeTaken = wider(this.beforeTaken);
  }
}
