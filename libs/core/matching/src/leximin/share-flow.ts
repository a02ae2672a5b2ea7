import { Parts } from './parts';
import { LAST, TakerFlow } from './taker-flow';
import type { TakerRows } from './taker-rows';
import type { Stretch } from './threshold';

// Labels of those who do not take part in the present search, and of those who can reach nothing left.
const OUTSIDE = -9;
const DEAD = 2 ** 30;
const GAPS_MAX = 32;

/**
 * A flow that grows until the takers have what their caps say, or until it is known who cannot: a tight
 * set, which shares what it has and nothing else. A label says how many steps a taker or a supplier is
 * at least away from a supplier with something left; units move along falling labels, and a label rises
 * where no step falls any more (the shortest augmenting paths of Ahuja and Orlin).
 *
 * Takers and suppliers belong to parts; once a set has been found tight it becomes a part of its own,
 * and pairs between parts are dead.
 */
export class ShareFlow extends TakerFlow {
  readonly caps: Float64Array;
  readonly takerParts: Parts;
  readonly supplierParts: Parts;

  private readonly takerLabel: Int32Array;
  private readonly supplierLabel: Int32Array;
  // How many of the part have each label.
  private readonly holders: Int32Array;
  private part = 0;
  // Nobody alive in the part can be farther away.
  private labelMax = 0;
  private gaps = 0;
  private work = 0;
  private workMax = 0;
  // Where the walk stands in the row of a taker and in the chain of a supplier.
  private readonly takerAt: Int32Array;
  private readonly supplierAt: Int32Array;
  private readonly queue: Int32Array;
  private readonly pathTake: Int32Array;
  private readonly pathYield: Int32Array;

  constructor(rows: TakerRows, supply: Float64Array) {
    super(rows, supply);
    const { takers, suppliers } = rows;
    this.caps = new Float64Array(takers);
    this.takerParts = new Parts(takers);
    this.supplierParts = new Parts(suppliers);
    this.takerLabel = new Int32Array(takers).fill(OUTSIDE);
    this.supplierLabel = new Int32Array(suppliers).fill(OUTSIDE);
    this.holders = new Int32Array(takers + suppliers + 1);
    this.takerAt = new Int32Array(takers);
    this.supplierAt = new Int32Array(suppliers);
    this.queue = new Int32Array(suppliers);
    this.pathTake = new Int32Array(takers + 1);
    this.pathYield = new Int32Array(takers + 1);
  }

  /** Makes all parts one again. */
  joinParts(): void {
    this.takerParts.join();
    this.supplierParts.join();
  }

  /** Takes back from each taker of the stretch what it has above its cap. */
  trim({ list, from, to }: Stretch): void {
    for (let at = from; at < to; at += 1) {
      const taker = list[at] as number;
      const over = (this.given[taker] as number) - (this.caps[taker] as number);
      if (over > 0) this.takeBack(taker, over);
    }
  }

  /**
   * Gives the takers of the stretch, all of one part, what their caps say, without taking anything from
   * what others have in sum. True when all of it could be given. Else the part falls in two: a tight
   * set that holds all who lack something becomes a new part, and the others have their caps.
   */
  saturate(stretch: Stretch): boolean {
    if (this.fillAll(stretch)) return true;
    this.takerParts.split(this.part, this.takerLabel, DEAD);
    this.supplierParts.split(this.part, this.supplierLabel, DEAD);
    this.forgetLabels();
    return false;
  }

  /** The same without making parts: false says no more than that something is still lacking. */
  satisfies(stretch: Stretch): boolean {
    const isFilled = this.fillAll(stretch);
    if (!isFilled) this.forgetLabels();
    return isFilled;
  }

  /** When false, labels tell who is dead. */
  private fillAll({ list, from, to }: Stretch): boolean {
    const lacking: number[] = [];
    for (let at = from; at < to; at += 1) {
      const taker = list[at] as number;
      if ((this.given[taker] as number) >= (this.caps[taker] as number)) continue;
      if (!this.takeLeft(taker)) lacking.push(taker);
    }
    const first = lacking[0];
    if (first === undefined) return true;
    this.part = this.takerParts.of[first] as number;
    this.labelAll();
    let isTight = false;
    for (const root of lacking) if (!this.fill(root)) isTight = true;
    if (!isTight) this.forgetLabels();
    else if (this.work === Infinity) this.labelAll();
    return !isTight;
  }

  /** What neighbours have left, without moving anybody. True when the cap is reached. */
  private takeLeft(taker: number): boolean {
    const { start, supplier: suppliers } = this.rows;
    const { left } = this;
    const part = this.takerParts.of[taker] as number;
    const end = start[taker + 1] as number;
    let lack = (this.caps[taker] as number) - (this.given[taker] as number);
    for (let place = start[taker] as number; lack > 0 && place < end; place += 1) {
      const supplier = suppliers[place] as number;
      if (left[supplier] === 0 || this.supplierParts.of[supplier] !== part) continue;
      lack -= this.give(supplier, taker, lack);
    }
    return lack === 0;
  }

  /** Labels the whole part exactly, starting from those that have something left. */
  private labelAll(): void {
    const { supplierStart, supplierTaker } = this.rows;
    const { takerLabel, supplierLabel, queue } = this;
    let tail = this.startLabels();
    let scanned = 0;
    for (let head = 0; head < tail; head += 1) {
      const supplier = queue[head] as number;
      const label = (supplierLabel[supplier] as number) + 1;
      const end = supplierStart[supplier + 1] as number;
      scanned += end - (supplierStart[supplier] as number);
      for (let at = supplierStart[supplier] as number; at < end; at += 1) {
        const taker = supplierTaker[at] as number;
        if (takerLabel[taker] !== DEAD) continue;
        takerLabel[taker] = label;
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
    for (let at = this.taken[taker] as number; at !== LAST; at = nextTaken[at] as number) {
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

  private forgetLabels(): void {
    const { takerParts, supplierParts, takerLabel, supplierLabel } = this;
    // A tight set that was split off stands just before the rest of its part.
    const parts = [this.part, takerParts.count - 1];
    for (const part of parts) {
      takerParts.mark(part, takerLabel, OUTSIDE);
      supplierParts.mark(part, supplierLabel, OUTSIDE);
    }
  }

  /** Moves units to a taker until it has its cap (true) or cannot have more. */
  private fill(root: number): boolean {
    while ((this.given[root] as number) < (this.caps[root] as number)) {
      if (this.work > this.workMax) this.labelAll();
      const steps = this.findPath(root);
      if (steps < 0) return false;
      this.moveAlong(root, steps);
    }
    return true;
  }

  /**
   * Walks from a taker down the labels to a supplier with something left, and remembers the places on
   * the way; −1 when nothing can be reached. One loop with its own path: paths can be as long as the
   * market.
   */
  private findPath(root: number): number {
    const { start, supplier: suppliers } = this.rows;
    const { takerLabel, supplierLabel, takerAt, left, pathTake, pathYield } = this;
    let taker = root;
    let steps = 0;
    while (takerLabel[root] !== DEAD) {
      const end = start[taker + 1] as number;
      const label = (takerLabel[taker] as number) - 1;
      let place = takerAt[taker] as number;
      let yielding = LAST;
      for (; place < end; place += 1) {
        const supplier = suppliers[place] as number;
        if (supplierLabel[supplier] !== label) continue;
        if ((left[supplier] as number) > 0) break;
        yielding = this.nextYield(supplier);
        if (yielding !== LAST) break;
        this.raiseSupplier(supplier);
      }
      takerAt[taker] = place;
      if (place === end) {
        this.raiseTaker(taker);
        if (steps === 0) continue;
        steps -= 1;
        taker = steps === 0 ? root : (this.takerOf[pathYield[steps - 1] as number] as number);
        continue;
      }
      pathTake[steps] = place;
      if (yielding === LAST) return steps;
      pathYield[steps] = yielding;
      steps += 1;
      taker = this.takerOf[yielding] as number;
    }
    return -1;
  }

  /** The next stream of a supplier to a taker one step down. */
  private nextYield(supplier: number): number {
    const { units, takerOf, takerLabel, nextServed } = this;
    const label = (this.supplierLabel[supplier] as number) - 1;
    let at = this.supplierAt[supplier] as number;
    while (at !== LAST) {
      if ((units[at] as number) > 0 && takerLabel[takerOf[at] as number] === label) break;
      at = nextServed[at] as number;
    }
    this.supplierAt[supplier] = at;
    return at;
  }

  /** A supplier without a step down is one step above the lowest that it serves. */
  private raiseSupplier(supplier: number): void {
    const { takerOf, takerLabel, nextServed } = this;
    this.tidy(supplier);
    const before = this.supplierLabel[supplier] as number;
    let lowest = DEAD;
    for (let at = this.served[supplier] as number; at !== LAST; at = nextServed[at] as number) {
      const label = takerLabel[takerOf[at] as number] as number;
      if (label < lowest) lowest = label;
      this.work += 1;
    }
    this.supplierAt[supplier] = this.served[supplier] as number;
    this.supplierLabel[supplier] = this.moveHolder(before, lowest + 1);
  }

  /** A taker without a step down is one step above the lowest of its row. */
  private raiseTaker(taker: number): void {
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

  private moveAlong(root: number, steps: number): void {
    const { pathTake, pathYield } = this;
    const source = this.rows.supplier[pathTake[steps] as number] as number;
    let moved = Math.min(
      this.left[source] as number,
      (this.caps[root] as number) - (this.given[root] as number),
    );
    for (let at = 0; at < steps; at += 1) {
      moved = Math.min(moved, this.units[pathYield[at] as number] as number);
    }
    let taker = root;
    for (let at = 0; at <= steps; at += 1) {
      this.add(this.rows.supplier[pathTake[at] as number] as number, taker, moved);
      if (at === steps) break;
      const yielded = pathYield[at] as number;
      this.units[yielded] = (this.units[yielded] as number) - moved;
      taker = this.takerOf[yielded] as number;
    }
    this.left[source] = (this.left[source] as number) - moved;
    this.given[root] = (this.given[root] as number) + moved;
  }
}

function killAbove(labels: Int32Array, gap: number, [parts, part]: readonly [Parts, number]): void {
  for (let at = parts.fromOf(part); at < parts.toOf(part); at += 1) {
    const member = parts.order[at] as number;
    if ((labels[member] as number) > gap) labels[member] = DEAD;
  }
}
