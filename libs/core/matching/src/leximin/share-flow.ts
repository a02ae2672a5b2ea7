import { Block } from './block';
import { DEAD, labelledSize, LabelledFlow } from './labelled-flow';
import { LAST } from './taker-flow';
import type { TakerRows } from './taker-rows';
import type { Stretch } from './threshold';

// What is imported is looked up at each use, and these stand in the innermost loops.
const NONE = LAST;
const GONE = DEAD;

/**
 * A flow that grows until the takers have what their caps say, or until it is known who cannot: a tight
 * set, which shares what it has and nothing else. Once a set has been found tight it becomes a part of
 * its own.
 */
export class ShareFlow extends LabelledFlow {
  readonly caps: Float64Array;
  private readonly pathTake: Int32Array;
  private readonly pathYield: Int32Array;

  constructor(rows: TakerRows, supply: Float64Array) {
    const pathLength = rows.takers + 1;
    const { ints, floats } = labelledSize(rows);
    const block = new Block({ ints: ints + 2 * pathLength, floats: floats + rows.takers });
    super(rows, supply, block);
    this.caps = block.cutLarge(rows.takers);
    this.pathTake = block.cut(pathLength);
    this.pathYield = block.cut(pathLength);
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
    this.takerParts.split(this.part, this.takerLabel, GONE);
    this.supplierParts.split(this.part, this.supplierLabel, GONE);
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
    while (takerLabel[root] !== GONE) {
      const end = start[taker + 1] as number;
      const label = (takerLabel[taker] as number) - 1;
      let place = takerAt[taker] as number;
      let yielding = NONE;
      for (; place < end; place += 1) {
        // The innermost loop: nothing else stands in it, so that it stays in registers.
        while (place < end && supplierLabel[suppliers[place] as number] !== label) place += 1;
        if (place === end) break;
        const supplier = suppliers[place] as number;
        if ((left[supplier] as number) > 0) break;
        yielding = this.nextYield(supplier);
        if (yielding !== NONE) break;
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
      if (yielding === NONE) return steps;
      pathYield[steps] = yielding;
      steps += 1;
      taker = this.takerOf[yielding] as number;
    }
    return -1;
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
