import type { Block, BlockSize } from './block';
import { Parts } from './parts';
import { bookSize, LAST, TakerFlow } from './taker-flow';
import type { TakerRows } from './taker-rows';

// Labels of those who do not take part in the present search, and of those who can reach nothing left.
const OUTSIDE = -9;
export const DEAD = 2 ** 30;
const GAPS_MAX = 32;
// What is imported is looked up at each use, and these stand in the innermost loops.
const NONE = LAST;

/** How many numbers a flow with labels keeps. */
export function labelledSize(rows: TakerRows): BlockSize {
  const { ints, floats } = bookSize(rows);
  return { ints: ints + 5 * rows.takers + 6 * rows.suppliers + 1, floats };
}

/**
 * A flow in which everybody of one part knows how far it is from something left: a label says how many
 * steps a taker or a supplier is at least away from a supplier with something left; units move along
 * falling labels, and a label rises where no step falls any more (the shortest augmenting paths of Ahuja
 * and Orlin).
 *
 * Takers and suppliers belong to parts, and pairs between parts are dead.
 */
export class LabelledFlow extends TakerFlow {
  readonly takerParts: Parts;
  readonly supplierParts: Parts;

  protected readonly takerLabel: Int32Array;
  protected readonly supplierLabel: Int32Array;
  // Where the walk stands in the row of a taker and in the chain of a supplier.
  protected readonly takerAt: Int32Array;
  protected readonly supplierAt: Int32Array;
  protected part = 0;
  protected work = 0;
  protected workMax = 0;
  // How many of the part have each label.
  private readonly holders: Int32Array;
  private readonly queue: Int32Array;
  // Nobody alive in the part can be farther away.
  private labelMax = 0;
  private gaps = 0;

  constructor(rows: TakerRows, supply: Float64Array, block: Block) {
    super(rows, supply, block);
    const { takers, suppliers } = rows;
    this.takerParts = new Parts(takers, block);
    this.supplierParts = new Parts(suppliers, block);
    this.takerLabel = block.cut(takers).fill(OUTSIDE);
    this.supplierLabel = block.cut(suppliers).fill(OUTSIDE);
    this.holders = block.cut(takers + suppliers + 1);
    this.takerAt = block.cut(takers);
    this.supplierAt = block.cut(suppliers);
    this.queue = block.cut(suppliers);
  }

  /** Labels the whole part exactly, starting from those that have something left. */
  protected labelAll(): void {
    const { supplierStart, supplierTaker } = this.rows;
    const { takerLabel, supplierLabel, queue } = this;
    let tail = this.startLabels();
    let scanned = 0;
    let unlabelled = this.takerParts.toOf(this.part) - this.takerParts.fromOf(this.part);
    for (let head = 0; head < tail; head += 1) {
      const supplier = queue[head] as number;
      const label = (supplierLabel[supplier] as number) + 1;
      const end = supplierStart[supplier + 1] as number;
      scanned += end - (supplierStart[supplier] as number);
      for (let at = supplierStart[supplier] as number; unlabelled > 0 && at < end; at += 1) {
        const taker = supplierTaker[at] as number;
        if (takerLabel[taker] !== DEAD) continue;
        takerLabel[taker] = label;
        unlabelled -= 1;
        tail = this.labelSuppliersOf(taker, tail);
      }
    }
    this.countLabels();
    this.gaps = 0;
    this.work = 0;
    this.workMax = 4 * scanned;
  }

  private startLabels(): number {
    const { takerParts, supplierParts, part, takerLabel, supplierLabel, queue, left } = this;
    for (let at = takerParts.fromOf(part); at < takerParts.toOf(part); at += 1) {
      const taker = takerParts.order[at] as number;
      takerLabel[taker] = DEAD;
      this.takerAt[taker] = this.rows.start[taker] as number;
    }
    let tail = 0;
    for (let at = supplierParts.fromOf(part); at < supplierParts.toOf(part); at += 1) {
      const supplier = supplierParts.order[at] as number;
      this.tidy(supplier);
      this.supplierAt[supplier] = this.served[supplier] as number;
      supplierLabel[supplier] = DEAD;
      if (left[supplier] === 0) continue;
      supplierLabel[supplier] = 0;
      queue[tail] = supplier;
      tail += 1;
    }
    return tail;
  }

  /** Whoever serves a taker could have its units served by that taker's other suppliers. */
  private labelSuppliersOf(taker: number, queueEnd: number): number {
    const { units, supplierOf, nextTaken, supplierLabel } = this;
    const label = (this.takerLabel[taker] as number) + 1;
    let tail = queueEnd;
    for (let at = this.taken[taker] as number; at !== NONE; at = nextTaken[at] as number) {
      if (units[at] === 0) continue;
      const supplier = supplierOf[at] as number;
      if (supplierLabel[supplier] !== DEAD) continue;
      supplierLabel[supplier] = label;
      this.queue[tail] = supplier;
      tail += 1;
    }
    return tail;
  }

  private countLabels(): void {
    const { takerParts, supplierParts, part, takerLabel, supplierLabel, holders } = this;
    this.labelMax =
      takerParts.toOf(part) -
      takerParts.fromOf(part) +
      supplierParts.toOf(part) -
      supplierParts.fromOf(part);
    holders.fill(0, 0, this.labelMax + 1);
    for (let at = takerParts.fromOf(part); at < takerParts.toOf(part); at += 1) {
      const label = takerLabel[takerParts.order[at] as number] as number;
      if (label !== DEAD) holders[label] = (holders[label] as number) + 1;
    }
    for (let at = supplierParts.fromOf(part); at < supplierParts.toOf(part); at += 1) {
      const label = supplierLabel[supplierParts.order[at] as number] as number;
      if (label !== DEAD) holders[label] = (holders[label] as number) + 1;
    }
  }

  protected forgetLabels(): void {
    const { takerParts, supplierParts, takerLabel, supplierLabel } = this;
    // A tight set that was split off stands just before the rest of its part.
    const parts = [this.part, takerParts.count - 1];
    for (const part of parts) {
      takerParts.mark(part, takerLabel, OUTSIDE);
      supplierParts.mark(part, supplierLabel, OUTSIDE);
    }
  }

  /** The next stream of a supplier to a taker one step down. */
  protected nextYield(supplier: number): number {
    const { units, takerOf, takerLabel, nextServed } = this;
    const label = (this.supplierLabel[supplier] as number) - 1;
    let at = this.supplierAt[supplier] as number;
    while (at !== NONE) {
      if ((units[at] as number) > 0 && takerLabel[takerOf[at] as number] === label) break;
      at = nextServed[at] as number;
    }
    this.supplierAt[supplier] = at;
    return at;
  }

  /** A supplier without a step down is one step above the lowest that it serves. */
  protected raiseSupplier(supplier: number): void {
    const { takerOf, takerLabel, nextServed } = this;
    this.tidy(supplier);
    const before = this.supplierLabel[supplier] as number;
    let lowest = DEAD;
    for (let at = this.served[supplier] as number; at !== NONE; at = nextServed[at] as number) {
      const label = takerLabel[takerOf[at] as number] as number;
      if (label < lowest) lowest = label;
      this.work += 1;
    }
    this.supplierAt[supplier] = this.served[supplier] as number;
    this.supplierLabel[supplier] = this.moveHolder(before, lowest + 1);
  }

  /** A taker without a step down is one step above the lowest of its row. */
  protected raiseTaker(taker: number): void {
    const { start, supplier: suppliers } = this.rows;
    const { supplierLabel } = this;
    const end = start[taker + 1] as number;
    const before = this.takerLabel[taker] as number;
    let lowest = DEAD;
    let place = start[taker] as number;
    // Labels on one side differ by two: nothing can be lower than one above, for all below are gone.
    for (; place < end && lowest > before + 1; place += 1) {
      const label = supplierLabel[suppliers[place] as number] as number;
      if (label >= lowest || label < 0) continue;
      lowest = label;
      this.takerAt[taker] = place;
    }
    this.work += end - (start[taker] as number);
    this.takerLabel[taker] = this.moveHolder(before, lowest + 1);
  }

  /** Counts somebody under its new label, and says what that is: all above a gap are dead. */
  private moveHolder(before: number, raised: number): number {
    const { holders } = this;
    const isDead = raised > this.labelMax;
    // Too far to be alive, but its neighbours do not know it yet: who is dead must be found exactly.
    if (isDead && raised < DEAD) this.work = Infinity;
    if (!isDead) holders[raised] = (holders[raised] as number) + 1;
    holders[before] = (holders[before] as number) - 1;
    if (holders[before] !== 0) return isDead ? DEAD : raised;
    if (this.gaps >= GAPS_MAX) return isDead ? DEAD : raised;
    this.gaps += 1;
    killAbove(this.takerLabel, before, [this.takerParts, this.part]);
    killAbove(this.supplierLabel, before, [this.supplierParts, this.part]);
    return DEAD;
  }
}

function killAbove(labels: Int32Array, gap: number, [parts, part]: readonly [Parts, number]): void {
  for (let at = parts.fromOf(part); at < parts.toOf(part); at += 1) {
    const member = parts.order[at] as number;
    if ((labels[member] as number) > gap) labels[member] = DEAD;
  }
}
